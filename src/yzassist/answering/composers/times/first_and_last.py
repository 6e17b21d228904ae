"""What is due first, or last, of all that the plans date (哪项任务最先到期)."""

from __future__ import annotations

from yzassist.answering.composers.beside import names_subject_beside
from yzassist.answering.composers.found import in_chapters
from yzassist.answering.composers.times.dated import shown_by_date
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.lookups import duties
from yzassist.retrieval.model import Evidence


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """Every sentence with the first (or last) day, of the departments or chapters named; None where that is not asked,
    or of one subject (尾矿库最晚什么时候治完), whose own clause says it."""
    first, last = phrase("due_first").search(question.chinese), phrase("due_last").search(question.chinese)
    match = first or last
    if match is None or question.polar or question.slots.dates or question.slots.clauses:
        return None
    if names_subject_beside(question, match.start(), match.end(), context):
        return None
    wanted = {slot.department_id for slot in question.slots.departments}
    theirs = {duty.paragraph.id for duty in duties(context.library, wanted, question.slots.roles)} if wanted else None
    dated = [
        (paragraph, deadline)
        for paragraph, deadline in context.library.dated
        if not deadline.every and in_chapters(paragraph, question) and (theirs is None or paragraph.id in theirs)
    ]
    if not dated:
        return None
    day = (min if first else max)(deadline.date for _, deadline in dated)
    lines, facts = shown_by_date([pair for pair in dated if pair[1].date == day], context)
    lead = f"{'最早' if first else '最晚'}的时限是{day.year}年{day.month}月{day.day}日："
    return Draft((Line(lead, derived=(lead,)), *lines), facts)
