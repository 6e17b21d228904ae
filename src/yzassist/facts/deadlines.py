"""Deadlines: the expression, the last day it means, and the text that is due by then."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from yzassist.documents.model import Paragraph
from yzassist.documents.notes import find_notes
from yzassist.documents.numerals import NUMERAL_PATTERN, parse_chinese_number
from yzassist.facts.model import Deadline, Span

_YEAR = r"(?P<y>(?:19|20)[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年"
_LEAD = r"(?P<lead>力争到|争取到|确保到|到|至|在|于|截至|截止到|力争)?"
# 到2025年年底 · 2025年12月底前 · 2025年6月30日前 · 到2025年 · 2025年上半年 · 二〇二五年底前
_ABSOLUTE = re.compile(
    rf"(?<![年—\-－–~～至0-9]){_LEAD}{_YEAR}"
    r"(?:(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?)?(?:(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日)?"
    r"(?P<part>年?底|年?末|年终|上半年|下半年|第?[一二三四1-4]季度(?:末)?|中旬|上旬|下旬|年内)?"
    r"(?P<before>以?前|之前)?"
)
# “十四五”末 · “十四五”期末 · 到“十五五”时期末
_PLAN_PERIOD = re.compile(
    r"(?:到|至)?“?(?P<n>十[一二三四五六七八九]|二十)五”?(?:规划)?(?:时期|期间)?(?:期?末|结束)(?:以?前)?"
)
# 今年年底前 · 明年年底前 · 年内 (counted from the year of the document)
_FROM_DOCUMENT = re.compile(r"(?:到|在|于)?(?P<which>今年|明年|本年度?)(?P<part>年?底|年?末|上半年|内)(?:以?前|之前)?")
# 10月底前 · 6月30日前 (the next such day after the date of the document)
_MONTH_ONLY = re.compile(
    r"(?<![年0-9])(?:到|在|于)?(?P<m>[0-9]{1,2})月(?:(?P<d>[0-9]{1,2})日|(?P<part>底|末))(?:以?前|之前)"
)
# 力争提前一年完成 · 提前半年实现 · 提前6个月
_EARLIER = re.compile(rf"(?P<aim>力争|争取)?提前(?P<n>{NUMERAL_PATTERN}|半)(?P<unit>年|个月)(?:完成|实现|达到|建成)?")
# 每年年底前, 2021年至2025年, 自2022年起: no date by which something is due
_PERIODIC_BEFORE = re.compile(r"(?:每|自|从|比|较|与|自从|[0-9]{4}年)$")
_NOT_DUE_AFTER = re.compile(r"^(?:起|以来|以后|度|版|[0-9]*号|[至—\-－–~～](?=[0-9二]))")
_STATES_GOAL = re.compile(r"^，?(?:基本|全面|力争|实现|完成|达到|建成|形成)")
_FULL_STOPS = "。！？!?\n"
_CLAUSE_MARKS = "，。；！？：,;（("
_EDGE_MARKS = "，。；：、,;:（(）) "
_AIMS = ("力争", "争取")
# 其中长江三角洲区域 → 长江三角洲区域
_SCOPE_LEAD = re.compile(r"^(?:其中|并|且|有条件的)?")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    day: date
    relative: bool
    aspirational: bool


def extract_deadlines(paragraph: Paragraph, document_date: date | None = None) -> list[Deadline]:
    """Deadlines of a paragraph, in order. Dates before the year of the document are history, not deadlines."""
    text = paragraph.text
    found = _find_absolute(text, document_date)
    found += _find_relative(text, found)
    found.sort(key=lambda item: item.start)
    deadlines: list[Deadline] = []
    for index, item in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        start, end = _governed_by_relative(text, item, found) if item.relative else _governed(text, item, following)
        start, end = _trim(text, start, end)
        deadlines.append(
            Deadline(
                expression=Span(paragraph_id=paragraph.id, start=item.start, end=item.end),
                text=text[item.start : item.end],
                date=item.day,
                governs=Span(paragraph_id=paragraph.id, start=start, end=end),
                relative=item.relative,
                aspirational=item.aspirational,
                scope=_scope(text, item) if item.relative else "",
            )
        )
    return deadlines


def _find_absolute(text: str, document_date: date | None) -> list[_Found]:
    found: list[_Found] = []
    for match in _ABSOLUTE.finditer(text):
        day = _last_day(match)
        if day is None or not _is_due(text, match, day, document_date):
            continue
        if document_date and day.year < document_date.year:
            continue
        found.append(_found(text, match, day))
    for match in _PLAN_PERIOD.finditer(text):
        number = parse_chinese_number(match["n"])
        if number:
            found.append(_found(text, match, date(2025 + 5 * (number - 14), 12, 31)))
    if document_date:
        for match in _FROM_DOCUMENT.finditer(text):
            year = document_date.year + (match["which"] == "明年")
            half = match["part"] == "上半年"
            found.append(_found(text, match, date(year, 6, 30) if half else date(year, 12, 31)))
        for match in _MONTH_ONLY.finditer(text):
            due = _next_such_day(match, document_date)
            if due and not _PERIODIC_BEFORE.search(text[: match.start()]):
                found.append(_found(text, match, due))
    return found


def _next_such_day(match: re.Match[str], after: date) -> date | None:
    month = int(match["m"])
    if not 1 <= month <= 12:
        return None
    for year in (after.year, after.year + 1):
        last = monthrange(year, month)[1]
        day = date(year, month, min(int(match["d"] or last), last))
        if day >= after:
            return day
    return None


def _found(text: str, match: re.Match[str], day: date) -> _Found:
    before = text[max(0, match.start() - 2) : match.start()]
    aim = match.group().startswith(_AIMS) or before in _AIMS
    return _Found(start=match.start(), end=match.end(), day=day, relative=False, aspirational=aim)


def _is_due(text: str, match: re.Match[str], day: date, document_date: date | None) -> bool:
    if _PERIODIC_BEFORE.search(text[: match.start()]) or _NOT_DUE_AFTER.match(text[match.end() :]):
        return False
    if match["before"] or match["part"] or match["lead"] in ("到", "至", "力争到", "争取到", "确保到"):
        return match["lead"] not in ("截至", "截止到") or (document_date is not None and day > document_date)
    opens = match.start() == 0 or text[match.start() - 1] in "，。；：:、（"
    goal = bool(_STATES_GOAL.match(text[match.end() :]))
    later = document_date is None or day.year >= document_date.year
    return opens and goal and later and not match["d"]


def _last_day(match: re.Match[str]) -> date | None:
    """The last day meant: 2025年底前 → 12-31, 2025年6月前 → 05-31, 2025年6月底前 → 06-30, 2025年前 → 2024-12-31."""
    year, month, day = (parse_chinese_number(match[key]) if match[key] else None for key in ("y", "m", "d"))
    part, before = match["part"] or "", bool(match["before"])
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None:
        return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None
    if month is not None:
        if before and not part:
            return date(year, month, 1) - timedelta(days=1)
        last = {"上旬": 10, "中旬": 20}.get(part, monthrange(year, month)[1])
        return date(year, month, last)
    if "季度" in part:
        quarter = parse_chinese_number(part.strip("第季度末")) or 4
        return date(year, quarter * 3, monthrange(year, quarter * 3)[1])
    if part == "上半年":
        return date(year, 6, 30)
    return date(year - 1, 12, 31) if before and not part else date(year, 12, 31)


def _find_relative(text: str, absolutes: list[_Found]) -> list[_Found]:
    found: list[_Found] = []
    for match in _EARLIER.finditer(text):
        base = next((item for item in reversed(absolutes) if item.end <= match.start()), None)
        if base is None:
            continue
        number = 0.5 if match["n"] == "半" else parse_chinese_number(match["n"])
        if not number:
            continue
        months = round(number * 12) if match["unit"] == "年" else round(number)
        day = _months_before(base.day, months)
        aim = match["aim"] is not None
        found.append(_Found(start=match.start(), end=match.end(), day=day, relative=True, aspirational=aim))
    return found


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    at_month_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_month_end else min(day.day, last))


def _governed(text: str, item: _Found, following: _Found | None) -> tuple[int, int]:
    """From the expression, or the head of its clause if words stand there, to the full stop or the next deadline."""
    bracket = text.rfind("（", 0, item.start)
    if bracket >= 0 and "）" not in text[bracket : item.start]:
        return _sentence_start(text, bracket), bracket
    stops = [i for i in range(item.end, len(text)) if text[i] in _FULL_STOPS]
    notes = [start for start, _ in find_notes(text) if start >= item.end]
    end = min((*stops[:1], *notes, len(text)))
    if following and item.end < following.start < end:
        end = _clause_start(text, following.start)
    head = _clause_start(text, item.start)
    words = text[head : item.start].strip()
    alone = words in ("", "其中", "力争", "确保", "争取", "力争在", "要", "并")
    return (item.end if alone else head), max(end, item.end)


def _governed_by_relative(text: str, item: _Found, found: list[_Found]) -> tuple[int, int]:
    index = max(i for i, other in enumerate(found) if not other.relative and other.end <= item.start)
    return _governed(text, found[index], found[index + 1])


def _scope(text: str, item: _Found) -> str:
    words = text[_clause_start(text, item.start) : item.start]
    return _SCOPE_LEAD.sub("", words).strip()


def _clause_start(text: str, position: int) -> int:
    while position > 0 and text[position - 1] not in _CLAUSE_MARKS:
        position -= 1
    return position


def _sentence_start(text: str, position: int) -> int:
    position = max(0, position - 1)
    while position > 0 and text[position - 1] not in _FULL_STOPS:
        position -= 1
    return position


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE_MARKS:
        start += 1
    while end > start and text[end - 1] in _EDGE_MARKS and not _closes_bracket(text, start, end):
        end -= 1
    return start, end


def _closes_bracket(text: str, start: int, end: int) -> bool:
    return text[end - 1] in "）)" and ("（" in text[start:end] or "(" in text[start:end])
