"""The contract of an answer: what leaves the house, whatever face shows it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from yzassist.documents.numerals import place_label

Status = Literal["answered", "corrected", "refused"]
FactKind = Literal["responsibility", "deadline", "target", "place", "term", "law", "count", "metadata"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(_Frozen):
    """A verbatim quote; ``quote == paragraph_text[start:end]`` always. Front matter has ``clause_number`` None.

    ``clause`` and ``paragraph`` together name one paragraph of the document; what a box in a clause says has the
    clause's number and names the box in ``clause`` (第三章第二节专栏3), where ``paragraph`` counts. The row of a
    table is named in ``clause`` by its 序号 (附件1序号3); one of an attachment has its own ``clause_number`` (附件1-3).
    """

    document_id: str
    document_title: str
    clause: str
    clause_number: int | str | None
    heading: str
    paragraph: int
    quote: str
    start: int
    end: int

    @property
    def mark(self) -> str:
        """Its paragraph, told behind the heading (`` 第2款``): empty for front matter and for a row, which ``clause``
        names."""
        told = self.clause_number is None or place_label(self.clause, self.paragraph) == self.clause
        return "" if told else f" 第{self.paragraph}款"


class AnswerFact(_Frozen):
    """One value the answer states. ``value`` is normalised (``2025-12-31``, ``>=43%``, a department's name),
    ``text`` is the plan's wording, ``citation`` the index of the citation it stands in."""

    kind: FactKind
    value: str
    text: str
    citation: int
    role: str | None = None


class RemovedSentence(_Frozen):
    """A sentence of a language model that was not shown as it was written, and in Chinese why."""

    sentence: str
    reason: str


class Verification(_Frozen):
    """What checking a language model's sentences came to: how many were looked at, and which were not let through."""

    checked: int
    removed: tuple[RemovedSentence, ...] = ()


class Answer(_Frozen):
    """What the assistant says. A refusal has ``refused`` True, a ``reason``, no citations, and ``suggestions``.

    ``verification`` is None where no language model wrote; ``notice`` says in Chinese why it should have and did not.
    """

    question: str
    resolved_question: str
    answer: str
    refused: bool
    status: Status
    reason: str | None = None
    intent: str
    engine: str
    citations: tuple[Citation, ...] = ()
    facts: tuple[AnswerFact, ...] = ()
    suggestions: tuple[str, ...] = ()
    elapsed_ms: float = 0.0
    verification: Verification | None = None
    notice: str | None = None
