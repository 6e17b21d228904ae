"""Putting the report together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from yzassist.documents.base import read_plan
from yzassist.documents.labels import Label, find_label
from yzassist.documents.model import Measure, Paragraph, Plan
from yzassist.documents.notes import find_notes
from yzassist.facts.corrections.applying import apply_corrections, own_span
from yzassist.facts.corrections.model import Confirmation, corrections_path
from yzassist.facts.corrections.reading import Correction, read_corrections
from yzassist.facts.departments.vocabulary import DepartmentVocabulary, load_vocabulary
from yzassist.facts.extract import extract_facts
from yzassist.facts.lexicon import suspects
from yzassist.facts.model import PlanFacts
from yzassist.facts.review.model import MeasureReading, OpenKind, OpenPlace, Review
from yzassist.facts.review.suspicions import Suspicion, find_outside, find_suspicions

_EXCERPT_CHARS = 20
_SENTENCE_ENDS = "。！？\n"


def review_file(path: Path) -> Review:
    """The report on one file, with the corrections that lie beside it. Raises CorpusError: it cannot be read."""
    plan = read_plan(path)
    corrections, problems = read_corrections(corrections_path(path), plan)
    return review_plan(plan, corrections, problems)


def review_plan(
    plan: Plan,
    corrections: Sequence[Correction] = (),
    problems: Sequence[str] = (),
    vocabulary: DepartmentVocabulary | None = None,
) -> Review:
    """The report on a plan; ``problems`` are those of reading its correction file."""
    vocabulary = vocabulary or load_vocabulary()
    facts, unused = apply_corrections(plan, extract_facts(plan, vocabulary), corrections, vocabulary)
    found = [*find_suspicions(plan, facts), *_unknown_departments(plan, facts, vocabulary), *find_outside(plan)]
    confirmed = [item for item in corrections if isinstance(item.entry, Confirmation)]
    left = [item for item in found if not any(_is_at(item, correction) for correction in confirmed)]
    order = {paragraph.id: place for place, paragraph in enumerate(plan.paragraphs)}
    left.sort(key=lambda item: (order[item.paragraph.id], item.start))
    places = _distinct(_open_place(item) for item in left)
    return Review(
        file_name=plan.file_name,
        title=plan.metadata.title,
        document_number=plan.metadata.document_number,
        date=plan.metadata.date,
        measures=tuple(_readings(plan, facts)),
        open=(*_correction_problems((*problems, *unused)), *_structure(plan), *places),
        confirmed=len(_distinct(map(_open_place, found))) - len(places),
    )


def _unknown_departments(plan: Plan, facts: PlanFacts, vocabulary: DepartmentVocabulary) -> Iterator[Suspicion]:
    """Bodies of the extracted notes that the vocabulary does not know, each where it is first named.

    What an editor wrote, and bodies named by their kind alone (有关部门, 各乡镇人民政府), are no question.
    """
    known = {*vocabulary.ids}
    for item in facts.responsibilities:
        for mention in (mention for group in item.groups for mention in group.departments):
            if mention.department_id in known or item.by_hand or mention.name.endswith(suspects().common_bodies):
                continue
            known.add(mention.department_id)
            yield Suspicion(OpenKind.DEPARTMENT, plan.paragraph(item.note.paragraph_id), mention.start, mention.end)


def _structure(plan: Plan) -> Iterator[OpenPlace]:
    """What the reader of the file says: missing and repeated numbers, empty tables."""
    for warning in plan.warnings:
        measure = _measure_named(warning, plan)
        yield OpenPlace(
            kind=OpenKind.STRUCTURE,
            clause=measure.label if measure else "",
            clause_number=measure.number if measure else None,
            paragraph=None,
            words="",
            text=warning,
        )
    for chapter in plan.chapters:
        for measure in chapter.measures:
            own = find_label(measure.label.removeprefix(chapter.label.strip()))
            yield from _stray_numbers(measure, own) if own and own.kind.role in ("article", "item") else ()


def _stray_numbers(measure: Measure, own: Label) -> Iterator[OpenPlace]:
    """Paragraphs that open with a number of the measures' own kind that does not follow: read as part of the measure
    before. A repeated number is told by a warning of the plan, unless it is 1."""
    for paragraph in measure.paragraphs:
        label = find_label(paragraph.text)
        if label and label.kind is own.kind and (label.number != own.number or own.number == 1):
            yield OpenPlace(
                kind=OpenKind.STRUCTURE,
                clause=measure.label,
                clause_number=measure.number,
                paragraph=paragraph.number,
                words=label.text,
                text=f"“{paragraph.text[:_EXCERPT_CHARS]}……”的编号重复或不连续，已并入{measure.label}，请核对是否缺条。",
            )


def _measure_named(warning: str, plan: Plan) -> Measure | None:
    """The last measure whose label, borne by no other, stands in the warning."""
    labels = Counter(measure.label for measure in plan.measures)
    named = [item for item in plan.measures if labels[item.label] == 1 and item.label in warning]
    return named[-1] if named else None


def _correction_problems(problems: Iterable[str]) -> Iterator[OpenPlace]:
    for problem in problems:
        yield OpenPlace(kind=OpenKind.CORRECTION, clause="", clause_number=None, paragraph=None, words="", text=problem)


def _open_place(item: Suspicion) -> OpenPlace:
    paragraph = item.paragraph
    start, end = _around(paragraph, item.start, item.end)
    return OpenPlace(
        kind=item.kind,
        clause=paragraph.cited_label,
        clause_number=paragraph.clause_number,
        paragraph=paragraph.number,
        words=paragraph.text[item.start : item.end],
        text=paragraph.text[start:end].strip(),
    )


def _around(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """The note or sentence that the words stand in."""
    note = next((span for span in find_notes(paragraph.text) if span[0] <= start < span[1]), None)
    if note:
        return note
    sentence = next((item for item in paragraph.sentences if item.start <= start < item.end), None)
    if sentence:
        return sentence.start, max(sentence.end, end)
    first = max((paragraph.text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS), default=-1) + 1
    stops = [at for mark in _SENTENCE_ENDS if (at := paragraph.text.find(mark, end)) >= 0]
    return first, min(stops, default=len(paragraph.text) - 1) + 1


def _distinct(places: Iterable[OpenPlace]) -> tuple[OpenPlace, ...]:
    """One place a kind and sentence: the first of its words stands for all. Departments are told one by one."""
    kept: dict[tuple[object, ...], OpenPlace] = {}
    for place in places:
        own = place.words if place.kind is OpenKind.DEPARTMENT else ""
        kept.setdefault((place.kind, place.clause_number, place.paragraph, place.text, own), place)
    return tuple(kept.values())


def _is_at(item: Suspicion, confirmed: Correction) -> bool:
    return item.paragraph.id == confirmed.paragraph.id and item.start < confirmed.end and confirmed.start < item.end


def _readings(plan: Plan, facts: PlanFacts) -> Iterator[MeasureReading]:
    for measure in plan.measures:
        own = {paragraph.id for paragraph in measure.paragraphs}
        notes, dates, targets = (
            [item for item in found if own_span(item).paragraph_id in own]
            for found in (facts.responsibilities, facts.deadlines, facts.targets)
        )
        yield MeasureReading(
            clause=measure.label,
            clause_number=measure.number,
            heading=measure.heading,
            paragraphs=len(measure.paragraphs),
            responsibilities=len(notes),
            deadlines=len(dates),
            targets=len(targets),
            by_hand=sum(item.by_hand for item in (*notes, *dates, *targets)),
        )
