"""What firms, the public or the provinces are to do (企业要做什么): what is said of them all over a plan."""

from __future__ import annotations

from yzassist.answering.composers.document.scope import scope_measures
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_ACTORS = ("firms", "public", "provinces")
_MOST_LINES = 12
"""A plan that speaks of them more often is all about them."""


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """One line a sentence, those of the scope left out; None where none of them is all that is asked about."""
    match = phrase("actor_asked").search(question.chinese)
    if match is None or question.focus or question.slots.clauses or question.slots.dates:
        return None
    said = phrase(f"said_of_{next(actor for actor in _ACTORS if match[actor])}")
    scope = scope_measures(context)
    lines = tuple(
        Line(closed(sentence.text), (Quote(paragraph, sentence.start, sentence.end),), bullet=True)
        for _, measure in context.library.measures
        if measure not in scope
        for paragraph in measure.paragraphs
        for sentence in paragraph.sentences
        if said.search(sentence.text)
    )
    return Draft(lines) if 0 < len(lines) <= _MOST_LINES else None
