"""A doubt with another value is checked against what was told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant
from yzassist.question.dialogue.doubts import of_doubt
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import Question

Build = Callable[..., Question]


@pytest.mark.parametrize(
    "text",
    ["不对吧，我同事说是Ⅲ类，你再核对一遍？", "不会吧？我记得是Ⅲ类", "是吗，我听说是Ⅲ类。", "真的吗？我印象里是Ⅲ类！"],
)
def test_the_value_believed_is_claimed_of_the_subject_spoken_of(understood: Build, text: str) -> None:
    turn = Turn(understood("干流水质保持几类", topic="干流水质"), "……", lambda _, __: Grounds(("甲/1/1",)))
    resolution = of_doubt(text, [turn])
    assert resolution is not None
    assert resolution.text.endswith("是Ⅲ类吗？")
    assert resolution.focus == ("甲/1/1",)


@pytest.mark.parametrize("text", ["不对吧，谁说的？", "不对，我问的是尾矿库", "那农膜呢？", "我同事说得对"])
def test_other_turns_doubt_nothing(understood: Build, text: str) -> None:
    turn = Turn(understood("干流水质保持几类", topic="干流水质"), "……", lambda _, __: Grounds(("甲/1/1",)))
    assert of_doubt(text, [turn]) is None


def test_the_plan_is_held_to(assistant: Assistant) -> None:
    asked = "小水电清理整改谁牵头？"
    said = assistant.ask(asked).answer
    history = [{"role": "user", "content": asked}, {"role": "assistant", "content": said}]
    answer = assistant.ask("不对吧，我听说是生态环境部", history)
    assert answer.status == "corrected"
    assert "水利部牵头" in answer.answer
