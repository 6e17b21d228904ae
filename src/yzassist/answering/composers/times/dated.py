"""Dated sentences of several clauses, one line each."""

from __future__ import annotations

from collections.abc import Sequence

from yzassist.answering.composers.found import Found, Shown, in_chapters
from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.context import Context
from yzassist.answering.draft import DraftFact, Line
from yzassist.answering.row_lines import row_line
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Deadline
from yzassist.question.model import Question
from yzassist.question.phrases import phrase


def shown_by_date(due: Sequence[tuple[Paragraph, Deadline]], context: Context) -> Shown:
    """A line for each sentence (or row) that holds one of the dates, and a fact for each date."""
    lines: dict[tuple[str, int], Line] = {}
    facts = []
    for paragraph, deadline in due:
        quote = sentence_quote(paragraph, deadline.expression.start)
        if (row := context.library.row(paragraph)) is not None:
            time = next((field for field in row.fields if field.names_time), None)
            lines.setdefault((paragraph.id, 0), row_line(paragraph, row, time))
            facts.append(DraftFact("deadline", deadline.date.isoformat(), deadline.text, quote))
            continue
        between = " " if paragraph.clause_label.endswith(".") and quote.text[:1].isdigit() else ""  # 一、8. 2023年
        text = f"{paragraph.clause_label}{between}{quote.text.rstrip('。；')}"
        lines.setdefault((paragraph.id, quote.start), Line(text, (quote,), bullet=True))
        facts.append(DraftFact("deadline", deadline.date.isoformat(), deadline.text, quote))
    return tuple(lines.values()), tuple(facts)


def due_earlier(question: Question, context: Context) -> Found:
    """What is due before the one year by whose end something is to be done (2023年底前要完成什么); nothing where
    clauses are looked for that name the year."""
    years = {slot.year for slot in question.slots.dates}
    asked = phrase("due_before").search(question.chinese) and not phrase("names_clauses").search(question.chinese)
    others = question.slots.departments or question.plan_topic or any(slot.month for slot in question.slots.dates)
    if not asked or others or len(years) != 1:
        return Found(())
    due = [
        (paragraph, deadline)
        for paragraph, deadline in context.library.dated
        if deadline.date.year < min(years) and not deadline.every and in_chapters(paragraph, question)
    ]
    return Found(tuple({p.id: p for p, _ in due}.values()), lambda: shown_by_date(due, context))
