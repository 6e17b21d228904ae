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
    """One indexed text: a ``paragraph``, one of its sentences, or a ``question`` about either.

    ``sentence_index`` is the index of the sentence in its paragraph; None for a paragraph, and for a question
    that is about a whole paragraph. The text is put together when it is asked for: an opened index of 1,000 plans
    needs none of them, and they took 30 MB.
    """

    id: str
    kind: UnitKind
    paragraph: Paragraph
    sentence_index: int | None
    question: str = ""

    @property
    def document_id(self) -> str:
        """The document of the paragraph."""
        return self.paragraph.document_id

    @property
    def paragraph_id(self) -> str:
        """The paragraph's id."""
        return self.paragraph.id

    @property
    def text(self) -> str:
        """What is indexed: the headings and the text, or the question itself."""
        if self.kind is UnitKind.QUESTION:
            return self.question
        paragraph = self.paragraph
        text = paragraph.text if self.sentence_index is None else paragraph.sentences[self.sentence_index].text
        return f"{paragraph.headings}\n{text}" if paragraph.headings else text


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
        units.append(Unit(paragraph.id, UnitKind.PARAGRAPH, paragraph, None))
        units.extend(
            Unit(f"{paragraph.id}#s{sentence.index}", UnitKind.SENTENCE, paragraph, sentence.index)
            for sentence in paragraph.sentences
        )
    for number, question in enumerate(questions):
        paragraph = plan.paragraph(question.paragraph_id)
        unit_id = f"{paragraph.id}#q{number}"
        units.append(Unit(unit_id, UnitKind.QUESTION, paragraph, question.sentence_index, question.text))
    return units
