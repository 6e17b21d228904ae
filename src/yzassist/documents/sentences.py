"""Splitting a paragraph into sentences with exact offsets; responsibility notes and numbers of rows are not prose and
are left out."""

from __future__ import annotations

from yzassist.documents.labels import LabelKind, find_label
from yzassist.documents.model import Sentence
from yzassist.documents.notes import find_notes

_TERMINALS = frozenset("。！？；;!?")
_OPENING = "（(“《【「『〔"
_CLOSING = "）)”》】」』〕"
_TRAILING = frozenset("）)”》】」』〕’")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences of a paragraph: ended by ``。！？；`` outside brackets and quotation marks, or by the paragraph's end.

    Every sentence satisfies ``text[start:end] == sentence.text``; a decimal point never ends one. Text that
    belongs to no sentence is a responsibility note, the number of a row (序号：3；) or blank.
    """
    sentences: list[Sentence] = []
    label = find_label(text)
    position = label.end if label and label.kind is LabelKind.ROW else 0
    for note_start, note_end in (*find_notes(text), (len(text), len(text))):
        for start, end in _split_prose(text, position, note_start):
            sentences.append(Sentence(index=len(sentences), start=start, end=end, text=text[start:end]))
        position = note_end
    return tuple(sentences)


def _split_prose(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    open_until = _closing_of_open_brackets(text, start, end)
    first = start
    position = start
    while position < end:
        if text[position] in _TERMINALS and position >= open_until.get(position, 0):
            position += 1
            while position < end and (text[position] in _TERMINALS or text[position] in _TRAILING):
                position += 1
            spans.append((first, position))
            first = position
        else:
            position += 1
    spans.append((first, end))
    return [span for span in (_trim(text, *span) for span in spans) if _has_words(text, *span)]


def _closing_of_open_brackets(text: str, start: int, end: int) -> dict[int, int]:
    """For each position inside a closed bracket pair, where that pair ends; an unclosed bracket hides nothing."""
    inside: dict[int, int] = {}
    stack: list[int] = []
    for position in range(start, end):
        char = text[position]
        if char in _OPENING:
            stack.append(position)
        elif char in _CLOSING:
            kind = _OPENING[_CLOSING.index(char)]
            while stack:
                opened = stack.pop()
                if text[opened] == kind:
                    inside.update(dict.fromkeys(range(opened + 1, position), position))
                    break
    return inside


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _has_words(text: str, start: int, end: int) -> bool:
    return any(char.isalnum() for char in text[start:end])
