"""Look-ups over the opened plans: which measure a paragraph belongs to, which facts stand in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from yzassist.documents.head.titles import short_names
from yzassist.documents.model import Measure, Paragraph, Plan
from yzassist.facts.model import Deadline, Place, PlanFacts, Responsibility, Role, Target
from yzassist.facts.tables.reading import tables_of_measures
from yzassist.facts.tables.rows import Row, Table

T = TypeVar("T")
_ROLES = {roles: roles for size in range(len(Role) + 1) for roles in map(frozenset, combinations(Role, size))}
"""One set for all notes with the same roles."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A responsibility note of a measure, with the roles that it gives; ``row`` is that of a table it stands in."""

    measure: Measure
    paragraph: Paragraph
    note: Responsibility
    roles: frozenset[Role]
    row: Row | None


def _grouped(pairs: Iterator[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    grouped: dict[str, list[T]] = {}
    for key, item in pairs:
        grouped.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in grouped.items()}


def _notes(plan: Plan, facts: PlanFacts, rows: Mapping[str, Row]) -> tuple[Noted, ...]:
    return tuple(
        Noted(measure, paragraph, note, _ROLES[frozenset(group.role for group in note.groups)], rows.get(paragraph.id))
        for measure in plan.measures
        for paragraph in measure.paragraphs
        for note in facts.responsibilities_in(paragraph.id)
    )


def _naming(notes: Mapping[str, tuple[Noted, ...]]) -> dict[str, dict[str, tuple[Noted, ...]]]:
    """The notes that name each department, by its id and then by plan."""
    named: dict[str, dict[str, list[Noted]]] = {}
    for document_id, of_plan in notes.items():
        for noted in of_plan:
            for key in {mention.department_id for group in noted.note.groups for mention in group.departments}:
                named.setdefault(key, {}).setdefault(document_id, []).append(noted)
    return {key: {plan: tuple(found) for plan, found in by_plan.items()} for key, by_plan in named.items()}


def _paired(plan: Plan, facts: Mapping[str, tuple[T, ...]]) -> tuple[tuple[Paragraph, T], ...]:
    """The facts of a plan's measures, each with its paragraph."""
    return tuple(
        (paragraph, fact)
        for measure in plan.measures
        for paragraph in measure.paragraphs
        for fact in facts.get(paragraph.id, ())
    )


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
        self._tables = {plan.id: tables_of_measures(plan.measures) for plan in plans}
        self._rows = {p.id: row for tables in self._tables.values() for t in tables for p, row in t.rows}
        self._notes = {plan.id: _notes(plan, facts[plan.id], self._rows) for plan in plans}
        self._naming = _naming(self._notes)
        self._deadlines = _grouped((d.expression.paragraph_id, d) for f in facts.values() for d in f.deadlines)
        self._dated = {plan.id: _paired(plan, self._deadlines) for plan in plans}
        self._places = _grouped((p.span.paragraph_id, p) for f in facts.values() for p in f.places)
        self._targets = _grouped((t.span.paragraph_id, t) for f in facts.values() for t in f.targets)
        self._aimed = {plan.id: _paired(plan, self._targets) for plan in plans}
        self._numbered = {key: tuple(pair for pair in pairs if pair[1].numeric) for key, pairs in self._aimed.items()}

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

    def notes(self, department_ids: Collection[str] | None = None) -> Iterator[Noted]:
        """The notes of the measures in reading order: all, or those that name one of the departments."""
        if department_ids is None:
            for plan in self.plans:
                yield from self._notes[plan.id]
            return
        naming = [self._naming[key] for key in department_ids if key in self._naming]
        for plan in self.plans:
            found = [by_plan[plan.id] for by_plan in naming if plan.id in by_plan]
            if len(found) < 2:
                yield from found[0] if found else ()
                continue
            wanted = {id(noted) for notes in found for noted in notes}
            yield from (noted for noted in self._notes[plan.id] if id(noted) in wanted)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the plans, in reading order."""
        return tuple(table for plan in self.plans for table in self._tables[plan.id])

    def row(self, paragraph: Paragraph) -> Row | None:
        """The row of a table that a paragraph is; None for prose."""
        return self._rows.get(paragraph.id)

    @property
    def dated(self) -> Iterator[tuple[Paragraph, Deadline]]:
        """Every deadline of the measures with its paragraph, in reading order."""
        return (pair for plan in self.plans for pair in self._dated[plan.id])

    @property
    def aimed(self) -> Iterator[tuple[Paragraph, Target]]:
        """Every target of the measures with its paragraph, in reading order."""
        return (pair for plan in self.plans for pair in self._aimed[plan.id])

    @property
    def numbered(self) -> Iterator[tuple[Paragraph, Target]]:
        """Of these the targets that have a number."""
        return (pair for plan in self.plans for pair in self._numbered[plan.id])

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
