"""A turn that cannot stand alone is told from one that can."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant
from yzassist.question.dialogue.followup import is_followup
from yzassist.question.model import Intent, Question

Build = Callable[..., Question]
WHO = (Intent.RESPONSIBILITY,)


@pytest.mark.parametrize(
    ("text", "tokens", "asks", "follows"),
    [
        ("磷矿呢", ("磷矿",), (), True),
        ("哪两个市？", (), (), True),
        ("那同一年，入河排污口要整到哪一步", ("入河", "排污口"), (), True),
        ("第三个由谁牵头", (), WHO, True),
        ("下一条由谁牵头", (), WHO, True),
        ("审案子的那段呢，谁负责", ("案子",), WHO, True),
        ("农膜回收率由谁牵头", ("农膜", "回收率"), WHO, False),
        ("这个农膜回收率由谁牵头", ("农膜", "回收率"), WHO, False),
        ("这个农膜由谁牵头", ("农膜",), WHO, True),
        ("由谁牵头", (), WHO, True),
    ],
)
def test_what_points_back_or_names_no_subject_is_a_followup(
    understood: Build, text: str, tokens: tuple[str, ...], asks: tuple[Intent, ...], follows: bool
) -> None:
    parsed = understood(text, topic_tokens=tokens, asks=asks, plan_topic=bool(tokens))
    assert is_followup(text, parsed, has_subject=bool(tokens)) is follows


@pytest.mark.parametrize(
    "question", ["江边能不能钓龙虾", "岸边可以烧烤吗", "重庆的火锅店归谁管", "有没有奖励", "有什么补贴"]
)
def test_a_question_about_something_that_the_plan_lacks_is_not_answered_from_the_one_before(
    assistant: Assistant, question: str
) -> None:
    history = [
        {"role": "user", "content": "磷石膏库怎么整治"},
        {"role": "assistant", "content": assistant.ask("磷石膏库怎么整治").answer},
    ]
    assert assistant.ask(question, history).refused


@pytest.mark.parametrize("question", ["方案里一共有几个量化指标", "方案有多少条？", "这份方案总共分几大块？"])
def test_a_question_about_the_whole_plan_takes_nothing_from_before(assistant: Assistant, question: str) -> None:
    earlier = "十年禁渔由谁牵头"
    history = [{"role": "user", "content": earlier}, {"role": "assistant", "content": assistant.ask(earlier).answer}]
    after = assistant.ask(question, history)
    assert after.answer == assistant.ask(question).answer
    assert not after.refused
