"""Targets of indicator tables: one row an indicator, one column a year (指标：优良率；单位：%；2027年：85).

The same is read where an item lists its years: ``旅游总收入：2025年1280亿元，2030年2000亿元。``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph
from yzassist.facts.clauses import Clause
from yzassist.facts.model import Comparison, Span, Target, TargetValue

_NAMES = ("指标", "指标名称", "主要指标", "指标内容", "名称", "项目", "目标")
_UNITS = ("单位", "计量单位")
_NO_UNIT = ("无量纲", "/", "—", "-")
_FIELD_END = "；"
# 县（市、区） · 乡镇 · 地区 (the column whose cell says whose values a row gives)
_WHOSE = re.compile(r"^(?:各?[省市州盟县区旗乡镇（）()、]{1,10}|地区|区域|街道|乡镇（街道）)(?:名称)?$")
# 各县（市、区）|2026年|空气质量目标分解表
_CAPTION = re.compile(r"(?P<y>20[0-9]{2})年.*(?:目标|指标|任务|计划|分解)")
# 目标值2025年 · 2027年目标 · 2030年
_YEAR_FIELD = re.compile(r"^[^：0-9]{0,6}(?P<y>20[0-9]{2})年?(?:底|末)?(?:目标|预期|规划|计划)?(?:目标)?值?$")
# 85 · [620] (a sum of years) · ≥62% · 1.2万个 · 80%以上 · ＜3 · 6%左右 · 小于1人 · 不超过0.9‰
_VALUE = re.compile(
    r"^[\[【(（]?(?P<sign>[≥≤＞＜><]=?|不?(?:低于|少于|小于|大于|高于|超过|多于)|控制在|达到)?\s*(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[万亿]*[^0-9以左\s，。；]{0,6}?)"
    r"(?P<suffix>以上|及以上|以下|及以下|以内|左右)?[\]】)）]?$"
)
_AT_LEAST = ("≥", "＞", ">", "不低于", "不少于", "不小于", "大于", "高于", "超过", "多于", "达到")
_AT_MOST = ("≤", "＜", "<", "不超过", "不高于", "不大于", "不多于", "低于", "少于", "小于", "控制在")
# 旅游总收入：2025年1280亿元，2030年2000亿元。
_LISTED = re.compile(
    r"(?P<name>[^：；。，]{2,30})：(?P<years>20[0-9]{2}年(?:底|末)?(?:达到|为)?[0-9][^，；。]{0,12}(?:[，、；]20[0-9]{2}年(?:底|末)?(?:达到|为)?[0-9][^，；。]{0,12})*)。?$"
)
# 2030年2000亿元
_YEAR_AND_VALUE = re.compile(r"(?P<y>20[0-9]{2})年(?:底|末)?(?:达到|为)?(?P<value>[^，；、。]+)")
# 2025年、2026年、2027年分别完成改造100户、150户、200户。
_RESPECTIVELY = re.compile(
    r"(?P<years>20[0-9]{2}年?(?:[、，和]20[0-9]{2}年?)+)(?:各)?分别(?:完成|达到|新建|实现)?(?P<name>[^0-9，。；]{2,20}?)(?:达到|为)?"
    r"(?P<values>[0-9][^，。；、]*(?:[、和][0-9][^，。；、]*)+)。?"
)
_YEAR = re.compile(r"20[0-9]{2}")
# 100户 · 150户
_PLAIN_VALUE = re.compile(r"[0-9][^、和。]*")
# 森林覆盖率（%） → 森林覆盖率
_UNIT_OF_NAME = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[）)]$")


def extract_yearly(paragraph: Paragraph, document_date: date | None, caption: str = "") -> list[Target]:
    """The targets of a row or an item that gives values by year; none if it is neither.

    A row that gives the values of a place is read where the ``caption`` of its table names the year. Years before
    that of the document are what was reached, not targets.
    """
    found = list(_of_row(paragraph)) or list(_of_item(paragraph))
    found = found or list(_of_years(paragraph)) or list(_of_place(paragraph, caption))
    first = document_date.year if document_date else 0
    return [target for target in found if target.deadline is not None and target.deadline.year >= first]


def _of_row(paragraph: Paragraph) -> Iterator[Target]:
    fields = list(_fields(paragraph.text))
    name = next((text for _, head, text in fields if head in _NAMES), "")
    unit = next((text for _, head, text in fields if head in _UNITS), "")
    if not name:
        return
    for start, head, text in fields:
        year = _YEAR_FIELD.match(head)
        if year and text and (target := _target(paragraph, name, unit, int(year["y"]), start, text)):
            yield target


def _of_place(paragraph: Paragraph, caption: str) -> Iterator[Target]:
    """序号：1；县（市、区）：城东区；PM2.5年均浓度（微克/立方米）：34。 under 2026年空气质量目标分解表."""
    year = _CAPTION.search(caption)
    fields = list(_fields(paragraph.text)) if year else []
    place = next((text for _, head, text in fields if _WHOSE.match(head)), "")
    for start, head, text in fields if place else ():
        measured = _UNIT_OF_NAME.search(head) and not _WHOSE.match(head)
        if year and measured and (target := _target(paragraph, f"{place}{head}", "", int(year["y"]), start, text)):
            yield target


def extract_years_of_clause(paragraph: Paragraph, clause: Clause, what: str) -> list[Target]:
    """The values that a clause gives to years in order: 2024年、2025年分别淘汰1200辆和900辆; ``what`` stands before."""
    match = _RESPECTIVELY.search(clause.text)
    years = _YEAR.findall(match["years"]) if match else []
    values = list(_PLAIN_VALUE.finditer(match["values"])) if match else []
    if match is None or len(years) != len(values):
        return []
    name = what if what.startswith(match["name"]) else f"{what}{match['name']}"
    start = clause.start + match.start("values")
    found = (
        _target(paragraph, name, "", int(year), start + value.start(), value.group())
        for year, value in zip(years, values, strict=True)
    )
    span = Span(paragraph_id=paragraph.id, start=clause.start, end=clause.end)
    return [replace(target, span=span) for target in found if target]


def _of_item(paragraph: Paragraph) -> Iterator[Target]:
    match = _LISTED.match(paragraph.text, _label_end(paragraph.text))
    if match is None:
        return
    for pair in _YEAR_AND_VALUE.finditer(paragraph.text, match.start("years"), match.end("years")):
        target = _target(paragraph, match["name"], "", int(pair["y"]), pair.start("value"), pair["value"])
        if target:
            yield target


def _of_years(paragraph: Paragraph) -> Iterator[Target]:
    """The only sentence of a paragraph gives years and as many values; anything more is left to the other rules."""
    match = _RESPECTIVELY.fullmatch(paragraph.text[_label_end(paragraph.text) :])
    if match is None:
        return
    years, values = _YEAR.findall(match["years"]), list(_PLAIN_VALUE.finditer(match["values"]))
    if len(years) != len(values):
        return
    start = _label_end(paragraph.text) + match.start("values")
    for year, value in zip(years, values, strict=True):
        target = _target(paragraph, match["name"], "", int(year), start + value.start(), value.group())
        if target:
            yield target


def _label_end(text: str) -> int:
    label = find_label(text)
    return label.end if label else 0


def _fields(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset of the value, head and value of each field of a row."""
    position = 0
    for part in text.rstrip("。").split(_FIELD_END):
        head, colon, value = part.partition("：")
        if colon:
            yield position + len(head) + 1, head.strip(), value
        position += len(part) + 1


def _target(paragraph: Paragraph, name: str, unit: str, year: int, start: int, text: str) -> Target | None:
    match = _VALUE.match(text)
    own = _UNIT_OF_NAME.search(name)
    if match is None:
        return None
    span = Span(paragraph_id=paragraph.id, start=start, end=start + len(text))
    value = TargetValue(
        span=span,
        text=text,
        comparison=_comparison(match),
        number=Decimal(match["number"].replace(",", "")),
        unit=match["unit"] or (unit if unit not in _NO_UNIT else "") or (own["unit"] if own else ""),
    )
    whole = Span(paragraph_id=paragraph.id, start=0, end=len(paragraph.text))
    indicator = name[: own.start()] if own else name
    return Target(indicator=indicator, span=whole, values=(value,), deadline=date(year, 12, 31))


def _comparison(match: re.Match[str]) -> Comparison:
    sign, suffix = match["sign"] or "", match["suffix"] or ""
    if (sign and sign.startswith(_AT_LEAST)) or suffix.endswith("上"):
        return Comparison.AT_LEAST
    if (sign and sign.startswith(_AT_MOST)) or suffix.endswith(("下", "内")):
        return Comparison.AT_MOST
    return Comparison.EQUAL
