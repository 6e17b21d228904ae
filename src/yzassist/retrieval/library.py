"""Look-ups over the opened plans: which measure a paragraph belongs to, which facts stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from yzassist.documents.model import Measure, Paragraph, Plan
from yzassist.facts.model import Deadline, Place, PlanFacts, Responsibility, Target

T = TypeVar("T")


def _grouped(pairs: Iterator[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    grouped: dict[str, list[T]] = {}
    for key, item in pairs:
        grouped.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in grouped.items()}


class PlanLibrary:
    """All plans and their facts by id; built once when an index is opened, read-only afterwards."""

    def __init__(self, plans: tuple[Plan, ...], facts: Mapping[str, PlanFacts]) -> None:
        self.plans = plans
        self.facts = facts
        self._plan_by_id = {plan.id: plan for plan in plans}
        self._measure_by_paragraph = {
            paragraph.id: measure for plan in plans for measure in plan.measures for paragraph in measure.paragraphs
        }
        self._paragraph_by_id = {paragraph.id: paragraph for plan in plans for paragraph in plan.paragraphs}
        self._deadlines = _grouped((d.expression.paragraph_id, d) for f in facts.values() for d in f.deadlines)
        self._places = _grouped((p.span.paragraph_id, p) for f in facts.values() for p in f.places)
        self._targets = _grouped((t.span.paragraph_id, t) for f in facts.values() for t in f.targets)

    def plan(self, document_id: str) -> Plan:
        """The plan with that id."""
        return self._plan_by_id[document_id]

    def paragraph(self, paragraph_id: str) -> Paragraph:
        """The paragraph with that id."""
        return self._paragraph_by_id[paragraph_id]

    def measure_of(self, paragraph: Paragraph) -> Measure | None:
        """The measure a paragraph belongs to; None for front matter."""
        return self._measure_by_paragraph.get(paragraph.id)

    def siblings(self, paragraph: Paragraph) -> tuple[Paragraph, ...]:
        """All paragraphs of its measure, itself included; only itself for front matter."""
        measure = self.measure_of(paragraph)
        return measure.paragraphs if measure else (paragraph,)

    def responsibilities(self, paragraph: Paragraph) -> tuple[Responsibility, ...]:
        """The responsibility notes of a paragraph."""
        return self.facts[paragraph.document_id].responsibilities_in(paragraph.id)

    def deadlines(self, paragraph: Paragraph) -> tuple[Deadline, ...]:
        """The deadlines of a paragraph."""
        return self._deadlines.get(paragraph.id, ())

    def targets(self, paragraph: Paragraph) -> tuple[Target, ...]:
        """The targets of a paragraph."""
        return self._targets.get(paragraph.id, ())

    def places(self, paragraph: Paragraph) -> tuple[Place, ...]:
        """The places named in a paragraph."""
        return self._places.get(paragraph.id, ())

    @property
    def measures(self) -> tuple[tuple[Plan, Measure], ...]:
        """Every measure of every plan, in reading order."""
        return tuple((plan, measure) for plan in self.plans for measure in plan.measures)
