"""Which quantity a question asks for, and whether a text states one (``data/units.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from yzassist.facts.lexicon import alternatives

_NUMBER = r"(?:\d[\d.,]*|[Ⅰ-Ⅻ]|[一二两三四五六七八九十][一二三四五六七八九十百千]*|[百千万](?=名))[万亿]?"
_COUNTERS = "元|日|个|项|条|家|人|类|座|处|成|次|户|年|名|倍|种|级|番"
_CLAUSE_END = re.compile(r"[，。；]")  # the commas of "推广400总吨以下小型船舶…，推进洗舱站建设"
_HOW_OFTEN = "每(?:季度?|月|周|旬|半年|年|[日天]|学期)"  # 每季度检查: how many times a year is told
_SENTENCE_END = re.compile(r"[。；]")
_SHARE = re.compile(r"百分之(?:多少|几)|几成(?!效)")  # 百分之几
_SHARE_UNITS = ("%", "％", "个百分点", "成", "倍")
_HOW_MUCH = re.compile(r"多少(?!有|条|项|款|个方面)")  # 达到多少


@cache
def _data() -> dict[str, list[Any]]:
    return dict(yaml.safe_load(files("yzassist.question").joinpath("data/units.yaml").read_text(encoding="utf-8")))


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, group)) for group in _data()["units"])


@cache
def _any_number() -> re.Pattern[str]:
    """43 · 一人 · 十五公里 · Ⅱ类 · 三分之一 · 百分之三十; not 2025年."""
    units = alternatives(tuple(unit for group in _groups() for unit in group))
    return re.compile(
        r"(?<!\d)(?!20\d\d年)\d+(?:\.\d+)?(?![\d.月日])"
        rf"|[一二两三四五六七八九十百千]+(?:{_COUNTERS}|{units})|[Ⅰ-Ⅹ]类"
        r"|[一二三四五六七八九十百]+分之[一二三四五六七八九十]"
    )


@cache
def _extents() -> dict[str, str]:
    return {str(word): str(unit) for word, unit in _data()["extents"]}


@cache
def _measure_nouns() -> frozenset[str]:
    return frozenset(map(str, _data()["measures"]))


def kinds_of(noun: str) -> tuple[str, ...]:
    """The other words for things of that kind (江: 河, 流域)."""
    groups = (tuple(map(str, group)) for group in _data()["kinds"])
    return tuple(word for group in groups if noun in group for word in group if word != noun)


@cache
def _telling_units() -> str:
    return alternatives(tuple(map(str, _data()["telling"])))


@cache
def _told_unit() -> re.Pattern[str]:
    return re.compile(rf"(?:多少|几)[十百千万亿]?(?P<unit>{_telling_units()})")  # 多少公里


@cache
def _unit_word() -> re.Pattern[str]:
    return re.compile(rf"[几多少十百千万亿]*{_telling_units()}|[几多少万亿]+")  # 几万亩


def told_unit(text: str) -> str | None:
    """The unit in which a quantity is asked for, where it tells which indicators can be meant."""
    match = _told_unit().search(text)
    return match["unit"] if match else None


def is_measure_word(token: str) -> bool:
    """True for a noun of quantities (面积, 总量) or a unit (几万亩), which do not tell one indicator from another."""
    return token in _measure_nouns() or _unit_word().fullmatch(token) is not None


@cache
def _asked_unit() -> re.Pattern[str]:
    units = sorted((unit for group in _groups() for unit in group), key=len, reverse=True)
    unit = "|".join(map(re.escape, units))
    return re.compile(
        rf"(?:多少|(?<![哪前这那近好十上])几)(?:个|[十百千万亿]+)?(?P<unit>{unit})(?![面案法式向便针民大员政行联门委属级后序要分])"
    )


_COUNTED = re.compile(
    r"(?:多少|(?<![哪前这那近好十上])几)个?(?P<unit>平方公里|公里|公顷|立方米|[座个家处户名亩吨艘辆台所人米条](?!月|小时|工作日|百分点))"
)  # 占多少公里


def counted_in(text: str) -> str | None:
    """The unit or measure word in which a number of things is asked for; None where none is."""
    match = _COUNTED.search(text)
    return match["unit"] if match else None


def numbers_of(unit: str, text: str) -> frozenset[str]:
    """The numbers of that unit in a text, as they are written."""
    return frozenset(re.findall(rf"({_NUMBER})余?{unit}", text))


@dataclass(frozen=True, slots=True)
class AskedQuantity:
    """What is counted or measured: ``units`` are interchangeable; none where the question names no unit."""

    units: tuple[str, ...]

    def stated_in(self, text: str, subject: Sequence[str] = ()) -> bool:
        """True when a text states such a quantity, in a sentence with one of the subject's words if any stands in the
        text; without a unit, in a clause with one."""
        if not self.units:
            return any(
                _any_number().search(clause) and (not subject or any(word in clause for word in subject))
                for clause in _CLAUSE_END.split(text)
            )
        subject = [word for word in subject if word in text]
        measured = re.compile(rf"{_NUMBER}余?(?:{'|'.join(map(re.escape, self.units))})")
        if "次" in self.units:
            measured = re.compile(f"{measured.pattern}|{_HOW_OFTEN}")
        return any(
            measured.search(sentence) and (not subject or any(word in sentence for word in subject))
            for sentence in _SENTENCE_END.split(text)
        )


def asked_quantity(text: str) -> AskedQuantity | None:
    """The quantity asked for (多少公顷, 达到多少); None when a question asks for none."""
    if _SHARE.search(text):
        return AskedQuantity(_SHARE_UNITS)
    if match := _asked_unit().search(text):
        return AskedQuantity(next(group for group in _groups() if match["unit"] in group))
    if extent := next((unit for word, unit in _extents().items() if word in text), None):
        return AskedQuantity(next(group for group in _groups() if extent in group))
    return AskedQuantity(()) if _HOW_MUCH.search(text) else None
