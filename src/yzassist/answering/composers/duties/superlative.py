"""Which department has most clauses, counted over every responsibility note."""

from __future__ import annotations

from yzassist.answering.composers.duties.department import duties_by_measure
from yzassist.answering.composers.duties.named_bodies import by_body
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, refuse, span_quote
from yzassist.facts.model import Role
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.lookups import duties

_SHOWN = 3


def asks_most(question: Question) -> bool:
    """True when the department with most, or fewest, clauses is asked for (哪个部门牵头最多)."""
    asked = phrase("ranked_bodies").search(question.chinese)
    return asked is not None and not (question.plan_topic or question.slots.departments or question.slots.clauses)


def compose(question: Question, context: Context) -> Draft:
    """The three departments with most clauses in the role asked about (in any, when none is), with their numbers; all
    with fewest, where these are asked for."""
    by_department = by_body(duties(context.library, None, question.slots.roles), context.vocabulary)
    if not by_department:
        return refuse("no_responsibility", "方案没有列出责任单位。")
    sizes = {key: len(duties_by_measure(found)) for key, found in by_department.items()}
    ranked = sorted(sizes, key=lambda key: -sizes[key])[:_SHOWN]
    fewest = phrase("ranked_fewest").search(question.chinese) is not None
    if fewest:
        ranked = [key for key, size in sizes.items() if size == min(sizes.values())]
    verb = "、".join(question.slots.roles) or Role.LEAD + "、" + Role.RESPONSIBLE + "、" + Role.PARTICIPANT
    lines = [
        Line(
            f"{'最少的是' if fewest else '最多的是' if rank == 0 else '其次是'}{key}，{verb}{sizes[key]}条。",
            tuple(dict.fromkeys(span_quote(duty.paragraph, duty.responsibility.note) for duty in by_department[key])),
            derived=(key, str(sizes[key])),
            bullet=True,
        )
        for rank, key in enumerate(ranked)
    ]
    return Draft(tuple(lines))
