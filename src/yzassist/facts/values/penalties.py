"""Fines of a regulation: 处五千元以上三万元以下罚款, 对个人处500元罚款."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from yzassist.documents.model import Paragraph
from yzassist.documents.numerals import NUMERAL_CHARS, parse_chinese_number
from yzassist.facts.clauses import Clause
from yzassist.facts.model import Comparison, Span, Target, TargetValue

FINE = "罚款"
"""The indicator under which every fine is a target."""
_SUM = rf"(?:[0-9]+(?:\.[0-9]+)?万?|[{NUMERAL_CHARS}]+)"
# 五千元以上三万元以下罚款 · 1万元以下的罚款 · 三十元罚款
_FINE = re.compile(rf"(?P<words>(?:(?P<low>{_SUM})元以上)?(?P<high>{_SUM})元(?P<below>以下)?)的?(?P<name>{FINE})")


def extract_fines(paragraph: Paragraph, clause: Clause) -> Iterator[Target]:
    """The fines of a clause; a span of them has both ends, in 元."""
    for match in _FINE.finditer(paragraph.text, clause.start, clause.end):
        high = _amount(match["high"])
        low = _amount(match["low"]) if match["low"] else None
        if high is None or (match["low"] and low is None):
            continue
        comparison = Comparison.AT_MOST if match["below"] else Comparison.EQUAL
        value = TargetValue(
            span=Span(paragraph_id=paragraph.id, start=match.start("words"), end=match.end("words")),
            text=match["words"],
            comparison=comparison if low is None else Comparison.QUALITATIVE,
            number=high if low is None else low,
            unit="元",
            upper=None if low is None else high,
        )
        span = Span(paragraph_id=paragraph.id, start=clause.start, end=match.end())
        yield Target(indicator=FINE, span=span, values=(value,), deadline=None)


def fines_in(text: str) -> tuple[tuple[float, float], ...]:
    """The least and the highest sum of each fine of a text, in 元; 0 as the least where there is none."""
    found = []
    for match in _FINE.finditer(text):
        high = _amount(match["high"])
        low = _amount(match["low"]) if match["low"] else (Decimal(0) if match["below"] else high)
        if high is not None and low is not None:
            found.append((float(low), float(high)))
    return tuple(found)


def _amount(text: str) -> Decimal | None:
    """``五千`` → 5000, ``1.5万`` → 15000."""
    if text[0].isdigit():
        return Decimal(text.rstrip("万")) * (10_000 if text.endswith("万") else 1)
    number = parse_chinese_number(text)
    return None if number is None else Decimal(number)
