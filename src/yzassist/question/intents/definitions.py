"""Whether the meaning of a term is asked for."""

from __future__ import annotations

import re

from yzassist.question.intents.reading import Asked, Decision, Reading
from yzassist.question.model import Intent

_MORE_THAN_THE_TERM = 4
_NUMERALS = "一二三四五六七八九十百"
_COUNTED = re.compile(
    r"哪[一二三四五六七八九十](?:样|个|条|项)|[那这][一二三四五六七八九十](?:根|张|样|个|条|项)"
)  # 哪四样

_NUMBER_IN_TERM = re.compile(r"[一二两三四五六七八九十百千万]+(?P<counted>[^一二两三四五六七八九十百千万])")  # 十|省
_NUMBER_ASKED = re.compile(r"(?:多少|几)个?(?P<counted>[\u4e00-\u9fff])")  # 几个|省


def meaning(asked: Asked) -> Decision | None:
    """What a term means: 名词解释：混错接, 清四乱是哪四乱."""
    asks_meaning = "definition" in asked.reading.groups and not asked.asks and _is_definition(asked.reading)
    return asked.decided(Intent.DEFINITION) if asks_meaning else None


def own_numbers(asked: Asked) -> Decision | None:
    """The numbers that a term itself is made of: 十省百县千户到底是几省、几县、几户."""
    reading = asked.reading
    asks_all = any(_asks_each_number(term, reading.text) for term in reading.slots.terms)
    return Decision(Intent.DEFINITION, (), False) if asks_all else None


def _asks_each_number(term: str, text: str) -> bool:
    counted = [match["counted"] for match in _NUMBER_IN_TERM.finditer(term)]
    asked = {match["counted"] for match in _NUMBER_ASKED.finditer(text)}
    return len(counted) > 1 and asked >= set(counted)


def _is_definition(reading: Reading) -> bool:
    """True when a term's meaning is asked for; its members (分别指哪四乱) only when nothing else is said of it."""
    if reading.names & {"definition.what_is", "definition.meaning"}:
        return True
    plain = reading.text.replace("“", "")
    if any(f"哪{numeral}" in plain for term in reading.slots.terms for numeral in _NUMERALS if numeral in term):
        return True  # 清四乱是哪四乱, 是哪“四乱”
    counted = {numeral for found in _COUNTED.finditer(reading.text) for numeral in found.group()} & set(_NUMERALS)
    if "definition.members" in reading.names and any(counted & set(term) for term in reading.slots.terms):
        return True  # 三线一单那三根线分别是啥
    rest = reading.topic
    for term in reading.slots.terms:
        rest = rest.replace(term, "")
    return bool(reading.slots.terms) and len(rest.replace(" ", "")) < _MORE_THAN_THE_TERM
