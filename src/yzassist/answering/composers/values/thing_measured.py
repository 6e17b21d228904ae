"""The targets that measure, or count, the thing asked about, not another one (高原湿地要修复多少公顷)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers.values.aims import Aim
from yzassist.question.quantities import counted_in, is_measure_word
from yzassist.retrieval.coverage import TopicWord, coverage

_MEASURE_UNIT = re.compile(r"里|米|公顷|亩|吨|年|月|天|日|时|%|％|百分点|元|倍|成|分")  # 公里, 万公顷, 个百分点
_SAID_ELSEWHERE = 0.8
"""Share of the words for the thing in a sentence without the target, which then is about that thing …"""
_OWN = 0.3
"""… where the target itself has less than this of them."""


def of_things(aims: Sequence[Aim], words: Sequence[TopicWord]) -> tuple[Aim, ...]:
    """The aims that say more of the topic than what is measured (面积), those left out whose paragraph tells of the
    thing in another sentence."""
    things = [word for word in words if not is_measure_word(word.token)]
    return tuple(aim for aim in aims if not things or (_names_any(aim, things) and not _told_beside(aim, things)))


def counts_things(text: str) -> bool:
    """True when a number of things is asked for (尾矿库一共多少个)."""
    unit = counted_in(text)
    return unit is not None and _MEASURE_UNIT.search(unit) is None


def is_measured(aim: Aim) -> bool:
    """True when a target has lengths, areas, times or shares only: it counts no things."""
    return all(_MEASURE_UNIT.search(value.unit) for value in aim.target.values if value.number is not None)


def _names_any(aim: Aim, things: Sequence[TopicWord]) -> bool:
    return any(word.in_text(f"{aim.target.indicator}{aim.quote.text}") for word in things)


def _told_beside(aim: Aim, things: Sequence[TopicWord]) -> bool:
    if coverage(things, f"{aim.target.indicator}{aim.quote.text}") >= _OWN:
        return False
    at = aim.target.span.start
    others = (s.text for s in aim.paragraph.sentences if not s.start <= at < s.end)
    return any(coverage(things, text) >= _SAID_ELSEWHERE for text in others)
