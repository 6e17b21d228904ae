"""Set look-ups over facts: every clause that meets a condition, never the top few."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from yzassist.documents.model import Measure, Paragraph, Sentence
from yzassist.facts.model import Responsibility, Role
from yzassist.retrieval.library import PlanLibrary


class Duty(NamedTuple):
    """One department's part in one responsibility note. A set question over 1,000 plans makes thousands of them, a
    named tuple in a third of the time of a frozen dataclass."""

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
        Duty(
            noted.measure,
            noted.paragraph,
            noted.note,
            group.role,
            mention.department_id,
            mention.name,
            mention.start,
            mention.end,
        )
        for noted in library.notes(department_ids)
        for group in noted.note.groups
        if not roles or group.role in roles
        for mention in group.departments
        if department_ids is None or mention.department_id in department_ids
    )


def paragraphs_mentioning(library: PlanLibrary, text: str) -> tuple[Paragraph, ...]:
    """Every paragraph of a measure whose prose or heading contains ``text``, in reading order."""
    return tuple(_mentioning(library, text))


def is_mentioned(library: PlanLibrary, text: str) -> bool:
    """True when there is such a paragraph."""
    return next(_mentioning(library, text), None) is not None


def _mentioning(library: PlanLibrary, text: str) -> Iterator[Paragraph]:
    return (
        paragraph
        for plan in library.plans
        if text in plan.text
        for measure in plan.measures
        for paragraph in measure.paragraphs
        if any(text in sentence.text for sentence in paragraph.sentences) or text in measure.heading
    )


def sentences_mentioning(library: PlanLibrary, needles: Sequence[str]) -> Iterator[tuple[Paragraph, Sentence]]:
    """Of each paragraph of a measure the first sentence that contains every needle, in reading order; the first one of
    all where the measure's heading contains them."""
    for plan in library.plans:
        if not all(needle in plan.text for needle in needles):
            continue
        for measure in plan.measures:
            in_heading = all(needle in measure.heading for needle in needles)
            for paragraph in measure.paragraphs:
                named = in_heading and paragraph.number == 1
                if not named and needles[0] not in paragraph.text:
                    continue
                for sentence in paragraph.sentences:
                    if named or all(needle in sentence.text for needle in needles):
                        yield paragraph, sentence
                        break
