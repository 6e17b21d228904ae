"""Set questions that more plans answer than a person reads: the total, the plans with most clauses, and how to narrow.

Up to ``FEW_PLANS`` plans, or ``FEW_CLAUSES`` clauses in however many, every clause is listed (``side_by_side``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from yzassist.answering.composers.duties import department
from yzassist.answering.composers.duties.department import wanted_roles
from yzassist.answering.composers.sets import count, listing
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line
from yzassist.answering.standing import heading_of, heading_quotes
from yzassist.documents.model import Plan
from yzassist.facts.model import Role
from yzassist.question.model import Intent, Question
from yzassist.retrieval.lookups import duties
from yzassist.retrieval.model import Evidence

FEW_PLANS = 10
"""Plans of which each gets its own list; also those shown of more."""
FEW_CLAUSES = 30
"""Clauses that fit a screen, whatever number of plans they are of."""
_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Share:
    """The clauses of one plan that belong to a set; ``by_role`` counts them by the part of the department asked about
    (one clause may count in two)."""

    plan: Plan
    clauses: int
    by_role: tuple[tuple[Role, int], ...] = ()


def shares_of(question: Question, context: Context) -> tuple[Share, ...] | None:
    """What each plan of the context adds to the set, those that add nothing left out; None when the question counts
    what no sum can tell (the issuing bodies, the places)."""
    if _by_department(question):
        return _duties(question, context)
    if not _counts_everything(question):
        return _grouped(question, context)
    first = next((plan for plan in context.library.plans if plan.measures), None)
    if first is None or count.compose(question, Evidence(), context.restricted({first.id})) != count.total(first):
        return None
    return tuple(Share(plan, len(plan.measures)) for plan in context.library.plans if plan.measures)


def are_few(shares: Sequence[Share]) -> bool:
    """True when all clauses can be listed."""
    return len(shares) <= FEW_PLANS or sum(share.clauses for share in shares) <= FEW_CLAUSES


def survey(question: Question, shares: Sequence[Share], context: Context) -> Draft:
    """The total, the plans with most clauses (with an example of each), and how to see the rest."""
    ranked = sorted(shares, key=lambda share: -share.clauses)
    shown, rest = ranked[:FEW_PLANS], ranked[FEW_PLANS:]
    if _counts_everything(question):
        lines = [_total(_size(shares), shares), *(_whole(share, context) for share in shown)]
    else:
        lines = [_total(_found(shares), shares), *(_with_example(question, share, context) for share in shown)]
    if rest:
        text = f"其余{len(rest)}个方案共{sum(share.clauses for share in rest)}条。"
        lines.append(Line(text, derived=(text,)))
    suggestions = tuple(
        f"《{context.library.names[share.plan.id]}》{question.resolved.removeprefix('方案')}"
        for share in shown[:_SUGGESTED]
    )
    narrowing = _narrowing(question, suggestions[0])
    return Draft((*lines, Line(narrowing, derived=(narrowing,))), suggestions=suggestions)


def _by_department(question: Question) -> bool:
    """True when all duties of departments are asked for, in no certain role and by no certain date."""
    slots = question.slots
    return question.intent is Intent.DEPARTMENT or bool(
        question.intent is Intent.COUNT and slots.departments and not (slots.roles or slots.dates)
    )


def _counts_everything(question: Question) -> bool:
    """True when clauses are counted and no condition says which."""
    slots = question.slots
    chosen = question.cues & {"mention.mentions", "list.which_clauses"}
    absent = any(cue.startswith("set.") for cue in question.cues)
    conditions = slots.departments or slots.dates or slots.roles or question.asks or chosen or absent
    return question.intent is Intent.COUNT and not conditions


def _duties(question: Question, context: Context) -> tuple[Share, ...]:
    ids = {slot.department_id for slot in question.slots.departments}
    clauses: dict[str, set[int]] = {}
    by_role: dict[str, dict[Role, set[int]]] = {}
    for duty in duties(context.library, ids, wanted_roles(question)):
        key = duty.paragraph.document_id
        clauses.setdefault(key, set()).add(id(duty.measure))
        by_role.setdefault(key, {}).setdefault(duty.role, set()).add(id(duty.measure))
    return tuple(
        Share(
            context.library.plan(key),
            len(found),
            tuple((role, len(by_role[key][role])) for role in Role if role in by_role[key]),
        )
        for key, found in clauses.items()
    )


def _grouped(question: Question, context: Context) -> tuple[Share, ...]:
    paragraphs = listing.find_set(question, context).paragraphs
    clauses = {paragraph.id.rpartition("/")[0]: paragraph.document_id for paragraph in paragraphs}
    return tuple(Share(context.library.plan(key), found) for key, found in Counter(clauses.values()).items())


def _total(text: str, shares: Sequence[Share]) -> Line:
    text += f"；条数最多的{FEW_PLANS}个：" if len(shares) > FEW_PLANS else "："
    return Line(text, derived=(text,))


def _found(shares: Sequence[Share]) -> str:
    roles = {role: sum(dict(share.by_role).get(role, 0) for share in shares) for role in Role}
    told = "、".join(f"{role}{number}条" for role, number in roles.items() if number)
    total = sum(share.clauses for share in shares)
    return f"涉及{len(shares)}个方案，共{total}条{f'（{told}）' if told else ''}"


def _size(shares: Sequence[Share]) -> str:
    chapters = sum(len(share.plan.chapters) for share in shares)
    return f"{len(shares)}个方案共{chapters}个部分、{sum(share.clauses for share in shares)}条措施"


def _with_example(question: Question, share: Share, context: Context) -> Line:
    """``《…》（2023年1月2日印发）5条，如（六）…`` with the first clause of the plan's own list."""
    compose = department.compose if _by_department(question) else listing.compose
    alone = compose(question, Evidence(), context.restricted({share.plan.id}))
    told = "、".join(f"{role}{number}条" for role, number in share.by_role)
    text = f"{_heading(share, context)}{share.clauses}条{f'（{told}）' if len(share.by_role) > 1 else ''}"
    example = next((line for line in alone.lines if line.quotes), None)
    if example is None:
        return Line(text, heading_quotes(share.plan), derived=(text,), bullet=True)
    said = example.text.rstrip("。；")
    quotes = (*example.quotes, *heading_quotes(share.plan))
    return Line(f"{text}，如{said}", quotes, (text, *example.derived), bullet=True)


def _whole(share: Share, context: Context) -> Line:
    total = count.total_line(share.plan)
    heading = _heading(share, context)
    text = f"{heading}：{total.text.removeprefix('方案').rstrip('。')}"
    return Line(text, (*total.quotes, *heading_quotes(share.plan)), (heading, *total.derived), bullet=True)


def _heading(share: Share, context: Context) -> str:
    return heading_of(share.plan, context.library.names[share.plan.id])


def _narrowing(question: Question, example: str) -> str:
    """What to do to see every clause."""
    bodies = question.slots.departments
    ledger = f"yzassist ledger --department {bodies[0].name}" if len(bodies) == 1 else "yzassist ledger"
    return (
        f"要看逐条内容，请写明方案（例如：{example}），"
        "或选定方案再问（网页上方的方案选择框，命令行 --document，接口 documents）；"
        f"要全部条款，请导出台账（网页的我的部门一页，或 {ledger} --out 台账.xlsx）。"
    )
