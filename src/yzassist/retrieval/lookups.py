"""Set look-ups over facts: every clause that meets a condition, never the top few."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from yzassist.documents.model import Measure, Paragraph
from yzassist.facts.model import Responsibility, Role
from yzassist.retrieval.library import PlanLibrary


@dataclass(frozen=True, slots=True)
class Duty:
    """One department's part in one responsibility note."""

    measure: Measure
    paragraph: Paragraph
    responsibility: Responsibility
    role: Role
    department_id: str
    name: str
    start: int
    end: int


def duties(
    library: PlanLibrary, department_ids: Collection[str] | None = None, roles: Collection[Role] | None = None
) -> tuple[Duty, ...]:
    """Every part of the departments (all when None) in the roles (all when None or empty), in reading order."""
    return tuple(
        Duty(measure, paragraph, note, group.role, mention.department_id, mention.name, mention.start, mention.end)
        for _, measure in library.measures
        for paragraph in measure.paragraphs
        for note in library.responsibilities(paragraph)
        for group in note.groups
        if not roles or group.role in roles
        for mention in group.departments
        if department_ids is None or mention.department_id in department_ids
    )


def paragraphs_mentioning(library: PlanLibrary, text: str) -> tuple[Paragraph, ...]:
    """Every paragraph of a measure whose prose or heading contains ``text``, in reading order."""
    return tuple(
        paragraph
        for _, measure in library.measures
        for paragraph in measure.paragraphs
        if any(text in sentence.text for sentence in paragraph.sentences) or text in measure.heading
    )
