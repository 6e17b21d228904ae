"""Which of several plans a question is about, as far as its wording and its conversation say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """How firmly the plans are meant: all plans there are; those named, or those of the conversation; or, of those
    hinted at (a place, the plan spoken of before), first these and then all."""

    EVERY = "every"
    NAMED = "named"
    HINTED = "hinted"


@dataclass(frozen=True, slots=True)
class Scope:
    """``documents`` are ids, empty for every plan. ``unknown`` is a plan that was named and that nobody has put in;
    ``outside`` is True when the plans named are not among those that the caller chose."""

    documents: tuple[str, ...] = ()
    reach: Reach = Reach.EVERY
    unknown: str = ""
    outside: bool = False


EVERY_PLAN = Scope()
