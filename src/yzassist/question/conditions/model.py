"""A query over clauses: conditions, each of which a clause meets or not, and the part of the plan they are asked of."""

from __future__ import annotations

from dataclasses import dataclass

from yzassist.documents.model import ClauseNumber
from yzassist.facts.model import Role


@dataclass(frozen=True, slots=True)
class Body:
    """A body named; ``id`` is empty for one that the vocabulary does not know (央企)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class HasPart:
    """One of the bodies (anybody when none is named) has one of the roles in a note; ``alone``: nobody shares it."""

    bodies: tuple[Body, ...]
    roles: frozenset[Role]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class NamesBody:
    """One of the bodies is named, in prose or in a note."""

    bodies: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A year, or a month of one."""

    year: int
    month: int | None


@dataclass(frozen=True, slots=True)
class HasDate:
    """Something is due in one of the years or months, or at any time when there are none."""

    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Says:
    """The words stand in the clause: one of them, or all where ``every``."""

    words: tuple[str, ...]
    every: bool = False


Wanted = HasPart | NamesBody | HasDate | Says


@dataclass(frozen=True, slots=True)
class Condition:
    """What a clause must have, or must not have where it is ``denied``."""

    wanted: Wanted
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """The clauses from the first, or ``after`` it, to the last named; to the end of the plan when no last one is."""

    first: ClauseNumber
    last: ClauseNumber | None
    after: bool = False


@dataclass(frozen=True, slots=True)
class ClauseQuery:
    """Clauses that meet all conditions (each of them by itself where they are asked ``apart``), in the chapters or
    between the clauses named, or in the ``whole`` plan where that is said, but for those ``besides``, which are called
    by their numbers or headings. Without conditions it is a list of which some condition was not understood."""

    conditions: tuple[Condition, ...]
    chapters: tuple[int, ...] = ()
    between: Between | None = None
    besides: tuple[str, ...] = ()
    apart: bool = False
    whole: bool = False
