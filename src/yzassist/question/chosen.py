"""Documents that a caller chooses by name (``--document``, ``documents``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yzassist.documents.model import Plan
from yzassist.documents.titles import short_names
from yzassist.errors import InvalidInputError
from yzassist.question.plan_name import key_of
from yzassist.question.plan_names import PlanNames


def chosen_documents(names: Iterable[str], plans: Sequence[Plan]) -> tuple[str, ...]:
    """The ids of the documents named by id, title, short name, number, or a part of these that only one has.

    Raises InvalidInputError, naming the documents there are, for a name that none or several have.
    """
    known = PlanNames(plans)
    return tuple(dict.fromkeys(_one(name, known, plans) for name in names))


def _one(name: str, known: PlanNames, plans: Sequence[Plan]) -> str:
    if any(name == plan.id for plan in plans):
        return name
    key = key_of(name) if isinstance(name, str) else ""
    found = known.titled(name) if key else ()
    found = found or tuple(n.document_id for n in known.names if key and any(key in own for own in n.exact))
    if len(found) == 1:
        return found[0]
    listed = "；".join(f"{plan.id}（《{short}》）" for plan in plans if (short := short_names(plans)[plan.id]))
    problem = f"“{name}”对应 {len(found)} 份文件，请写全名称或编号" if found else f"没有“{name}”这份文件"
    raise InvalidInputError(f"{problem}。现有的文件：{listed}。")
