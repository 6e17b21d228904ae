"""In which body an office is set up (专班办公室设在市商务局): its clause tells it, no note and no address does."""

from __future__ import annotations

import re

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_LEAST = 0.5
"""Share of the topic that the sentence, with its headings, must contain: a plan may have several offices."""


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that sets up the office asked about; None where that is not asked or said."""
    asked = phrase("seat_asked").search(question.core)
    if asked is None or question.parts:
        return None
    said = re.compile(rf"{asked['office']}[^，。；]{{0,4}}设在(?P<body>[^，。；）]{{2,24}})")
    words = tuple(word for word in context.search.words(question) if word.token not in asked.group())
    ranked = [
        (coverage(words, f"{paragraph.headings}{sentence.text}"), Quote(paragraph, sentence.start, sentence.end))
        for _, measure in context.library.measures
        for paragraph in measure.paragraphs
        for sentence in paragraph.sentences
        if said.search(sentence.text)
    ]
    best = max((fit for fit, _ in ranked), default=0.0)
    told = [quote for fit, quote in ranked if fit == best and (not words or fit >= _LEAST)]
    lines = tuple(Line(closed(quote.text), (quote,), bullet=len(told) > 1) for quote in told)
    return Draft(lines) if lines else None
