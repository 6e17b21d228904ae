"""Deadlines that come back: 每年11月底前, 每季度末前, 每月10日前."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

_MONTHS_OF: dict[str, int] = {"月": 1, "季度": 3, "半年": 6, "年": 12}


@cache
def recurring_pattern() -> re.Pattern[str]:
    """每年12月上旬报送 · 每年11月底前 · 每年6月、12月底前 · 每年3月1日、9月1日前 · 每年年底前 · 每季度末前 ·
    每月10日前."""
    other = r"(?P<other>[0-9]{1,2})月(?:(?P<other_day>[0-9]{1,2})日|底|末)?(?:以?前)?[、和]"
    month = rf"(?:{other})?(?P<m>[0-9]{{1,2}})月(?:份)?"
    day = r"(?P<d>[0-9]{1,2})日|(?P<part>年?底|年?末)"
    tenth = r"(?P<tenth>[上中]旬)(?=[报前组开完])"
    return re.compile(rf"每(?P<every>年|季度|半年|月)(?:的)?(?:{month})?(?:{tenth}|(?:{day})?(?:以?前|之前))")


def first_occurrence(match: re.Match[str], after: date) -> date | None:
    """The first day that a match of the pattern means, on or after ``after``; None when it names no day."""
    every = match["every"]
    months = [int(found) for found in (match["other"], match["m"]) if found]
    if any(not 1 <= month <= 12 for month in months) or (months and every != "年"):
        return None
    if not months:
        if not match["part"] and not (every == "月" and match["d"]):
            return None
        step = _MONTHS_OF[every]
        months = list(range(step, 13, step))
    first = match["other_day"] if match["other"] else match["d"]
    dated = sorted((month, first if index == 0 else match["d"]) for index, month in enumerate(months))
    days = (_day(match, year, month, written) for year in (after.year, after.year + 1) for month, written in dated)
    return next((day for day in days if day and day >= after), None)


def _day(match: re.Match[str], year: int, month: int, written: str | None) -> date | None:
    last = monthrange(year, month)[1]
    if match["tenth"]:
        return date(year, month, 10 if match["tenth"] == "上旬" else 20)
    if written:
        return date(year, month, int(written)) if 1 <= int(written) <= last else None
    return date(year, month, last) if match["part"] else date(year, month, 1) - timedelta(days=1)
