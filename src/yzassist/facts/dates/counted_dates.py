"""Dates that are counted from a day: 自印发之日起30日内, 自本办法施行之日起六个月内."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from yzassist.documents.model import Plan
from yzassist.documents.numerals import NUMERAL_PATTERN, parse_chinese_number
from yzassist.facts.dates.found_dates import Found, months_after

# 自印发之日起30日内 · 自本方案发布之日起3个月内 · 印发后6个月内 · 自本办法施行之日起六个月内
# (working days need a calendar and give no date)
_SINCE = re.compile(
    rf"(?:自|从)?(?:本[\u4e00-\u9fff]{{2,8}}?|文件|通知)?(?:(?P<issue>印发|发布|下发|公布)|(?P<force>施行|实施|生效))"
    rf"(?:之日起|之日后|之后|后)(?P<n>{NUMERAL_PATTERN}|两)(?P<unit>日|天|个月|年)(?:之内|以内|内|以?前)"
)
# 本办法自2025年7月1日起施行
_IN_FORCE = re.compile(r"自(?P<y>20[0-9]{2})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日起(?:正式)?(?:施行|实施|执行|生效)")
# 本方案自印发之日起施行
_AT_ISSUE = re.compile(r"自(?:印发|发布|公布|下发)之日起(?:施行|实施|执行|生效)")


def first_day_in_force(plan: Plan, issued: date | None) -> date | None:
    """The day from which the plan holds, as its own text says; None if it says none."""
    for paragraph in reversed(plan.paragraphs):
        if match := _IN_FORCE.search(paragraph.text):
            return _day(match)
        if _AT_ISSUE.search(paragraph.text):
            return issued
    return None


def counted_dates(text: str, issued: date | None, in_force: date | None) -> Iterator[Found]:
    """Dates that ``text`` counts from the day of issue or from the first day in force; none from an unknown day."""
    for match in _SINCE.finditer(text):
        first = issued if match["issue"] else in_force
        number = 2 if match["n"] == "两" else parse_chinese_number(match["n"])
        if first and number:
            yield Found(match.start(), match.end(), _later(first, int(number), match["unit"]))


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _later(day: date, number: int, unit: str) -> date:
    if unit in ("日", "天"):
        return day + timedelta(days=number)
    return months_after(day, number * (12 if unit == "年" else 1))
