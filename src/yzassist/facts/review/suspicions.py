"""Words that speak of a fact at a place where none was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from yzassist.documents.model import Paragraph, Plan
from yzassist.facts.clauses import split_clauses
from yzassist.facts.lexicon import SuspectWords, alternatives, suspects
from yzassist.facts.model import PlanFacts, Span
from yzassist.facts.review.model import OpenKind

_NEAR = 2
"""Characters between a date that was read and a word that belongs to it: 2025年|年底前."""
# 2020年 in 2020年年底 (a year that is said; not 比2020年, the base of a change)
_YEAR = re.compile(r"(?<![比较])(?P<y>(?:19|20)[0-9]{2})年")
# “六个百分之百” (a term states nothing)
_QUOTED = re.compile(r"“[^”]*”")
_YEAR_REACH = 9
"""Characters before a word in which its year stands: 2020年12月|底前."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """``paragraph.text[start:end]`` are the words."""

    kind: OpenKind
    paragraph: Paragraph
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read in one paragraph: where notes, dates and targets stand."""

    notes: Sequence[Span]
    dates: Sequence[Span]
    targets: Sequence[Span]


def find_suspicions(plan: Plan, facts: PlanFacts) -> Iterator[Suspicion]:
    """The words inside the measures that no fact of their kind covers, paragraph by paragraph."""
    notes = _by_paragraph([item.note for item in facts.responsibilities])
    dates = _by_paragraph([item.expression for item in facts.deadlines])
    targets = _by_paragraph([item.span for item in facts.targets])
    issued = int(plan.metadata.date[:4]) if plan.metadata.date[:4].isdigit() else None
    for measure in plan.measures:
        for paragraph in measure.paragraphs:
            key = paragraph.id
            read = _Reading(notes.get(key, ()), dates.get(key, ()), targets.get(key, ()))
            yield from _in_paragraph(paragraph, read, issued)


def find_outside(plan: Plan) -> Iterator[Suspicion]:
    """The same words in paragraphs that belong to no measure: no facts of these kinds are read there."""
    for paragraph in plan.front:
        for words in (suspects().responsibility, suspects().deadline, suspects().target):
            for start, end in _occurrences(words, paragraph.text):
                yield Suspicion(OpenKind.OUTSIDE, paragraph, start, end)


def _in_paragraph(paragraph: Paragraph, read: _Reading, issued: int | None) -> Iterator[Suspicion]:
    text, words = paragraph.text, suspects()
    for start, end in _occurrences(words.responsibility, text):
        if not _covered(start, end, read.notes):
            yield Suspicion(OpenKind.RESPONSIBILITY, paragraph, start, end)
    for start, end in _occurrences(words.deadline, text):
        covered = _covered(start - _NEAR, end + _NEAR, read.dates) or _covered(start, end, read.targets)
        if not covered and not _is_past(text[max(0, start - _YEAR_REACH) : end], issued):
            yield Suspicion(OpenKind.DEADLINE, paragraph, start, end)
    clauses = split_clauses(paragraph)
    for start, end in _occurrences(words.target, text):
        clause = next((item for item in clauses if item.start <= start < item.end), None)
        first, last = (clause.start, clause.end) if clause else (start, end)
        if not _covered(first, last, read.targets) and not _is_past(text[first:last], issued):
            yield Suspicion(OpenKind.TARGET, paragraph, start, end)


def _occurrences(words: SuspectWords, text: str) -> Iterator[tuple[int, int]]:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _pattern(words).finditer(text):
        if match["word"] and not any(start < match.start() < end for start, end in quoted):
            yield match.span()


@cache
def _pattern(words: SuspectWords) -> re.Pattern[str]:
    """负责 but not 负责人: a longer phrase that is no suspicion is passed over as a whole."""
    return re.compile(rf"{alternatives(words.never)}|(?P<word>{alternatives(words.words)})")


def _covered(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(span.start < end and start < span.end for span in spans)


def _is_past(text: str, issued: int | None) -> bool:
    """Whether ``text`` speaks of years before the document alone."""
    years = [int(match["y"]) for match in _YEAR.finditer(text)]
    return issued is not None and bool(years) and max(years) < issued


def _by_paragraph(spans: Sequence[Span]) -> dict[str, list[Span]]:
    grouped: dict[str, list[Span]] = {}
    for span in spans:
        grouped.setdefault(span.paragraph_id, []).append(span)
    return grouped
