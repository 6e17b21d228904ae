"""Dates of a sentence: what is due by a day must be due by that day in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yzassist.facts.model import Deadline
from yzassist.generation.evidence import EvidenceParagraph
from yzassist.generation.verification.model import Located, Problem, ProblemKind
from yzassist.generation.verification.reading import DATE, LISTED, Piece, Reader, Source, Words, telling

# 提前一年完成 (what is due then is told by another date)
_EARLIER = re.compile(r"提前")
_STANDS = 0.9
"""Share of a piece's words that must stand in what is due by its day (完成名录并定界立标 are due by two days); 0.8 and
1.0 tell 121 true paraphrases, 601 crossed lies and 391 truths alike."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is said to be due by ``day`` (ISO), None for what has no date. ``scope`` are words without which the date
    does not hold (长江三角洲区域)."""

    day: str | None
    words: Words
    wording: str
    scope: Words = frozenset()


def check_dates(pieces: Sequence[Piece], source: Source, reader: Reader) -> Iterator[Located]:
    """Dates that the source lacks, or gives for something else."""
    stated = [due for sentence in source.sentences for _, due in _dues(sentence) if not _EARLIER.search(due.wording)]
    stated += [
        due for item in source.paragraphs for deadline in item.deadlines for due in _told(item, deadline, reader)
    ]
    known = {due.day for due in stated} | {match["day"] for p in reader.pieces(source.text) for match in _days(p)}
    for at, due in _dues(pieces):
        if due.day is None or _EARLIER.search(due.wording):
            continue
        if due.day not in known:
            yield at, Problem(ProblemKind.DATE, due.wording)
        elif not _is_due(due, [other for other in stated if other.scope <= due.words], source, reader):
            yield at, Problem(ProblemKind.BOUND_DATE, due.wording)


def _is_due(due: Due, stated: Sequence[Due], source: Source, reader: Reader) -> bool:
    """Whether the source has the words by that day: nearest to it, all of them, and each thing of a list."""
    words = telling(due.words)
    nearest = reader.closest(words, [other.words for other in stated])
    if not words:
        return True
    if due.day not in {stated[at].day for at in nearest}:
        return False
    same = frozenset[str]().union(*(other.words for other in stated if other.day == due.day))
    known = words & reader.words(source.text)
    if reader.coverage(known, same | source.heads(reader)) < _STANDS:
        return False
    return all(listed & same or not listed & known for listed in _listed(due.wording, reader))


def _listed(wording: str, reader: Reader) -> list[Words]:
    return [telling(reader.words(one)) for one in LISTED.split(wording)]


def _dues(pieces: Sequence[Piece]) -> list[tuple[int, Due]]:
    """Each piece's place and its date: its own, else the one before it; pieces before the first date have it where the
    date stands in a piece without words of its own (…，时限为2025年年底)."""
    dues: list[tuple[int, Due]] = []
    day: str | None = None
    for at, piece in enumerate(pieces):
        own = [match["day"] for match in _days(piece)]
        if own:
            if not telling(piece.words) and day is None:
                dues = [(of, Due(own[0], due.words, due.wording) if due.day is None else due) for of, due in dues]
            day = own[-1]
            dues += [(at, Due(earlier, piece.words, piece.text)) for earlier in own[:-1]]
        dues.append((at, Due(day, piece.words, piece.text)))
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
