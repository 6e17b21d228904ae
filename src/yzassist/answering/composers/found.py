"""What a set question matched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from yzassist.answering.context import Context
from yzassist.answering.draft import DraftFact, Line
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question

Shown = tuple[tuple[Line, ...], tuple[DraftFact, ...]]


@dataclass(frozen=True)
class Found:
    """What a set question matched: paragraphs in reading order, and the lines and facts that show it, which are made
    only when they are looked at (not where clauses of many plans are merely counted)."""

    paragraphs: tuple[Paragraph, ...]
    show: Callable[[], Shown] = lambda: ((), ())

    @property
    def lines(self) -> tuple[Line, ...]:
        """One line a clause, under a lead for each role where a department is asked about."""
        return self._shown[0]

    @property
    def facts(self) -> tuple[DraftFact, ...]:
        """The facts that the lines state."""
        return self._shown[1]

    @cached_property
    def _shown(self) -> Shown:
        return self.show()

    def size(self, context: Context) -> int:
        """How many measures the paragraphs are of, each row of a table counted as one."""
        measures = {p.id: context.library.measure_of(p) for p in self.paragraphs}
        rows = {p.id for p in self.paragraphs if context.library.row(p)}
        found = {key if key in rows else m.label + m.heading for key, m in measures.items() if m}
        return len(found)


def in_chapters(paragraph: Paragraph, question: Question) -> bool:
    """True when the question names no chapter, or that of the paragraph."""
    return not question.slots.chapters or paragraph.chapter in question.slots.chapters
