"""Cutting prose into clauses with offsets; brackets, quotation marks and notes are never cut open."""

from __future__ import annotations

from dataclasses import dataclass

from yzassist.documents.model import Paragraph

_MARKS = "，。；！？：,;!?"
_OPEN = "（(“《"
_CLOSE = "）)”》"


@dataclass(frozen=True, slots=True)
class Clause:
    """``paragraph.text[start:end]``, without the mark that ends it."""

    start: int
    end: int
    text: str


def split_clauses(paragraph: Paragraph) -> list[Clause]:
    """Clauses of a paragraph's sentences, in order."""
    clauses: list[Clause] = []
    for sentence in paragraph.sentences:
        depth = 0
        first = sentence.start
        for position in range(sentence.start, sentence.end):
            char = paragraph.text[position]
            depth = max(0, depth + (char in _OPEN) - (char in _CLOSE))
            if depth == 0 and char in _MARKS and not _inside_number(paragraph.text, position):
                clauses.append(Clause(first, position, paragraph.text[first:position]))
                first = position + 1
        clauses.append(Clause(first, sentence.end, paragraph.text[first : sentence.end]))
    return [clause for clause in clauses if clause.text.strip()]


def _inside_number(text: str, position: int) -> bool:
    """True for the comma of 12,000."""
    return (
        text[position] == ","
        and text[position - 1 : position].isdigit()
        and text[position + 1 : position + 2].isdigit()
    )
