"""What a wording says, however it is written: numbers and dates by value, departments by identity, the rest as text.

Read independently of the extractors: a rule that misreads a date there must not misread it where answers are judged.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from yzassist.documents.numerals import NUMERAL_CHARS, parse_chinese_number
from yzassist.facts.departments.vocabulary import DepartmentVocabulary

_ROMAN = {ord(char): str(value) for value, char in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", start=1)}
# 2025 年 → 2025年, but "end of 2025" keeps its blanks
_LOOSE_BLANK = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])|(?<=[0-9])\s+(?=[0-9])")
# 2025年12月31日 · 2025年12月底 · 2025年年底 · 2025年底前 · 二〇二五年年底 ; a bare 2025年 is a number
_DATE = re.compile(
    r"(?P<y>[0-9]{4}|[二一][〇○零一二三四五六七八九]{3})年"
    r"(?:(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
    r"(?:(?P<d>[12][0-9]|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?底?末?"
    r"|(?P<half>上半年)|年?[底末终])(?:以?前|之前)?"
)
# 2025-12-31 · 2025/12/31 · 2025.12.31
_ISO_DATE = re.compile(
    r"(?<![0-9])(?P<y>[0-9]{4})[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>[12][0-9]|3[01]|0?[1-9])(?![0-9])"
)
# 百分之九十七 · 百分之97
_PERCENT = re.compile(rf"百分之(?P<n>[{NUMERAL_CHARS}]+(?:点[零一二三四五六七八九]+)?|[0-9.]+)")
# 7.5万 · 1,200 · 43
_ARABIC = re.compile(r"(?<![0-9.])(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<scale>[万亿]?)")
# 三十八 ; not the label （三十八）, which is a place, no number; not the 百 of 百分点
_CHINESE = re.compile(
    rf"(?<![({NUMERAL_CHARS}])[{NUMERAL_CHARS}]+(?!分点)|(?<=\()[{NUMERAL_CHARS}]+(?![{NUMERAL_CHARS})])"
)
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
OPEN, CLOSE = "⟦", "⟧"
_KEPT = frozenset(f"{OPEN}{CLOSE}%+@")
# ⟦43⟧ · ⟦2025-12-31⟧ · ⟦@农业农村部⟧
TOKEN = re.compile(r"⟦[^⟧]*⟧")


@lru_cache(maxsize=8192)
def canonical(text: str, vocabulary: DepartmentVocabulary) -> str:
    """``text`` with departments, dates and numbers as tokens, and without blanks and punctuation.

    A date is its year and its last day, so that 2025年 is found in 2025年年底.
    """
    unified = unify(text)
    parts, position = [], 0
    for match in vocabulary.find(unified):
        parts += [unified[position : match.start], f"{OPEN}@{match.id}{CLOSE}"]
        position = match.end
    unified = "".join((*parts, unified[position:]))
    for pattern, reading in _READINGS:
        unified = _outside_tokens(unified, pattern, reading)
    return squash(unified)


def tokens(text: str, vocabulary: DepartmentVocabulary) -> tuple[str, ...]:
    """The departments, dates and numbers that a text states, as tokens, in order."""
    return tuple(TOKEN.findall(canonical(text, vocabulary)))


def unify(text: str) -> str:
    """Half-width, lower case, Roman numerals as digits, without blanks inside Chinese."""
    text = unicodedata.normalize("NFKC", text.translate(_ROMAN))
    return _LOOSE_BLANK.sub("", text).lower()


def _outside_tokens(text: str, pattern: re.Pattern[str], reading: Callable[[re.Match[str]], str]) -> str:
    parts, position = [], 0
    for token in (*TOKEN.finditer(text), None):
        end = token.start() if token else len(text)
        parts.append(pattern.sub(reading, text[position:end]))
        if token:
            parts.append(token.group())
            position = token.end()
    return "".join(parts)


def _read_date(match: re.Match[str]) -> str:
    written = match.groupdict()
    year = parse_chinese_number(written["y"])
    month = 6 if written.get("half") else parse_chinese_number(written["m"] or "12")
    if year is None or not month:
        return match.group()
    last = monthrange(year, month)[1]
    day = parse_chinese_number(written["d"]) if written["d"] else last
    if not day or day > last:
        return match.group()
    return f"{_token(str(year))}年{_token(date(year, month, day).isoformat())}"


def _read_percent(match: re.Match[str]) -> str:
    whole, _, fraction = match["n"].replace("点", ".").partition(".")
    number = parse_chinese_number(whole)
    decimals = parse_chinese_number(fraction) if fraction else None
    if number is None:
        return match.group()
    return _token(f"{number}.{decimals}" if decimals is not None else str(number)) + "%"


def _read_arabic(match: re.Match[str]) -> str:
    value = Decimal(match["n"].replace(",", "")) * _SCALES[match["scale"]]
    return _token(f"{value.normalize():f}")


def _read_chinese(match: re.Match[str]) -> str:
    value = parse_chinese_number(match.group())
    return match.group() if value is None else _token(str(value))


def _token(value: str) -> str:
    return f"{OPEN}{value}{CLOSE}"


_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DATE, _read_date),
    (_ISO_DATE, _read_date),
    (_PERCENT, _read_percent),
    (_ARABIC, _read_arabic),
    (_CHINESE, _read_chinese),
)


def squash(text: str) -> str:
    """Without blanks and punctuation, but for what carries meaning: %, +, and the dot of 7.5."""
    kept = []
    for position, char in enumerate(text):
        if char in _KEPT or _joins_digits(text, position) or unicodedata.category(char)[0] not in "PZSC":
            kept.append(char)
    return "".join(kept)


def _joins_digits(text: str, position: int) -> bool:
    """True for the dot of 7.5 and the dashes of ⟦2025-12-31⟧."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return text[position] in ".-" and before.isdigit() and after.isdigit()
