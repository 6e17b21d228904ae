"""Numbers with a unit: their indicator, comparison and alternatives."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph
from yzassist.documents.numerals import NUMERAL_CHARS, parse_chinese_number
from yzassist.facts.clauses import Clause
from yzassist.facts.lexicon import alternatives, target_words
from yzassist.facts.model import Comparison, Span, Target, TargetValue

# 比2020年 · 较2020年
_BASE = r"(?:比|较|与)(?P<base>[^，。；比较]{2,12}?)(?:相比)?"
# 以上 · 及以上 · 以下 · 范围内
_SUFFIX = r"(?P<suffix>及?以上|左右|及?以下|范围以?内|以内|之内|内)?"
# what joins a value to the one before it: 3公里范围内 和 重要支流
_JOINS = re.compile(r"^(?:范围|以)?内?(?:和|及|、|或者|或)")
# 按照有关规定推动重点地区沿江 → 重点地区沿江
_MOTIVE = re.compile(r"^.*(?:推动|推进|促进|引导|鼓励|确保|力争|加快)")
# what may follow a value that ends its clause: 达到90%左右
_REST_IS_ALTERNATIVE = re.compile(r"^(?:或者?|、|和|及|且|并|左右|以上)?$")


def extract_numeric(paragraph: Paragraph, clause: Clause, due: date | None) -> tuple[list[Target], bool]:
    """Numeric targets of a clause, and whether they say all that the clause says (no predicate is left over)."""
    found = list(_value_pattern().finditer(paragraph.text, clause.start, clause.end))
    targets: list[Target] = []
    complete = False
    position = clause.start
    for match in found:
        value = _value(paragraph, match)
        if value is None:
            continue
        between = paragraph.text[position : match.start()]
        if targets and complete and between.strip() in ("或", "或者"):
            last = targets[-1]
            span = last.span.model_copy(update={"end": value.span.end})
            targets[-1] = last.model_copy(update={"values": (*last.values, value), "span": span})
            position = match.end()
            continue
        indicator, start, end, whole = _indicator(paragraph, clause, match, position)
        if not indicator:
            continue
        complete = whole
        span = Span(paragraph_id=paragraph.id, start=start, end=max(end, value.span.end))
        targets.append(Target(indicator=indicator, span=span, values=(value,), deadline=due))
        position = match.end()
    return targets, complete


@cache
def _value_pattern() -> re.Pattern[str]:
    """达到97%以上 · 比2020年提高5个百分点以上 · 7.5万公顷 · 3公里范围内 · 至少有一人."""
    words = target_words()
    negation = r"(?P<negation>不(?:得|能|应|宜|可|准|允许)?|未|没有)?"
    verbs = alternatives((*words.at_least, *words.at_most))
    changes = alternatives((*words.increase, *words.decrease))
    units = alternatives(words.units)
    number = r"(?<![0-9.A-Za-z])(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)"
    spoken = rf"(?P<spoken>(?:(?<=至少)|(?<=至少有)|(?<=少于)|(?<=低于)|(?<=超过))[{NUMERAL_CHARS}]+)"
    return re.compile(
        rf"(?:{_BASE}(?P<change>{changes}))?(?:{negation}(?P<verb>{verbs}))?(?P<plain>{changes})?(?:约|近)?"
        rf"(?:{number}|{spoken})(?P<scale>[万亿千百]*)(?P<unit>{units}){_SUFFIX}"
    )


def _value(paragraph: Paragraph, match: re.Match[str]) -> TargetValue | None:
    number = _number(match)
    unit = match["scale"] + match["unit"]
    if number is None or _is_year(match, unit, paragraph.text):
        return None
    return TargetValue(
        span=Span(paragraph_id=paragraph.id, start=match.start(), end=match.end()),
        text=match.group(),
        comparison=_comparison(match),
        number=number,
        unit="%" if unit == "％" else unit,
        base=match["base"] or "",
    )


def _number(match: re.Match[str]) -> Decimal | None:
    if match["number"]:
        return Decimal(match["number"].replace(",", ""))
    spoken = parse_chinese_number(match["spoken"])
    return None if spoken is None else Decimal(spoken)


def _is_year(match: re.Match[str], unit: str, text: str) -> bool:
    """True for 2020年 and for the members of a list: 等11省."""
    written = match["number"] or ""
    year = unit == "年" and len(written) == 4
    listed = unit in ("省", "市", "县", "区", "年") and text[max(0, match.start() - 1) : match.start()] == "等"
    return year or listed


def _comparison(match: re.Match[str]) -> Comparison:
    words = target_words()
    change = match["change"] or match["plain"]
    suffix, verb = match["suffix"] or "", match["verb"] or ""
    if change in words.decrease:
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


def _indicator(paragraph: Paragraph, clause: Clause, match: re.Match[str], position: int) -> tuple[str, int, int, bool]:
    """The noun phrase of a value, the span of both, and whether the clause says nothing more.

    It stands before the number (化肥农药利用率 提高到43%以上); after it where an action opens the clause
    (完成130个 项目县 建设) or the number qualifies what follows (400总吨以下 小型船舶).
    """
    text = paragraph.text
    before = text[position : match.start()]
    if label := find_label(before):
        position += label.end
        before = before[label.end :]
    if join := _JOINS.match(before):
        position += join.end()
        before = before[join.end() :]
    if motive := _MOTIVE.match(before):
        position += motive.end()
        before = before[motive.end() :]
    lead = _leading_words(before)
    position += lead
    phrase = before[lead:].strip()
    after_start = match.end()
    if other := _value_pattern().match(text, after_start, clause.end):
        after_start = other.end()
    object_text = _object(text[after_start : clause.end])
    action = phrase.endswith(target_words().action) or len(phrase) <= 1
    if action and object_text:
        end = after_start + text[after_start : clause.end].find(object_text) + len(object_text)
        whole = bool(phrase) or not text[end : clause.end].strip()
        return object_text, position, clause.end, whole and bool(phrase)
    start, name = _without_action(phrase, position)
    whole = bool(_REST_IS_ALTERNATIVE.match(text[after_start : clause.end].strip())) or text[
        after_start : clause.end
    ].startswith("或")
    return name, start, match.end() if whole else clause.end, whole


def _without_action(phrase: str, start: int) -> tuple[int, str]:
    """完成沙化土地治理面积 → 沙化土地治理面积; 新建改造污水管网 → 污水管网."""
    name = phrase
    words = target_words().action
    while word := next((w for w in words if name.startswith(w) and len(name) > len(w) + 1), ""):
        name = name[len(word) :]
    return start, name.rstrip("为是的")


def _leading_words(phrase: str) -> int:
    """Length of the words at the head that belong to no indicator (推动, 力争, 其中, ——)."""
    words = sorted(target_words().leaders, key=len, reverse=True)
    length = 0
    while word := next((w for w in words if phrase.startswith(w, length)), ""):
        length += len(word)
    return length


def _object(phrase: str) -> str:
    """The noun phrase that opens ``phrase``: 农业面源污染综合治理项目县建设 → 农业面源污染综合治理项目县."""
    words = target_words()
    stops = [index for stop in words.object_stops if (index := phrase.find(stop, 1)) > 0]
    name = phrase[: min(stops, default=len(phrase))].strip().lstrip("的")
    for tail in sorted(words.object_tails, key=len, reverse=True):
        if name.endswith(tail) and len(name) > len(tail) + 1:
            return name[: -len(tail)]
    return name
