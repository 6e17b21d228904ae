"""A date as found in a text, and reckoning with months."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at ``text[start:end]`` and its last day; ``every`` is the period of a recurring one."""

    start: int
    end: int
    day: date
    relative: bool = False
    aspirational: bool = False
    every: str = ""

    def text_of(self, text: str) -> str:
        """The expression as written in ``text``."""
        return text[self.start : self.end]


def months_after(day: date, months: int) -> date:
    """The same day so many months later (earlier when negative); the end of a month stays the end of its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    at_month_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_month_end else min(day.day, last))
