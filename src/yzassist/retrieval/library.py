"""Look-ups over the opened plans: which measure a paragraph belongs to, which facts stand in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import copy
from typing import TypeVar

from yzassist.documents.model import Measure, Paragraph, Plan
from yzassist.documents.titles import short_names
from yzassist.facts.model import Deadline, Place, PlanFacts, Responsibility, Target

T = TypeVar("T")


def _grouped(pairs: Iterator[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    grouped: dict[str, list[T]] = {}
    for key, item in pairs:
        grouped.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in grouped.items()}


def _bodies(facts: Mapping[str, PlanFacts]) -> dict[str, dict[str, frozenset[str]]]:
    named: dict[str, dict[str, set[str]]] = {}
    for document_id, of_plan in facts.items():
        for note in of_plan.responsibilities:
            for group in note.groups:
                for mention in group.departments:
                    named.setdefault(mention.department_id, {}).setdefault(document_id, set()).add(mention.name)
    return {key: {plan: frozenset(names) for plan, names in by_plan.items()} for key, by_plan in named.items()}


class PlanLibrary:
    """All plans and their facts by id; built once when an index is opened, read-only afterwards. ``names`` are short
    names by id, each of one plan only."""

    def __init__(self, plans: tuple[Plan, ...], facts: Mapping[str, PlanFacts]) -> None:
        self.plans = plans
        self.facts = facts
        self.names = short_names(plans)
        self._place = {plan.id: place for place, plan in enumerate(plans)}
        self._bodies = _bodies(facts)
        self._plan_by_id = {plan.id: plan for plan in plans}
        self._measure_by_paragraph = {
            paragraph.id: measure for plan in plans for measure in plan.measures for paragraph in measure.paragraphs
        }
        self._paragraph_by_id = {paragraph.id: paragraph for plan in plans for paragraph in plan.paragraphs}
        self._deadlines = _grouped((d.expression.paragraph_id, d) for f in facts.values() for d in f.deadlines)
        self._places = _grouped((p.span.paragraph_id, p) for f in facts.values() for p in f.places)
        self._targets = _grouped((t.span.paragraph_id, t) for f in facts.values() for t in f.targets)

    def restricted(self, document_ids: Collection[str]) -> PlanLibrary:
        """The same with only these plans in ``plans``, ``facts`` and ``measures`` (any paragraph is still found)."""
        other = copy(self)
        known = (key for key in document_ids if key in self._place)
        other.plans = tuple(self._plan_by_id[key] for key in sorted(known, key=lambda key: self._place[key]))
        other.facts = {plan.id: self.facts[plan.id] for plan in other.plans}
        return other

    def bodies(self, document_id: str, department_id: str) -> frozenset[str]:
        """The names under which a plan's notes name a department (县财政局); empty when they do not."""
        return self._bodies.get(department_id, {}).get(document_id, frozenset())

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
