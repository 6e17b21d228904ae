"""How often something is done is read from plans and from claims alike."""

from __future__ import annotations

import pytest

from yzassist.answering.composers.times.frequency import frequency_in


@pytest.mark.parametrize(
    ("text", "times", "days"),
    [
        ("养老机构每季度至少召开一次膳食委员会会议", 1, 90),
        ("膳食委员会一年开一次会就够了吧", 1, 360),
        ("对B级每年至少检查2次", 2, 360),
        ("蓄水设施每半年至少清洗消毒一次", 1, 180),
        ("由市水利局按月调度检修进度", 1, 30),
        ("每周通报在建项目红黑榜", 1, 7),
    ],
)
def test_a_frequency_is_so_many_times_in_a_period(text: str, times: int, days: int) -> None:
    frequency = frequency_in(text)
    assert frequency is not None
    assert (frequency.times, frequency.days) == (times, days)


@pytest.mark.parametrize(("one", "same"), [("每半年开一次会", "一年开两次会"), ("每季度开一次会", "每年开4次会")])
def test_the_same_rate_may_be_said_in_two_ways(one: str, same: str) -> None:
    first, second = frequency_in(one), frequency_in(same)
    assert first is not None
    assert second is not None
    assert first.rate == second.rate


def test_a_text_without_a_frequency_has_none() -> None:
    assert frequency_in("会议记录保存两年") is None
    assert frequency_in("养老机构每人每天补助20元") is None
