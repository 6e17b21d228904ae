"""The indexed units, what a search finds: paragraphs, their sentences, and plain-word questions kept for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from yzassist.documents.model import Paragraph, Plan


class UnitKind(StrEnum):
    """Each kind is searched by itself; retrieval fuses the rankings."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Unit:
    """One indexed text. ``text`` is what was indexed (heading and text, or the question itself).

    ``sentence_index`` is the index of the sentence in its paragraph; None for a paragraph, and for a question
    that is about a whole paragraph.
    """

    id: str
    kind: UnitKind
    document_id: str
    paragraph_id: str
    sentence_index: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit found. ``score`` is a cosine similarity (dense, -1…1) or a BM25 score (lexical, above 0)."""

    unit: Unit
    score: float


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """A question in plain words that a paragraph (or one sentence of it) answers, from the file beside the plan."""

    paragraph_id: str
    sentence_index: int | None
    text: str


def plan_units(plan: Plan, questions: Iterable[PlainQuestion]) -> list[Unit]:
    """All units of one plan: each paragraph, each sentence, each question."""
    units: list[Unit] = []
    for paragraph in plan.paragraphs:
        whole = _under_heading(paragraph, paragraph.text)
        units.append(_unit(UnitKind.PARAGRAPH, paragraph, paragraph.id, None, whole))
        units.extend(
            _unit(
                UnitKind.SENTENCE,
                paragraph,
                f"{paragraph.id}#s{sentence.index}",
                sentence.index,
                _under_heading(paragraph, sentence.text),
            )
            for sentence in paragraph.sentences
        )
    for number, question in enumerate(questions):
        paragraph = plan.paragraph(question.paragraph_id)
        unit_id = f"{paragraph.id}#q{number}"
        units.append(_unit(UnitKind.QUESTION, paragraph, unit_id, question.sentence_index, question.text))
    return units


def _unit(kind: UnitKind, paragraph: Paragraph, unit_id: str, sentence_index: int | None, text: str) -> Unit:
    return Unit(unit_id, kind, paragraph.document_id, paragraph.id, sentence_index, text)


def _under_heading(paragraph: Paragraph, text: str) -> str:
    return f"{paragraph.heading}\n{text}" if paragraph.heading else text
