"""Days by which something is due before a holiday of fixed date: 2028年“五一”前, 2026年国庆节前."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY_OF: dict[str, tuple[int, int]] = {"元旦": (1, 1), "五一": (5, 1), "十一": (10, 1), "国庆": (10, 1)}
# 2028年“五一”前 · 2026年国庆节前
HOLIDAY = re.compile(
    rf"(?:到|在|于)?(?P<y>20[0-9]{{2}})年“?(?P<name>{'|'.join(_DAY_OF)})(?:劳动)?(?:节|假期)?”?(?:节|假期)?(?:以?前|之前)"
)


def eve_of(match: re.Match[str]) -> date:
    """The day before the holiday of a match of ``HOLIDAY``."""
    return date(int(match["y"]), *_DAY_OF[match["name"]]) - timedelta(days=1)
