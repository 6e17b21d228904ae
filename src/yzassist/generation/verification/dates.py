"""Dates of a sentence: what is due by a day must be due by that day in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yzassist.facts.model import Deadline
from yzassist.generation.evidence import EvidenceParagraph
from yzassist.generation.verification.model import Problem, ProblemKind
from yzassist.generation.verification.numbers import DATE
from yzassist.generation.verification.reading import Piece, Reader, Source, Words
from yzassist.generation.verification.words import verifier_words

# 提前一年完成 (what is due then is told by another date)
_EARLIER = re.compile(r"提前")


@dataclass(frozen=True, slots=True)
class Due:
    """What is said to be due by ``day`` (ISO), None for what has no date. ``scope`` are words without which the date
    does not hold (长江三角洲区域)."""

    day: str | None
    words: Words
    wording: str
    scope: Words = frozenset()


def check_dates(pieces: Sequence[Piece], source: Source, reader: Reader) -> Iterator[Problem]:
    """Dates that the source lacks, or gives for something else."""
    stated = [due for sentence in source.sentences for due in _dues(sentence) if not _EARLIER.search(due.wording)]
    stated += [
        due for item in source.paragraphs for deadline in item.deadlines for due in _told(item, deadline, reader)
    ]
    known = {due.day for due in stated} | {match["day"] for p in reader.pieces(source.text) for match in _days(p)}
    for due in _dues(pieces):
        if due.day is None or _EARLIER.search(due.wording):
            continue
        if due.day not in known:
            yield Problem(ProblemKind.DATE, due.wording)
            continue
        words = due.words - verifier_words().plain
        meant = [other for other in stated if other.scope <= due.words]
        nearest = reader.closest(words, [other.words for other in meant])
        if words and due.day not in {meant[at].day for at in nearest}:
            yield Problem(ProblemKind.BOUND_DATE, due.wording)


def _dues(pieces: Sequence[Piece]) -> list[Due]:
    """Each piece with its date: its own, else the one before it; pieces before the first date have it where the date
    stands in a piece without words of its own (…，时限为2025年年底)."""
    dues: list[Due] = []
    day: str | None = None
    for piece in pieces:
        own = [match["day"] for match in _days(piece)]
        if own:
            if not piece.words - verifier_words().plain and day is None:
                dues = [Due(own[0], due.words, due.wording) if due.day is None else due for due in dues]
            day = own[-1]
            dues += [Due(earlier, piece.words, piece.text) for earlier in own[:-1]]
        dues.append(Due(day, piece.words, piece.text))
    return dues


def _days(piece: Piece) -> list[re.Match[str]]:
    return list(DATE.finditer(piece.said))


def _told(item: EvidenceParagraph, deadline: Deadline, reader: Reader) -> Iterator[Due]:
    """A deadline as the extractors read it: dates without a year, and those that another one gives, are told here."""
    governed = item.paragraph.text[deadline.governs.start : deadline.governs.end]
    scope = reader.words(deadline.scope)
    for piece in reader.pieces(governed):
        if not _EARLIER.search(piece.text):
            yield Due(deadline.date.isoformat(), piece.words | scope, piece.text, scope)
