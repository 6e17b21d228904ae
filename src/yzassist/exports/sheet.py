"""What one measure asks for, at one look: who, by when, to what value, and the terms and laws it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yzassist.documents.model import ClauseNumber, Paragraph, Plan
from yzassist.exports.overview import Milestone, milestones
from yzassist.facts.model import PlanFacts, Role, RoleGroup


@dataclass(frozen=True, slots=True)
class Part:
    """Departments with one role in one paragraph, in the note's words (``水利部、生态环境部等``)."""

    paragraph: int
    role: Role
    by_duty: bool
    names: str


@dataclass(frozen=True, slots=True)
class Goalpost:
    """What is to be reached, in the plan's words, and the paragraph that says so."""

    paragraph: int
    said: str


@dataclass(frozen=True, slots=True)
class MeasureSheet:
    """The facts of one measure in reading order; ``terms`` and ``laws`` are told once each."""

    parts: tuple[Part, ...]
    milestones: tuple[Milestone, ...]
    goals: tuple[Goalpost, ...]
    terms: tuple[str, ...]
    laws: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """True when the measure states none of these."""
        return not (self.parts or self.milestones or self.goals or self.terms or self.laws)


def measure_sheets(plan: Plan, facts: PlanFacts, today: date) -> Mapping[ClauseNumber, MeasureSheet]:
    """A sheet for every measure of a plan, by its number."""
    due = milestones(plan, facts, today)
    sheets: dict[ClauseNumber, MeasureSheet] = {}
    for measure in plan.measures:
        paragraphs = {paragraph.id: paragraph for paragraph in measure.paragraphs}
        sheets[measure.number] = MeasureSheet(
            parts=tuple(
                _part(paragraph, group)
                for paragraph in measure.paragraphs
                for note in facts.responsibilities_in(paragraph.id)
                for group in note.groups
            ),
            milestones=tuple(item for item in due if item.where.clause_number == measure.number),
            goals=_goals(paragraphs, facts),
            terms=tuple(dict.fromkeys(term.name for term in facts.terms if term.span.paragraph_id in paragraphs)),
            laws=tuple(dict.fromkeys(law.name for law in facts.laws if law.span.paragraph_id in paragraphs)),
        )
    return sheets


def _part(paragraph: Paragraph, group: RoleGroup) -> Part:
    names = "、".join(mention.name for mention in group.departments) + ("等" if group.open_list else "")
    return Part(paragraph.number, group.role, group.by_duty, names)


def _goals(paragraphs: Mapping[str, Paragraph], facts: PlanFacts) -> tuple[Goalpost, ...]:
    """Each target once; one whose words stand inside another's adds nothing."""
    spans = [target.span for target in facts.targets if target.span.paragraph_id in paragraphs]
    said = dict.fromkeys(
        Goalpost(paragraphs[span.paragraph_id].number, span.of(paragraphs[span.paragraph_id].text)) for span in spans
    )
    return tuple(
        goal
        for goal in said
        if not any(goal != other and goal.paragraph == other.paragraph and goal.said in other.said for other in said)
    )
