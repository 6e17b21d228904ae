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
# 不低于|三分之一 · 三分之二|以上
_FRACTION = r"(?P<fraction>[一二三四五六七八九十]+分之[一二三四五六七八九]+)"
# 百分之三十
_HUNDREDTHS = rf"百分之(?P<hundredths>[{NUMERAL_CHARS}]+)(?!点)"
# 80%—85% · 3至5个 · 500元以上1000元以下
_TO = r"(?:[—\-－–~～]{1,2}|至|到)"
# 至少|建成1个 · 最高|奖励20万元 (in the words before a number without a verb of its own)
_AT_LEAST_BEFORE = re.compile(r"(?:至少|最少|不少于|不低于)[^，。；：、0-9]{0,8}$")
_AT_MOST_BEFORE = re.compile(r"(?:最高|最多|至多|上限)[^，。；：、0-9]{0,6}$")
# 禁止|使车速超过25公里
_FORBIDS = re.compile(r"(?:禁止|严禁|不得|不准)[^，。；：]*$")
# 18部|委 · 5部|门 (no unit)
_OTHER_WORD = re.compile(r"部[门委分队署件位长]")
# 6000万块|标砖以下的轮窑 (which things are meant)
_BOUND_BEHIND_NOUN = re.compile(r"[\u4e00-\u9fff]{1,3}以[上下]的")
# 30万吨|级航道 · 5000千瓦|级机组 (a class)
_SIZE_CLASS = re.compile(r"(?<!级)级")
_REACH = 24
_BODIES = ("部门", "单位", "有关部门", "相关部门", "成员单位")


@cache
def value_pattern() -> re.Pattern[str]:
    """达到97%以上 · 比2020年提高5个百分点以上 · 7.5万公顷 · 80%—85% · 由7天延长至10天 · 由12个行业扩大到20个 ·
    由2024年的34%提高到2027年的50% · 320台（套） · 至少有一人 ·
    不超过承载量的80% · 年均增长8% · 控制在1.25以内 (a unit that is not listed, or none, only behind a verb)."""
    words = target_words()
    negation = r"(?P<negation>不(?:得|能|应|宜|可|准|允许)?|未|没有)?"
    verbs = alternatives((*words.at_least, *words.at_most))
    changes = alternatives((*words.increase, *words.decrease))
    compared = alternatives((*words.increase, *words.decrease, *words.comparatives))
    units = alternatives(words.units)
    rate = r"(?:每[^0-9，。；每]{1,4}){0,2}"
    since = rf"{_AMOUNT}{_SCALE}(?:{units}|日)"
    origin = (
        rf"(?:(?:由|从)(?:目前的|现在的|[0-9]{{4}}年的)?{rate}(?P<origin>{since})[\u4e00-\u9fff]{{0,4}}?(?={verbs}))?"
    )
    share = rf"(?:[\u4e00-\u9fff]{{2,10}}的(?={_AMOUNT}(?:%|％|倍)))?"
    of_year = r"(?:20[0-9]{2}年(?:底|末)?的)?"
    to = rf"(?:{_TO}|以上(?={_AMOUNT}{_SCALE}{units}及?以下))"
    alone = r"(?<![0-9.A-Za-z])(?<![0-9][:：])"
    number = rf"{alone}(?P<number>{_AMOUNT})(?:(?P<first>{_SCALE}{units})?{to}(?P<upper>{_AMOUNT}))?"
    odd = r"(?P<odd>[A-Za-z]{1,4}|[\u4e00-\u9fff]{0,2}?)(?=(?:以上|以下|以内|之内|左右)?(?:[，。；、）]|$))"
    spoken = rf"(?P<spoken>(?:(?<=至少)|(?<=至少有)|(?<=少于)|(?<=低于)|(?<=超过))[{NUMERAL_CHARS}]+)"
    return re.compile(
        rf"(?:{_BASE}(?P<change>{compared}))?{origin}(?:{negation}(?P<verb>{verbs}){of_year}{_RATE}{share})?"
        rf"(?:(?:年均|平均每年)(?={changes}))?(?P<plain>{changes})?(?:约|近)?"
        rf"(?:{_HUNDREDTHS}|{_FRACTION}|(?:{number}|{spoken})(?P<scale>{_SCALE})"
        rf"(?:(?P<unit>{units}(?:（[套辆座个家处]）)?(?:/{alternatives(words.per)})?)|(?(verb){odd}|(?!)))){_SUFFIX}"
    )


@cache
def fixed_pattern() -> re.Pattern[str]:
    """比2020年翻一番 · 实现零增长 (not 零增长行动)."""
    words = target_words()
    return re.compile(
        rf"(?:{_BASE})??(?:{alternatives(words.fixed_verbs)})?(?P<fixed>{alternatives(words.fixed)})(?![的行方目型率”])"
    )


def read_value(paragraph: Paragraph, match: re.Match[str], forbidden: bool = False) -> TargetValue | None:
    """The value of a match of ``value_pattern``; None for a year, the members of a list (等11省) or a rate (每200辆).

    ``forbidden`` says that the clause is one of a list of what must not be done: what exceeds a bound there, may not.
    """
    if match["fraction"]:
        return read_fixed(paragraph, match) if match["verb"] or match["suffix"] else None
    number = _number(match)
    unit = "%" if match["hundredths"] else match["scale"] + (match["unit"] or match["odd"] or "")
    if _BOUND_BEHIND_NOUN.match(paragraph.text, match.end()) or _SIZE_CLASS.match(paragraph.text, match.end()):
        return None
    if match["unit"] == "部" and _OTHER_WORD.match(paragraph.text, match.end("unit") - 1):
        return None
    if number is None or _is_year(match, unit, paragraph.text) or _is_rate(match, paragraph.text):
        return None
    upper = Decimal(match["upper"].replace(",", "")) if match["upper"] else None
    comparison = Comparison.QUALITATIVE if upper is not None else _comparison(match, forbidden)
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
    """The value of a match of ``fixed_pattern``, or of a fraction: its words."""
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
    spoken = parse_chinese_number(match["hundredths"] or match["spoken"])
    return None if spoken is None else Decimal(spoken)


def _is_year(match: re.Match[str], unit: str, text: str) -> bool:
    """True for 2020年, 2025—2027年, 近3年 and for the members of a list: 等11省."""
    written = match["number"] or ""
    year = unit in ("年", "届", "级") and len(written) == 4
    year = year or (unit in ("年", "个月", "天") and match.group().startswith("近"))
    listed = unit in ("省", "市", "县", "区", "年") and text[max(0, match.start() - 1) : match.start()] in ("等", unit)
    return year or listed


def _is_rate(match: re.Match[str], text: str) -> bool:
    """True for the 200 of 每200辆车不少于1人, the 8 of 市体育局等8个部门, and for a span counted from some event:
    自受理之日起2个工作日."""
    before = text[max(0, match.start() - 3) : match.start()]
    bodies = before.endswith("等") and text.startswith(_BODIES, match.end())
    return bodies or (not match["verb"] and (before.endswith("每") or before == "之日起"))


def _comparison(match: re.Match[str], forbidden: bool) -> Comparison:
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
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    if not verb:
        if _AT_LEAST_BEFORE.search(before):
            return Comparison.AT_LEAST
        return Comparison.AT_MOST if _AT_MOST_BEFORE.search(before) else Comparison.EQUAL
    negated = bool(match["negation"]) != (forbidden or bool(_FORBIDS.search(before)))
    return Comparison.AT_LEAST if (verb in words.at_least) != negated else Comparison.AT_MOST
