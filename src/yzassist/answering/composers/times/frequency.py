"""How often: a claimed frequency (一年开一次会) against that of the sentence about the subject (每季度至少召开一次)."""

from __future__ import annotations

import re
from typing import NamedTuple

from yzassist.documents.numerals import parse_chinese_number
from yzassist.question.contrasts import contrasts_with
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import FoundParagraph, FoundSentence

_DAYS = {"年": 360, "半年": 180, "学期": 180, "季度": 90, "季": 90, "月": 30, "旬": 10, "周": 7, "星期": 7}
_DAYS |= {"天": 1, "日": 1}


class Frequency(NamedTuple):
    """``times`` in a period of ``days`` (a year has 360, so that months and quarters divide it)."""

    times: int
    days: int

    @property
    def rate(self) -> float:
        """Times a day."""
        return self.times / self.days


def frequency_in(text: str) -> Frequency | None:
    """The first frequency that a text states; once a period where it gives no number (每月通报); None where it states
    none."""
    match: re.Match[str] | None = phrase("how_often").search(text)
    if match is None:
        regular = phrase("regularly").search(text)
        return Frequency(1, _DAYS[regular["period"]]) if regular else None
    digits = match["times"]
    times = int(digits) if digits.isdigit() else parse_chinese_number(digits)
    return Frequency(times, _DAYS[match["period"]]) if times else None


def told_frequency(question: Question, found: FoundParagraph, least: float) -> tuple[FoundSentence, Frequency] | None:
    """The sentence of a paragraph that states a frequency and says the most of the topic, at least a share of
    ``least``; one on what the question is not about (主汛期 / 非主汛期) does not count."""
    told = [
        (item.score, item, stated)
        for item in found.sentences
        if (stated := frequency_in(item.sentence.text)) and not contrasts_with(question.chinese, item.sentence.text)
    ]
    _, best, stated = max(told, key=lambda one: one[0], default=(0.0, None, None))
    return (best, stated) if best and stated and best.coverage >= least else None
