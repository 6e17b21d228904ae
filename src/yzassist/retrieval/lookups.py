"""Set look-ups over facts: every clause that meets a condition, never the top few."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from yzassist.documents.model import Measure, Paragraph, Sentence
from yzassist.facts.model import Responsibility, Role
from yzassist.facts.tables.rows import Row
from yzassist.retrieval.library import PlanLibrary


class Duty(NamedTuple):
    """One department's part in one responsibility note; ``row`` is that of the table it stands in. A set question over
    1,000 plans makes thousands of them, a named tuple in a third of the time of a frozen dataclass."""

    measure: Measure
    paragraph: Paragraph
    responsibility: Responsibility
    role: Role
    department_id: str
    name: str
    start: int
    end: int
    row: Row | None


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
            noted.row,
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


def is_written(library: PlanLibrary, text: str) -> bool:
    """True when the words stand in a measure, its heading and notes included."""
    return any(
        text in measure.heading or any(text in paragraph.text for paragraph in measure.paragraphs)
        for plan in library.plans
        if text in plan.text
        for measure in plan.measures
    )


def spans_with(paragraph: Paragraph, literals: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Offsets of the sentences and notes with one of the words; of the first sentence when none has them."""
    spans = [(s.start, s.end) for s in paragraph.sentences if any(literal in s.text for literal in literals)]
    for literal in literals:
        start = paragraph.text.find(literal)
        if start >= 0 and not any(literal in sentence.text for sentence in paragraph.sentences):
            opened, closed = paragraph.text.rfind("（", 0, start), paragraph.text.find("）", start)
            spans.append((opened, closed + 1) if 0 <= opened < closed else (start, start + len(literal)))
    first = paragraph.sentences[0] if paragraph.sentences else None
    return tuple(spans) or (((first.start, first.end),) if first else ())


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
