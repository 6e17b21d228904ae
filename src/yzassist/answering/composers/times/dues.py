"""The deadlines of paragraphs, each with how much of what was asked about is due by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yzassist.answering.composers.times.row_dues import own_text
from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.context import Context
from yzassist.answering.draft import Quote
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Deadline
from yzassist.facts.tables.rows import Row
from yzassist.retrieval.coverage import TopicWord, coverage


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline with its paragraph, its sentence's quote, how much of the topic stands in what is due, and the row of
    a table that it stands in."""

    paragraph: Paragraph
    deadline: Deadline
    quote: Quote
    coverage: float
    row: Row | None = None


def dues_in(paragraphs: Sequence[Paragraph], words: Sequence[TopicWord], context: Context) -> tuple[Due, ...]:
    """Every deadline of the paragraphs."""
    return tuple(
        Due(
            paragraph,
            deadline,
            sentence_quote(paragraph, deadline.expression.start),
            coverage(words, own_text(paragraph, row, deadline, context.library.deadlines(paragraph))),
            row,
        )
        for paragraph in paragraphs
        for row in (context.library.row(paragraph),)
        for deadline in context.library.deadlines(paragraph)
    )
