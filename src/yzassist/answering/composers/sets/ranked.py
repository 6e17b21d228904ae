"""Which part of the plans is the largest, or the smallest: chapters by their clauses, clauses by their paragraphs,
notes by the bodies that they name (条数最多的和最少的各是哪章, 哪一款的参与单位最多)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yzassist.answering.composers.beside import names_subject_beside
from yzassist.answering.composers.document.chapter import counted_measures, measure_line
from yzassist.answering.composers.duties.responsibility import note_text
from yzassist.answering.composers.found import in_chapters
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, opening_quote, span_quote
from yzassist.documents.model import Measure
from yzassist.facts.model import Role
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence


@dataclass(frozen=True, slots=True)
class Sized:
    """A part of a plan under its ``name``, its size in the measure asked about, and where that is seen."""

    name: str
    size: int
    quotes: tuple[Quote, ...]


def _chapters(question: Question, context: Context) -> list[Sized]:
    """The chapters by their clauses."""
    chapters = [chapter for plan in context.library.plans for chapter in plan.chapters if chapter.heading]
    counted = [(chapter, counted_measures(chapter)) for chapter in chapters]
    return [Sized(f"{c.label}{c.heading}", len(found), measure_line(found[0]).quotes) for c, found in counted]


def _clauses(question: Question, context: Context) -> list[Sized]:
    """The clauses by their paragraphs: those named, else all of the chapters asked about."""
    named = {slot.number for slot in question.slots.clauses}

    def is_asked(measure: Measure) -> bool:
        return measure.number in named if named else in_chapters(measure.paragraphs[0], question)

    return [
        Sized(f"{m.label}{m.heading}", len(m.paragraphs), tuple(map(opening_quote, m.paragraphs)))
        for _, m in context.library.measures
        if is_asked(m)
    ]


def _notes(question: Question, context: Context) -> list[Sized]:
    """The notes by the bodies they name in the roles asked about, open lists as they stand."""
    said = phrase("any_body").search(question.chinese)  # 责任单位 is said of every body that a note names
    roles = set(Role) if said else set(question.slots.roles or Role)
    return [
        Sized(f"{p.clause_label}{p.heading}：{note_text(p, noted.note)}", size, (span_quote(p, noted.note.note),))
        for noted in context.library.notes()
        for p in (noted.paragraph,)
        if in_chapters(p, question)
        and (size := sum(len(group.departments) for group in noted.note.groups if group.role in roles))
    ]


_RANKINGS: tuple[tuple[str, str, Callable[[Question, Context], list[Sized]]], ...] = (
    ("ranked_chapters", "条", _chapters),
    ("ranked_clauses", "款", _clauses),
    ("ranked_notes", "个", _notes),
)
"""The phrase that asks for a ranking, the measure word of its sizes, and what is ranked."""


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """What has most, or fewest, and by how many the one is more than the other; None where that is not asked."""
    for name, unit, ranked in _RANKINGS:
        match = phrase(name).search(question.chinese)
        if match is None or names_subject_beside(question, match.start(), match.end(), context):
            continue
        if (found := ranked(question, context)) and (name != "ranked_clauses" or len(found) > 1):
            return _ranked(found, unit, question)
    return None


def _ranked(found: Sequence[Sized], unit: str, question: Question) -> Draft:
    sizes = [one.size for one in found]
    most, fewest = max(sizes), min(sizes)
    asked = [size for size, name in ((most, "ranked_most"), (fewest, "ranked_fewest")) if _says(name, question)]
    named = bool(question.slots.clauses)  # the other ones are told too
    lines: list[Line] = []
    for size in sorted(set(sizes), reverse=True) if named else asked or [most]:
        word = "最多" if size == most else "最少" if size == fewest else "其次"
        lead = f"{word}的有{size}{unit}："
        alike = [one for one in found if one.size == size]
        lines += [Line(lead, derived=(lead,)), *(Line(one.name, one.quotes, (one.name,), bullet=True) for one in alike)]
    if len(asked) > 1 or _says("ranked_gap", question):
        gap = f"相差{most - fewest}{unit}。"
        lines.append(Line(gap, derived=(gap,)))
    return Draft(tuple(lines), exact=True)


def _says(name: str, question: Question) -> bool:
    return phrase(name).search(question.chinese) is not None
