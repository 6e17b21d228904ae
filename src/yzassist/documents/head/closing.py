"""What the closing paragraph of a document says of how long it holds (有效期至2026年12月31日)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from yzassist.documents.head.validity import last_day
from yzassist.documents.numerals import NUMERAL_PATTERN, parse_chinese_number

_OWN = r"本(?:办法|方案|措施|通知|意见|规定|细则|条例|计划|规划|政策|若干措施|实施方案|实施意见|实施细则|行动方案)"
# 本措施自2024年7月15日起施行，有效期至2026年12月31日。 · 本方案自印发之日起实施，实施期限至2027年12月31日。
_CLOSING = re.compile(
    rf"{_OWN}[^。；]*?(?:有效期限?|实施期限|执行期限|施行期限)(?:为|截?止?[至到])?"
    rf"(?:自[^。；]*?[至到])?(?P<until>20\d{{2}}年\d{{1,2}}月\d{{1,2}}日)"
)
# 本意见自2025年3月1日起施行，有效期5年
_CLOSING_YEARS = re.compile(
    rf"{_OWN}[^。；]*?自(?P<first>20\d{{2}}年\d{{1,2}}月\d{{1,2}}日)起(?:正式)?(?:施行|实施|执行)[^。；]*?"
    rf"有效期限?为?(?P<n>{NUMERAL_PATTERN})年"
)


def closing_until(text: str) -> str:
    """The last day of validity that a closing paragraph states of its own document; empty if it states none."""
    if match := _CLOSING.search(text):
        return last_day(match["until"])
    lasting = _CLOSING_YEARS.search(text)
    first = last_day(lasting["first"]) if lasting else ""
    years = parse_chinese_number(lasting["n"]) if lasting else None
    if not first or not years:
        return ""
    day = date.fromisoformat(first)
    last = date(day.year + int(years), day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
    return (last - timedelta(days=1)).isoformat()
