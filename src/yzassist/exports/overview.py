"""A plan at one look: its deadlines in time, who does what in which measure, and the values to reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from yzassist.documents.model import ClauseNumber, Measure, Paragraph, Plan
from yzassist.exports.view import is_past
from yzassist.facts.model import Comparison, Deadline, PlanFacts, Role, Target, TargetValue

_SIGNS = {
    Comparison.AT_LEAST: "≥",
    Comparison.AT_MOST: "≤",
    Comparison.EQUAL: "",
    Comparison.INCREASE_AT_LEAST: "提高≥",
    Comparison.QUALITATIVE: "",
}
_EDGES = "，、；。 "


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """Where something stands: a paragraph of a measure."""

    document_id: str
    clause: str
    clause_number: ClauseNumber | None
    heading: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """One deadline. ``said`` is the plan's expression, ``due`` what is to be done by ``date``; ``past`` the day after.

    A relative one (力争提前一年完成) is ``aspirational`` where the plan says 力争, and has its ``scope``. A recurring
    one has its period in ``every`` (年, 半年, 季度, 月), its first day as ``date``, and is never past.
    """

    where: ClauseRef
    date: date
    said: str
    due: str
    scope: str
    aspirational: bool
    past: bool
    every: str = ""


@dataclass(frozen=True, slots=True)
class MatrixMark:
    """One part of a department in a measure, and the paragraphs whose notes say so."""

    role: Role
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One measure; ``cells`` in the order of the matrix's departments, empty where a department is not named."""

    where: ClauseRef
    cells: tuple[tuple[MatrixMark, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Measures × departments; ``departments`` by the number of measures that name them, most first."""

    departments: tuple[str, ...]
    counts: tuple[int, ...]
    rows: tuple[MatrixRow, ...]

    def names(self, row: MatrixRow, role: Role) -> tuple[str, ...]:
        """The departments that have that role in a row."""
        cells = zip(self.departments, row.cells, strict=True)
        return tuple(name for name, marks in cells if any(mark.role is role for mark in marks))


@dataclass(frozen=True, slots=True)
class GoalValue:
    """One value to reach: ``sign`` (≥, ≤, or 提高≥ for a change), ``number`` without its ``unit``, and ``text``, the
    plan's words, which is all there is when it has no number; ``base`` is what a change is measured from."""

    sign: str
    number: str
    unit: str
    text: str
    base: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A target with its alternatives; ``clauses`` are all that state it with these values and this deadline, ``said``
    is how the first of them does; ``every`` as in ``Milestone``."""

    indicator: str
    said: str
    values: tuple[GoalValue, ...]
    deadline: date | None
    past: bool
    clauses: tuple[ClauseRef, ...]
    every: str = ""

    @property
    def quantified(self) -> bool:
        """True when one of its values is a number."""
        return any(value.number for value in self.values)


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """The goals that a chapter is the first to state."""

    label: str
    heading: str
    goals: tuple[Goal, ...]


def milestones(plan: Plan, facts: PlanFacts, today: date) -> tuple[Milestone, ...]:
    """Every deadline of a plan, earliest first; those of a day in reading order."""
    found = [_milestone(plan.paragraph(item.expression.paragraph_id), item, today) for item in facts.deadlines]
    return tuple(sorted(found, key=lambda milestone: milestone.date))


def by_year(found: Iterable[Milestone]) -> tuple[tuple[int, tuple[Milestone, ...]], ...]:
    """Milestones grouped by year, earliest first."""
    years: dict[int, list[Milestone]] = {}
    for milestone in found:
        years.setdefault(milestone.date.year, []).append(milestone)
    return tuple((year, tuple(years[year])) for year in sorted(years))


def matrix(plan: Plan, facts: PlanFacts) -> Matrix:
    """Who has which part in every measure of a plan, those that name nobody included."""
    marks = {measure.number: _marks(measure, facts) for measure in plan.measures}
    counts = Counter(department for by_department in marks.values() for department in by_department)
    departments = tuple(department for department, _ in counts.most_common())
    return Matrix(
        departments=departments,
        counts=tuple(counts[department] for department in departments),
        rows=tuple(
            MatrixRow(_whole(measure.paragraphs[0]), tuple(marks[measure.number].get(name, ()) for name in departments))
            for measure in plan.measures
            if measure.paragraphs
        ),
    )


def board(plan: Plan, facts: PlanFacts, today: date) -> tuple[GoalGroup, ...]:
    """Every target of a plan by chapter; one that several clauses state alike is told once, where it comes first."""
    stated: dict[tuple[str, tuple[GoalValue, ...], date | None, str], list[Target]] = {}
    for target in facts.targets:
        values = tuple(_value(value) for value in target.values)
        key = (target.indicator.strip(_EDGES), values, target.deadline, _period(target, facts))
        stated.setdefault(key, []).append(target)
    goals: dict[int | None, list[Goal]] = {}
    for (indicator, values, deadline, every), targets in stated.items():
        places = [plan.paragraph(target.span.paragraph_id) for target in targets]
        said = targets[0].span.of(places[0].text).strip(_EDGES)
        past = deadline is not None and is_past(deadline, every, today)
        goal = Goal(indicator, said, values, deadline, past, tuple(dict.fromkeys(map(_ref, places))), every)
        goals.setdefault(places[0].chapter, []).append(goal)
    named = {chapter.number: (chapter.label, chapter.heading) for chapter in plan.chapters}
    return tuple(
        GoalGroup(*named.get(chapter, ("", "")) if chapter is not None else ("", ""), tuple(group))
        for chapter, group in goals.items()
    )


def _period(target: Target, facts: PlanFacts) -> str:
    """The period of the deadline that the target took its date from; empty when that comes once."""
    span = target.span
    return next(
        (
            item.every
            for item in facts.deadlines
            if item.date == target.deadline
            and item.governs.paragraph_id == span.paragraph_id
            and item.governs.start < span.end
            and span.start < item.governs.end
        ),
        "",
    )


def _milestone(paragraph: Paragraph, item: Deadline, today: date) -> Milestone:
    return Milestone(
        where=_ref(paragraph),
        date=item.date,
        said=item.text,
        due=item.governs.of(paragraph.text).removeprefix(item.text).strip(_EDGES),
        scope=item.scope,
        aspirational=item.aspirational,
        past=is_past(item.date, item.every, today),
        every=item.every,
    )


def _marks(measure: Measure, facts: PlanFacts) -> dict[str, tuple[MatrixMark, ...]]:
    found: dict[str, dict[Role, dict[int, None]]] = {}
    for paragraph in measure.paragraphs:
        for note in facts.responsibilities_in(paragraph.id):
            for group in note.groups:
                for mention in group.departments:
                    of_department = found.setdefault(mention.department_id, {})
                    of_department.setdefault(group.role, {})[paragraph.number] = None
    return {
        department: tuple(MatrixMark(role, tuple(roles[role])) for role in Role if role in roles)
        for department, roles in found.items()
    }


def _value(value: TargetValue) -> GoalValue:
    number = "" if value.number is None else f"{value.number.normalize():f}"
    return GoalValue(_SIGNS[value.comparison] if number else "", number, value.unit, value.text, value.base)


def _whole(first: Paragraph) -> ClauseRef:
    return replace(_ref(first), clause=first.clause_label)


def _ref(paragraph: Paragraph) -> ClauseRef:
    return ClauseRef(
        paragraph.document_id,
        paragraph.cited_label,
        paragraph.clause_number,
        paragraph.heading.rstrip("。"),
        paragraph.number,
    )
