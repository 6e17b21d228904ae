"""Numbers with a unit, ranges and growth in a fixed word: what they say and how they are meant."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from yzassist.documents.model import Paragraph
from yzassist.documents.numerals import NUMERAL_CHARS, parse_chinese_number
from yzassist.facts.lexicon import alternatives, target_words
from yzassist.facts.model import Comparison, Span, TargetValue

# 比2020年 · 较2020年 · 与上年相比
_BASE = r"(?:比|较|与)(?P<base>[^，。；比较]{2,12}?)(?:相比)?"
# 以上 · 及以上 · 以下 · 范围内
_SUFFIX = r"(?P<suffix>及?以上|左右|及?以下|范围以?内|以内|之内|内)?"
_AMOUNT = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_SCALE = "[万亿千百]*"
# 不低于|每小时|25公里
_RATE = r"(?:每(?:小时|天|日|周|月|年|人|户|亩|公顷|班|所|千人|万人))?"
# 80%—85% · 3至5个
_TO = r"(?:[—\-－–~～]{1,2}|至|到)"


@cache
def value_pattern() -> re.Pattern[str]:
    """达到97%以上 · 比2020年提高5个百分点以上 · 7.5万公顷 · 80%—85% · 由7天延长至10天 · 320台（套） · 至少有一人."""
    words = target_words()
    negation = r"(?P<negation>不(?:得|能|应|宜|可|准|允许)?|未|没有)?"
    verbs = alternatives((*words.at_least, *words.at_most))
    changes = alternatives((*words.increase, *words.decrease))
    compared = alternatives((*words.increase, *words.decrease, *words.comparatives))
    units = alternatives(words.units)
    origin = rf"(?:(?:由|从)(?:目前的|现在的|[0-9]{{4}}年的)?(?P<origin>{_AMOUNT}{_SCALE}{units})(?={verbs}))?"
    number = rf"(?<![0-9.A-Za-z])(?P<number>{_AMOUNT})(?:(?P<first>{_SCALE}{units})?{_TO}(?P<upper>{_AMOUNT}))?"
    spoken = rf"(?P<spoken>(?:(?<=至少)|(?<=至少有)|(?<=少于)|(?<=低于)|(?<=超过))[{NUMERAL_CHARS}]+)"
    return re.compile(
        rf"(?:{_BASE}(?P<change>{compared}))?{origin}(?:{negation}(?P<verb>{verbs}){_RATE})?(?P<plain>{changes})?(?:约|近)?"
        rf"(?:{number}|{spoken})(?P<scale>{_SCALE})(?P<unit>{units}(?:（[套辆座个家处]）)?){_SUFFIX}"
    )


@cache
def fixed_pattern() -> re.Pattern[str]:
    """比2020年翻一番 · 实现零增长 (not 零增长行动)."""
    words = target_words()
    return re.compile(
        rf"(?:{_BASE})??(?:{alternatives(words.fixed_verbs)})?(?P<fixed>{alternatives(words.fixed)})(?![的行方目型率”])"
    )


def read_value(paragraph: Paragraph, match: re.Match[str]) -> TargetValue | None:
    """The value of a match of ``value_pattern``; None for a year or the members of a list (等11省)."""
    number = _number(match)
    unit = match["scale"] + match["unit"]
    if number is None or _is_year(match, unit, paragraph.text):
        return None
    upper = Decimal(match["upper"].replace(",", "")) if match["upper"] else None
    comparison = Comparison.QUALITATIVE if upper is not None else _comparison(match)
    mixed = match["first"] is not None and match["first"] != unit
    return TargetValue(
        span=Span(paragraph_id=paragraph.id, start=match.start(), end=match.end()),
        text=match.group(),
        comparison=comparison,
        number=None if mixed else number,
        unit="" if mixed else "%" if unit == "％" else unit,
        base=match["base"] or match["origin"] or "",
        upper=None if mixed else upper,
    )


def read_fixed(paragraph: Paragraph, match: re.Match[str]) -> TargetValue:
    """The value of a match of ``fixed_pattern``: its words."""
    return TargetValue(
        span=Span(paragraph_id=paragraph.id, start=match.start(), end=match.end()),
        text=match.group(),
        comparison=Comparison.QUALITATIVE,
        number=None,
        unit="",
        base=match["base"] or "",
    )


def _number(match: re.Match[str]) -> Decimal | None:
    if match["number"]:
        return Decimal(match["number"].replace(",", ""))
    spoken = parse_chinese_number(match["spoken"])
    return None if spoken is None else Decimal(spoken)


def _is_year(match: re.Match[str], unit: str, text: str) -> bool:
    """True for 2020年, 2025—2027年 and for the members of a list: 等11省."""
    written = match["number"] or ""
    year = unit == "年" and len(written) == 4
    listed = unit in ("省", "市", "县", "区", "年") and text[max(0, match.start() - 1) : match.start()] == "等"
    return year or listed


def _comparison(match: re.Match[str]) -> Comparison:
    """How the value is meant; a change of about so much (增长12%左右) is bounded by nothing."""
    words = target_words()
    change = match["change"] or match["plain"]
    suffix, verb = match["suffix"] or "", match["verb"] or ""
    if change in (*words.decrease, "低") or (change and suffix == "左右"):
        return Comparison.QUALITATIVE
    if change:
        return Comparison.INCREASE_AT_LEAST
    if suffix.endswith("以上"):
        return Comparison.AT_LEAST
    if suffix.endswith(("以下", "内")):
        return Comparison.AT_MOST
    if suffix == "左右":
        return Comparison.EQUAL
    if not verb:
        return Comparison.EQUAL
    return Comparison.AT_LEAST if (verb in words.at_least) != bool(match["negation"]) else Comparison.AT_MOST
