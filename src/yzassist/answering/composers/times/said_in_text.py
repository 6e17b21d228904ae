"""A deadline that a task table gives and the text gives too: the clause of the text is cited beside the row."""

from __future__ import annotations

import datetime
from dataclasses import replace

from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.documents.model import Paragraph
from yzassist.facts.tables.rows import Row
from yzassist.retrieval.coverage import coverage, words_by_length

_SAME_TASK = 0.7
"""Share of a row's words in the paragraph of a sentence of that date, with its heading, for both to be of one task."""
_OWN_SHARE = 0.1
"""The same in the sentence itself."""


def with_text_cited(draft: Draft, context: Context) -> Draft:
    """The draft, whose lines of rows cite first the sentence that says the same of the same task."""
    dates = {
        fact.quote.paragraph.id: datetime.date.fromisoformat(fact.value)
        for fact in draft.facts
        if fact.kind == "deadline"
    }
    return replace(draft, lines=tuple(_cited(line, dates, context) for line in draft.lines))


def _cited(line: Line, dates: dict[str, datetime.date], context: Context) -> Line:
    paragraph = line.quotes[0].paragraph if len(line.quotes) == 1 else None
    row = context.library.row(paragraph) if paragraph else None
    if paragraph is None or row is None or paragraph.id not in dates:
        return line
    said = _said_of(row, dates[paragraph.id], paragraph, context)
    return replace(line, quotes=(said, *line.quotes)) if said else line


def _said_of(row: Row, date: datetime.date, paragraph: Paragraph, context: Context) -> Quote | None:
    """The sentence outside tables, due on that date, that says most of what the row is on."""
    words = words_by_length(context.tokenize(row.item))
    found = [
        (coverage(words, quote.text), quote)
        for plan in context.library.plans
        if plan.id == paragraph.document_id
        for other in plan.paragraphs
        if context.library.row(other) is None and coverage(words, f"{other.heading}{other.text}") >= _SAME_TASK
        for deadline in context.library.deadlines(other)
        if deadline.date == date
        for quote in (sentence_quote(other, deadline.expression.start),)
    ]
    share, best = max(found, key=lambda one: one[0], default=(0.0, None))
    return best if share >= _OWN_SHARE else None
