"""Dates that are said of things from before or after a year, against the year that the asker tells."""

from __future__ import annotations

import re

from yzassist.question.model import Question

_CONDITION_YEAR = re.compile(r"(?P<year>20\d{2}|19\d{2})年[^，。；]{0,8}?(?P<side>以?之?前|以?之?后)[^，。；]{0,6}的")
"""2005年12月31日以前建成的"""
_TOLD_YEAR = re.compile(r"(?P<year>20\d{2}|19\d{2})年?[^，。；？?]{0,6}的(?=[，,。；]|$)")  # 2010年建的


def fits_told(question: Question, text: str) -> bool:
    """False where what is due is said of things from before (or after) a year and the asker tells of another one
    (2005年以前建成的小区, 我家2010年建的)."""
    condition = _CONDITION_YEAR.search(text)
    told = [int(match["year"]) for match in _TOLD_YEAR.finditer(question.chinese)]
    if condition is None or not told:
        return True
    year = int(condition["year"])
    return told[0] <= year if "前" in condition["side"] else told[0] >= year
