"""Expressions of time in a plan's prose, and the last day that each means."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from yzassist.documents.numerals import parse_chinese_number
from yzassist.facts.dates.counted_dates import counted_dates
from yzassist.facts.dates.found_dates import Found
from yzassist.facts.dates.holidays import HOLIDAY, eve_of
from yzassist.facts.dates.recurring import first_occurrence, recurring_pattern
from yzassist.facts.lexicon import alternatives, duty_words

_YEAR = r"(?P<y>(?:19|20)[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年"
_LEAD = r"(?P<lead>力争到|争取到|确保到|到|至|在|于|截至|截止到|力争)?"
_BEFORE = r"(?P<before>以?前|之前)?"
# 到2025年年底 · 2025年12月底前 · 2025年6月30日前 · 到2025年 · 2025年上半年 · 二〇二五年底前
_ABSOLUTE = re.compile(
    rf"(?<![年—\-－–~～至0-9]){_LEAD}{_YEAR}"
    r"(?:(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?)?(?:(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日)?"
    rf"(?P<part>年?底|年?末|年终|上半年|下半年|第?[一二三四1-4]季度(?:末)?|中旬|上旬|下旬|年内)?"
    r"(?P<event>(?<=日)(?![起已至以之当目印发])[\u4e00-\u9fff]{2,10}?(?<![提目当之以])(?=前))?" + _BEFORE
)
# 展望2035年，绿色生产生活方式广泛形成
_VIEW = re.compile(r"(?:^|(?<=[。；，]))展望(?P<y>20[0-9]{2})年(?=，)")
# 2023年|和2025年年底分别组织评估 (a year that shares what follows the next)
_SHARED = re.compile(
    r"(?<![0-9])(?P<y>20[0-9]{2})年(?=[和、](?:20[0-9]{2}年[和、])*20[0-9]{2}年(?:年?底|年?末)(?:以?前)?分别)"
)
# 每年更新一次，并于|当年9月底前|报备案
_SAME_YEAR = re.compile(r"(?P<every>每年)[^。；]*?(?P<day>(?:于|在)?当年(?P<m>[0-9]{1,2})月(?:底|末)?(?:以?前|之前))")
# “十四五”末 · “十四五”期末 · 到“十五五”时期末 · “十五五”期间
_PLAN_PERIOD = re.compile(
    r"(?:到|至)?“?(?P<n>十[一二三四五六七八九]|二十)五”?(?:规划)?"
    r"(?:(?:时期|期间)?(?:期?末|结束)(?:以?前)?|(?P<span>时期|期间|期))"
)
# 2025—2027年 · 2025年至2027年 · 2025-2027年期间
_RANGE = re.compile(
    r"(?<![0-9—\-－–~～])在?(?P<first>20[0-9]{2})年?(?:[—\-－–~～]{1,2}|至|到)(?P<y>20[0-9]{2})年(?:期间|间)?"
)
# （2024年3月至4月） · （2024年5月至2026年9月） (a stage and its months)
_STAGE = re.compile(
    r"(?<=[（(])(?P<first>20[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:[—\-－–~～]{1,2}|至|到)"
    r"(?:(?P<y>20[0-9]{2})年)?(?P<m>[0-9]{1,2})月(?:(?P<d>[0-9]{1,2})日)?(?:底|末)?(?=[）)])"
)
# 今年年底前 · 明年年底前 · 年内 (counted from the year of the document)
_FROM_DOCUMENT = re.compile(r"(?:到|在|于)?(?P<which>今年|明年|本年度?)(?P<part>年?底|年?末|上半年|内)(?:以?前|之前)?")
# 10月底前 · 6月30日前 · 6月前
_MONTH_ONLY = re.compile(
    rf"(?<![年0-9])(?:到|在|于)?(?P<m>[0-9]{{1,2}})月(?:份)?(?:(?P<d>[0-9]{{1,2}})日|(?P<part>底|末|上旬|中旬|下旬))?{_BEFORE}"
)
# 年底前 · 年末之前 · ，年内 (of no year: its year is that of the context)
_YEAR_END_ONLY = re.compile(
    r"(?<![年今明本当每次同该去近前后0-9一二三四五六七八九十两几数])(?:到|在|于)?(?:年[底末](?:以?前|之前)|(?:^|(?<=[，。；：]))年内)"
)
# 上半年完成 · 第三季度末前 (of no year)
_PART_ONLY = re.compile(
    r"(?:^|(?<=[，。；：、]))(?:在|于)?(?:(?P<half>上半年)|第?(?P<quarter>[一二三四])季度)[末底]?"
    r"(?:以?前|之前|(?=完成|实现|建成|启动|出台|开工|基本|全面))"
)
# ，2025年3月底前 · ：2025年 (a year that a later 6月底前 is read with)
_CONTEXT_YEAR = re.compile(
    r"(?:^|(?<=[，。；：、（(]))(?:到|在|力争|力争到|确保到)?(?P<y>20[0-9]{2})年(?P<month>[0-9]{1,2}月)?(?![—\-－–~～至])"
)
# 每年, 自, 比, 较 before a date: no day by which something is due
_PERIODIC_BEFORE = re.compile(r"(?:每|自|从|比|较|与|自从|有效期限?|[0-9]{4}年|每(?:年|季度|半年|月)[^，。；]{0,6})$")
_NOT_DUE_AFTER = re.compile(r"^(?:起|以来|以后|度|版|[0-9]*号|[至—\-－–~～](?=[0-9二]))")
_STATES_GOAL = re.compile(
    r"^，?(?:基本|全面|力争|实现|完成|达到|建成|形成|开展|启动|出台|制定(?!的)|编制(?!的)|覆盖|新增|新建|淘汰|开工|"
    r"完工|竣工|通车|通航|投产|投用|投运|投入|交付|验收|启用|并网|上线|运行|运营)"
)
# 二级以上公路比例|2026年|达到100% (the year stands behind what is measured)
_REACHES = re.compile(r"^(?:达到|达|提高到|提高至|提升到|提升至|降到|降至|控制在)[0-9]")
_OUTLOOK = "展望"  # 规划期为2021年至2025年，远景展望|到2035年
# what follows a span of years that something is to be done in: 2025—2027年，新建
_IN_SPAN = re.compile(
    r"^(?:，|、?(?:累计|共|全省|全市|全县|基本|全面|力争|实现|完成|达到|建成|形成|新建|新增|改造|培训))(?!每年)"
)
_REACH = 24
_LONGEST_FIELD = 48
_CLAUSE_OPENS = "，。；：:、\n"
_AIMS = ("力争", "争取")


def find_dates(text: str, document_date: date | None, day_known: bool, in_force: date | None = None) -> list[Found]:
    """Expressions that say by when something is due, in order and without overlap.

    Those without a year are read with the nearest year before, else with ``document_date``: without one they say
    nothing. ``day_known`` is False where the document gives only its month: no days are counted from it then.
    ``in_force`` is the first day on which the document holds, if it says one.
    """
    found = [*_absolute(text, document_date), *_periods(text, document_date), *_stages(text, document_date)]
    found += _views(text, document_date)
    if document_date:
        found += _of_same_year(text, document_date)
        found += _from_document(text, document_date)
        found += _part_of_year(text, document_date)
        found += _recurring(text, document_date)
    found += counted_dates(text, document_date if day_known else None, in_force)
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def in_time_field(text: str, position: int) -> bool:
    """True when the head of a time field stands before: 完成时限：|2026年6月, 完成时限：除已明确的外，|2026年底前."""
    return bool(_time_field().search(text[max(0, position - _LONGEST_FIELD) : position]))


@cache
def _time_field() -> re.Pattern[str]:
    """完成时限： · 时限为 · 完成时限：2024年10月底前完成排查，."""
    heads = alternatives(duty_words().time_fields)
    return re.compile(rf"{heads}(?:(?:[：:]|为)?(?:到|至)?|[：:][^。；：\n】〕）]{{1,30}}，(?:到|至)?)$")


def _absolute(text: str, document_date: date | None) -> Iterator[Found]:
    for match in _ABSOLUTE.finditer(text):
        day = _last_day(match)
        if day is None or not _is_due(text, match, day, document_date):
            continue
        if document_date is None or day.year >= document_date.year:
            yield _found(text, match, day)


def _views(text: str, document_date: date | None) -> Iterator[Found]:
    for match in (*_VIEW.finditer(text), *_SHARED.finditer(text)):
        day = date(int(match["y"]), 12, 31)
        if document_date is None or day >= document_date:
            yield _found(text, match, day)


def _of_same_year(text: str, issued: date) -> Iterator[Found]:
    for match in _SAME_YEAR.finditer(text):
        day = _in_context(_MONTH_ONLY.search(match["day"].replace("当年", "")), None, issued)
        if day:
            yield Found(match.start("day"), match.end("day"), day, every="年")


def _periods(text: str, document_date: date | None) -> Iterator[Found]:
    for match in HOLIDAY.finditer(text):
        yield _found(text, match, eve_of(match))
    for match in _PLAN_PERIOD.finditer(text):
        number = parse_chinese_number(match["n"])
        day = date(2025 + 5 * (number - 14), 12, 31) if number else None
        if _is_periodic(text, match.start()) or (day and document_date and day.year < document_date.year):
            continue
        if day and (match["span"] is None or _spans_task(text, match, day, document_date)):
            yield _found(text, match, day)
    for match in _RANGE.finditer(text):
        day = date(int(match["y"]), 12, 31)
        if int(match["first"]) < day.year and _spans_task(text, match, day, document_date):
            yield _found(text, match, day)


def _stages(text: str, document_date: date | None) -> Iterator[Found]:
    for match in _STAGE.finditer(text):
        year, month = int(match["y"] or match["first"]), int(match["m"])
        if not 1 <= month <= 12:
            continue
        last = monthrange(year, month)[1]
        day = date(year, month, min(int(match["d"] or last) or last, last))
        if document_date is None or day >= document_date:
            yield _found(text, match, day)


def _spans_task(text: str, match: re.Match[str], day: date, document_date: date | None) -> bool:
    """True for a span of years that opens a clause of its own, or fills a time field, and is not over."""
    if document_date and day < document_date:
        return False
    if in_time_field(text, match.start()):
        return True
    opens = match.start() == 0 or text[match.start() - 1] in _CLAUSE_OPENS
    return opens and bool(_IN_SPAN.match(text[match.end() :]))


def _from_document(text: str, issued: date) -> Iterator[Found]:
    for match in _FROM_DOCUMENT.finditer(text):
        year = issued.year + (match["which"] == "明年")
        yield _found(text, match, date(year, 6, 30) if match["part"] == "上半年" else date(year, 12, 31))
    for match in _MONTH_ONLY.finditer(text):
        if not match["before"] and not (in_time_field(text, match.start())):
            continue
        known = _context_year(text, match.start(), issued)
        due = _in_context(match, known, issued)
        if due and not _is_periodic(text, match.start()):
            yearly = known is None and _follows_yearly(text, match.start())
            yield replace(_found(text, match, due), every="年" if yearly else "")
    for match in _YEAR_END_ONLY.finditer(text):
        if not _is_periodic(text, match.start()):
            yield _found(text, match, date(_context_year(text, match.start(), issued) or issued.year, 12, 31))


def _follows_yearly(text: str, position: int) -> bool:
    """True behind a yearly day in the same sentence: 每年10月底前报送；|12月15日前|下达."""
    found = recurring_pattern().finditer(text, text.rfind("。", 0, position) + 1, position)
    return any(match["every"] == "年" for match in found)


def _part_of_year(text: str, issued: date) -> Iterator[Found]:
    for match in _PART_ONLY.finditer(text):
        month = 6 if match["half"] else 3 * (parse_chinese_number(match["quarter"]) or 4)
        year = _context_year(text, match.start(), issued) or issued.year
        day = date(year, month, monthrange(year, month)[1])
        if day >= issued:
            yield _found(text, match, day)


def _context_year(text: str, position: int, issued: date) -> int | None:
    """The nearest year before, if any: one of the same sentence, or of an earlier one together with a month."""
    sentence = text.rfind("。", 0, position) + 1
    years = [
        int(match["y"])
        for match in _CONTEXT_YEAR.finditer(text, 0, position)
        if int(match["y"]) >= issued.year and (match.start() >= sentence or match["month"])
    ]
    return years[-1] if years else None


def _in_context(match: re.Match[str] | None, year: int | None, issued: date) -> date | None:
    """The day in ``year``; without one the next such day after the document was made."""
    if match is None:
        return None
    month = int(match["m"])
    if not 1 <= month <= 12:
        return None
    for candidate in (year,) if year else (issued.year, issued.year + 1):
        last = monthrange(candidate, month)[1]
        if match["d"]:
            day = date(candidate, month, min(int(match["d"]), last)) if int(match["d"]) else None
        elif match["part"] or not match["before"]:
            day = date(candidate, month, {"上旬": 10, "中旬": 20}.get(match["part"], last))
        else:
            day = date(candidate, month, 1) - timedelta(days=1)
        if day and (year or day >= issued):
            return day
    return None


def _recurring(text: str, issued: date) -> Iterator[Found]:
    for match in recurring_pattern().finditer(text):
        day = first_occurrence(match, issued)
        if day:
            yield Found(match.start(), match.end(), day, every=match["every"])


def _found(text: str, match: re.Match[str], day: date) -> Found:
    before = text[max(0, match.start() - 2) : match.start()]
    aim = match.group().startswith(_AIMS) or before in _AIMS
    return Found(start=match.start(), end=match.end(), day=day, aspirational=aim)


def _is_periodic(text: str, position: int) -> bool:
    return bool(_PERIODIC_BEFORE.search(text, max(0, position - _REACH), position))


def _is_due(text: str, match: re.Match[str], day: date, document_date: date | None) -> bool:
    if _is_periodic(text, match.start()) or _NOT_DUE_AFTER.match(text[match.end() :]):
        return False
    if in_time_field(text, match.start()):
        return True
    if text[: match.start()].endswith(_OUTLOOK) and match.start() > len(_OUTLOOK):
        return False
    if match["before"] or match["part"] or match["lead"] in ("到", "至", "力争到", "争取到", "确保到"):
        return match["lead"] not in ("截至", "截止到") or (document_date is not None and day > document_date)
    rest = text[match.end() :]
    if match["lead"] in _AIMS or match["event"]:
        return bool(match["event"]) or not rest.startswith(("，", "、"))
    opens = match.start() == 0 or text[match.start() - 1] in "，。；：:、（"
    goal = bool(_STATES_GOAL.match(rest)) or (not opens and not match["m"] and bool(_REACHES.match(rest)))
    later = document_date is None or day.year >= document_date.year
    return goal and later and not match["d"] and (opens or bool(_REACHES.match(rest)))


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
