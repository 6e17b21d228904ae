"""Which department has most clauses, and which clause most departments: counted over every responsibility note."""

from __future__ import annotations

from yzassist.answering.composers.duties.department import duties_by_measure
from yzassist.answering.composers.duties.responsibility import note_text
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, refuse, span_quote
from yzassist.facts.model import Role
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.lookups import Duty, duties

_SHOWN = 3
_MOST = ("最多", "最忙", "最重")


def asks_most(question: Question) -> bool:
    """True when the department with most clauses is asked for (哪个部门牵头最多)."""
    return (
        any(word in question.chinese for word in _MOST)
        and Intent.RESPONSIBILITY in question.asks
        and not (question.plan_topic or question.slots.departments or question.slots.clauses)
    )


def most_bodies(question: Question, context: Context) -> Draft | None:
    """The notes that name most departments in the role asked about (牵头部门最多的是哪一条), open lists as they stand;
    None when that is not asked."""
    if question.plan_topic or phrase("clause_with_most").search(question.chinese) is None:
        return None
    sizes = [
        (noted.paragraph, noted.note, sum(map(len, groups)))
        for noted in context.library.notes()
        if (groups := [g.departments for g in noted.note.groups if _is_asked(g.role, question)])
    ]
    most = max((size for _, _, size in sizes), default=0)
    lines = tuple(
        Line(
            f"{paragraph.clause_label}{paragraph.heading}：{note_text(paragraph, note)}",
            (span_quote(paragraph, note.note),),
            bullet=True,
        )
        for paragraph, note, size in sizes
        if size == most
    )
    return Draft((Line(f"最多的有{most}个：", derived=(str(most),)), *lines)) if most else None


def _is_asked(role: Role, question: Question) -> bool:
    return not question.slots.roles or role in question.slots.roles


def compose(question: Question, context: Context) -> Draft:
    """The three departments with most clauses in the role asked about (in any, when none is), with their numbers."""
    by_department: dict[str, list[Duty]] = {}
    for duty in duties(context.library, None, question.slots.roles):
        by_department.setdefault(duty.department_id, []).append(duty)
    if not by_department:
        return refuse("no_responsibility", "方案没有列出责任单位。")
    sizes = {key: len(duties_by_measure(found)) for key, found in by_department.items()}
    ranked = sorted(sizes, key=lambda key: -sizes[key])[:_SHOWN]
    verb = "、".join(question.slots.roles) or Role.LEAD + "、" + Role.RESPONSIBLE + "、" + Role.PARTICIPANT
    lines = [
        Line(
            f"{'最多的是' if rank == 0 else '其次是'}{key}，{verb}{sizes[key]}条。",
            tuple(dict.fromkeys(span_quote(duty.paragraph, duty.responsibility.note) for duty in by_department[key])),
            derived=(key, str(sizes[key])),
            bullet=True,
        )
        for rank, key in enumerate(ranked)
    ]
    return Draft(tuple(lines))
