"""Targets of tables: one row an indicator, one column a year (指标：优良率（%）；2024年现状：80；2027年目标：85)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from yzassist.documents.model import Paragraph
from yzassist.facts.model import Comparison, Span, Target, TargetValue
from yzassist.facts.tables.rows import Field, Row, unit_in

# 县（市、区） · 乡镇 · 地区 (the column whose cell says whose values a row gives)
_WHOSE = re.compile(r"^(?:各?[省市州盟县区旗乡镇（）()、]{1,10}|地区|区域|街道|乡镇（街道）)(?:名称)?$")
# 各县（市、区）|2026年|空气质量目标分解表
_CAPTION = re.compile(r"(?P<y>20[0-9]{2})年.*(?:目标|指标|任务|计划|分解)")
# 85 · [620] (a sum of years) · ≥62% · 1.2万个 · 80%以上 · ＜3 · 6%左右 · 小于1人 · 不超过0.9‰
_VALUE = re.compile(
    r"^[\[【(（]?(?P<sign>[≥≤＞＜><]=?|不?(?:低于|少于|小于|大于|高于|超过|多于)|控制在|达到)?\s*(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[万亿]*[^0-9以左\s，。；]{0,6}?)"
    r"(?P<suffix>以上|及以上|以下|及以下|以内|左右)?[\]】)）]?$"
)
_AT_LEAST = ("≥", "＞", ">", "不低于", "不少于", "不小于", "大于", "高于", "超过", "多于", "达到")
_AT_MOST = ("≤", "＜", "<", "不超过", "不高于", "不大于", "不多于", "低于", "少于", "小于", "控制在")
# a head that says no more than that a target stands below it: 目标值 · 目标（%）
_BARE_HEAD = re.compile(r"^(?:年度|工作|规划|预期)?(?:目标值|目标|指标值|任务数|任务量|计划数)(?:（[^（）]*）)?$")
_LONGEST_WORDS = 14
_BRACKET = re.compile(r"[（(][^（）()]{1,12}[）)]$")  # PM2.5年均浓度|（微克/立方米）


def targets_of_row(paragraph: Paragraph, row: Row, document_date: date | None, caption: str = "") -> list[Target]:
    """The targets of a table's row, in the order of its columns.

    A column that says so (2024年现状), or of a bare year before that of the document, holds what was reached and no
    target. A row that gives the values of a place is read where the ``caption`` of its table names the year.
    """
    titled = _CAPTION.search(caption)
    whose = next((field for field in row.fields if _WHOSE.match(field.name)), None)
    if whose is not None and whose == row.fields[row.title]:
        return list(_of_place(paragraph, row, int(titled["y"]))) if titled else []
    found = []
    first = document_date.year if document_date else 0
    for field in row.fields:
        if field == row.fields[row.title] or field.is_blank or field.is_current:
            continue
        unit = unit_in(field.name) or row.unit or row.table_unit
        if (year := field.year) is not None and field.gives_year and (field.is_wanted or year >= first):
            due = date(year, 12, 31)
            found.append(
                cell_target(paragraph, row.item, unit, due, field.start, field.value)
                or _words_target(paragraph, row, field, due)
            )
        elif _BARE_HEAD.match(field.name) and _VALUE.match(field.value):
            told = date(int(titled["y"]), 12, 31) if titled else None
            found.append(cell_target(paragraph, row.item, unit, told, field.start, field.value))
    return [target for target in found if target is not None]


def _of_place(paragraph: Paragraph, row: Row, year: int) -> Iterator[Target]:
    """序号：1；县（市、区）：城东区；PM2.5年均浓度（微克/立方米）：34。 under 2026年空气质量目标分解表."""
    for field in row.fields:
        if (unit := unit_in(field.name)) and not _WHOSE.match(field.name) and not field.is_blank:
            name = f"{row.item}{_BRACKET.sub('', field.name)}"
            due = date(year, 12, 31)
            if _VALUE.match(field.value) and (
                target := cell_target(paragraph, name, unit, due, field.start, field.value)
            ):
                yield target


def cell_target(
    paragraph: Paragraph, indicator: str, unit: str, due: date | None, start: int, text: str
) -> Target | None:
    """The target that the value ``text`` at ``start`` states; its own unit goes before that of its column. None where
    it has no number."""
    match = _VALUE.match(text)
    if match is None:
        return None
    bracket = unit_in(indicator)
    value = TargetValue(
        span=Span(paragraph_id=paragraph.id, start=start, end=start + len(text)),
        text=text,
        comparison=_comparison(match),
        number=Decimal(match["number"].replace(",", "")),
        unit=match["unit"] or unit or bracket,
    )
    name = _BRACKET.sub("", indicator) if bracket else indicator
    return Target(indicator=name, span=_whole(paragraph), values=(value,), deadline=due)


def _words_target(paragraph: Paragraph, row: Row, field: Field, due: date) -> Target | None:
    """2027年目标：持续改善; None for a text (建成…；完成…), which is read as prose is."""
    if len(field.value) > _LONGEST_WORDS or any(mark in field.value for mark in "，；。"):
        return None
    span = Span(paragraph_id=paragraph.id, start=field.start, end=field.start + len(field.value))
    value = TargetValue(span=span, text=field.value, comparison=Comparison.QUALITATIVE, number=None, unit="")
    return Target(indicator=row.item, span=_whole(paragraph), values=(value,), deadline=due)


def _whole(paragraph: Paragraph) -> Span:
    return Span(paragraph_id=paragraph.id, start=0, end=len(paragraph.text))


def _comparison(match: re.Match[str]) -> Comparison:
    sign, suffix = match["sign"] or "", match["suffix"] or ""
    if (sign and sign.startswith(_AT_LEAST)) or suffix.endswith("上"):
        return Comparison.AT_LEAST
    if (sign and sign.startswith(_AT_MOST)) or suffix.endswith(("下", "内")):
        return Comparison.AT_MOST
    return Comparison.EQUAL
