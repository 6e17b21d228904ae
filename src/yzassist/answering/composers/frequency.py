"""How often: a claimed frequency (一年开一次会) against that of the sentence about the subject (每季度至少召开一次)."""

from __future__ import annotations

import re
from typing import NamedTuple

from yzassist.documents.numerals import parse_chinese_number
from yzassist.question.phrases import phrase

_DAYS = {"年": 360, "半年": 180, "学期": 180, "季度": 90, "月": 30, "周": 7, "星期": 7, "天": 1, "日": 1}


class Frequency(NamedTuple):
    """``times`` in a period of ``days`` (a year has 360, so that months and quarters divide it)."""

    times: int
    days: int

    @property
    def rate(self) -> float:
        """Times a day."""
        return self.times / self.days


def frequency_in(text: str) -> Frequency | None:
    """The first frequency that a text states; None where it states none."""
    match: re.Match[str] | None = phrase("how_often").search(text)
    if match is None:
        return None
    digits = match["times"]
    times = int(digits) if digits.isdigit() else parse_chinese_number(digits)
    return Frequency(times, _DAYS[match["period"]]) if times else None
