"""Amounts laid down by steps (1万人（含）至2万人的，每场30万元；…): the step in which the number told falls."""

from __future__ import annotations

import re
from typing import NamedTuple

from yzassist.answering.draft import Draft, Line, Quote
from yzassist.documents.model import Paragraph
from yzassist.facts.lexicon import alternatives, target_words
from yzassist.question.model import Question
from yzassist.retrieval.model import Evidence

_UNITS = f"({alternatives(target_words().units)})"
_NUMBER = rf"(\d+(?:\.\d+)?)([万亿]?){_UNITS}?"
_RANGE = re.compile(
    rf"{_NUMBER}(?:（不?含）|以上)?(?:至|到|—|-|～|~){_NUMBER}(?:（不?含）|以下)?"
)  # 1万人（含）至2万人
_FLOOR = re.compile(rf"{_NUMBER}(?:（含）)?(?:以上|及以上)")  # 3万人（含）以上
_CEILING = re.compile(rf"(?:不足|未满|低于){_NUMBER}|{_NUMBER}(?:（含）)?(?:以下|及以下)")  # 不足1万人
_TOLD = re.compile(rf"(\d+(?:\.\d+)?)([万亿]?){_UNITS}")  # 2.5万人
_PART = re.compile(r"[^；。：]+")  # a step, between semicolons
_SCALE = {"": 1.0, "万": 1e4, "亿": 1e8}
_MIN_STEPS = 2
_PEOPLE = ("人", "名", "位")


class _Step(NamedTuple):
    """From ``low`` up to, and without, ``high``, in ``unit``; ``start`` and ``end`` are offsets in the paragraph."""

    low: float
    high: float
    unit: str
    start: int
    end: int


def _scaled(number: str, scale: str) -> float:
    return float(number) * _SCALE[scale or ""]


def _step(text: str, offset: int) -> _Step | None:
    end = offset + len(text)
    if match := _RANGE.search(text):
        low, low_scale, low_unit, high, high_scale, high_unit = match.groups()
        unit = high_unit or low_unit or ""
        from_number = _scaled(low, low_scale or ("" if low_unit else high_scale))
        return _Step(from_number, _scaled(high, high_scale), unit, offset, end)
    if match := _FLOOR.search(text):
        return _Step(_scaled(match[1], match[2]), float("inf"), match[3] or "", offset, end)
    if match := _CEILING.search(text):
        number, scale, unit = match.groups()[:3] if match[1] else match.groups()[3:]
        return _Step(0, _scaled(number, scale), unit or "", offset, end)
    return None


def steps_in(paragraph: Paragraph) -> tuple[_Step, ...]:
    """The steps of a paragraph that follow one another in one unit; none where there are fewer than two."""
    found = [step for part in _PART.finditer(paragraph.text) if (step := _step(part.group(), part.start()))]
    starts = {step.high for step in found}
    joined = [step for step in found if step.low in starts or any(step.high == other.low for other in found)]
    return tuple(joined) if len(joined) >= _MIN_STEPS else ()


def compose(question: Question, evidence: Evidence) -> Draft | None:
    """The step that holds the number told in the question; None where it tells none or nothing goes by steps."""
    best = evidence.best
    told = [(_scaled(match[1], match[2]), _counted(match[3])) for match in _TOLD.finditer(question.chinese)]
    if best is None or not told:
        return None
    for found in evidence.paragraphs:
        if found.paragraph.id != best.paragraph.id and found.paragraph.clause_label != best.paragraph.clause_label:
            continue
        for step in steps_in(found.paragraph):
            if any(_counted(step.unit) == unit and step.low <= number < step.high for number, unit in told):
                text = found.paragraph.text[step.start : step.end].strip("，；。 ")
                return Draft((Line(f"{text}。", (_quote(found.paragraph, step),)),))
    return None


def _counted(unit: str) -> str:
    """The unit itself; of people one for all: 2万|名|游客 are 2万人."""
    return "人" if unit in _PEOPLE else unit


def _quote(paragraph: Paragraph, step: _Step) -> Quote:
    return Quote(paragraph, step.start, step.end)
