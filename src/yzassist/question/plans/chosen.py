"""Documents that a caller chooses by name (``--document``, ``documents``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yzassist.documents.head.titles import short_names
from yzassist.documents.model import Plan
from yzassist.errors import InvalidInputError
from yzassist.question.plans.plan_name import key_of
from yzassist.question.plans.plan_names import PlanNames

_LISTED = 20
"""Documents that an error names; of more the number is said."""


def chosen_documents(names: Iterable[str], plans: Sequence[Plan]) -> tuple[str, ...]:
    """The ids of the documents named by id, title, short name, number, or a part of these that only one has.

    Raises InvalidInputError, naming the documents there are, for a name that none or several have.
    """
    names, ids = tuple(names), [plan.id for plan in plans]
    if all(name in ids for name in names):
        return tuple(dict.fromkeys(names))
    known = PlanNames(plans)
    return tuple(dict.fromkeys(name if name in ids else _one(name, known, plans) for name in names))


def chosen_plans(names: Sequence[str], plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans called so, in the order of ``plans``; all when none is named. Raises like ``chosen_documents``."""
    ids = frozenset(chosen_documents(names, plans)) if names else None
    return tuple(plan for plan in plans if ids is None or plan.id in ids)


def _one(name: str, known: PlanNames, plans: Sequence[Plan]) -> str:
    key = key_of(name) if isinstance(name, str) else ""
    found = known.titled(name) if key else ()
    found = found or tuple(n.document_id for n in known.names if key and any(key in own for own in n.exact))
    if len(found) == 1:
        return found[0]
    like = [plan for plan in plans if plan.id in found] or plans
    short = short_names(plans)
    listed = "；".join(f"{plan.id}（《{short[plan.id]}》）" for plan in like[:_LISTED])
    more = f"；……共 {len(like)} 份" if len(like) > _LISTED else ""
    problem = f"“{name}”对应 {len(found)} 份文件，请写全名称或编号" if found else f"没有“{name}”这份文件"
    raise InvalidInputError(f"{problem}。{'对应的' if found else '现有的'}文件：{listed}{more}。")
