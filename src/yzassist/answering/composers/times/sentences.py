"""The sentence in which a place of a paragraph stands."""

from __future__ import annotations

from yzassist.answering.draft import Quote
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Deadline


def sentence_quote(paragraph: Paragraph, offset: int) -> Quote:
    """The quote of the sentence at an offset of its paragraph; of a note in brackets, all between two sentences."""
    for sentence in paragraph.sentences:
        if sentence.start <= offset < sentence.end:
            return Quote(paragraph, sentence.start, sentence.end)
    start = max((sentence.end for sentence in paragraph.sentences if sentence.end <= offset), default=0)
    end = min((s.start for s in paragraph.sentences if s.start > offset), default=len(paragraph.text))
    return Quote(paragraph, start, end)


def in_sentence(paragraph: Paragraph, deadline: Deadline) -> bool:
    """False for a date that stands in no sentence, but in a field for all of them (完成时限：2026年12月底前)."""
    return any(s.start <= deadline.expression.start < s.end for s in paragraph.sentences)
