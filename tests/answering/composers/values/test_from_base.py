"""A base that the asker tells leads by the plan's step to a level; it is no claim about the plan."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("我们市2020年城市生活污水集中收集率是55%，按比2020年提高算，2025年至少得到多少？", "60%以上（55＋5＝60）"),
        ("我们市2020年污水集中收集率只有62.5%，到2025年要到多少", "67.5%以上（62.5＋5＝67.5）"),
    ],
)
def test_the_step_is_reckoned_from_the_base_told(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert said in answer.answer
    assert answer.status == "answered"
    assert {citation.clause_number for citation in answer.citations} == {6}


def test_a_base_told_later_is_that_of_the_rate_spoken_of(assistant: Assistant) -> None:
    asked = "城市生活污水集中收集率到2025年底要多少？"
    history = [{"role": "user", "content": asked}, {"role": "assistant", "content": assistant.ask(asked).answer}]
    answer = assistant.ask("我们市2020年是55%，要是走你头一答里的后一种算法，至少得到多少？", history)
    assert "60%以上（55＋5＝60）" in answer.answer


def test_a_target_without_a_step_is_told_as_it_is(assistant: Assistant) -> None:
    answer = assistant.ask("我们市2020年农膜回收率是55%，2025年要到多少")
    assert answer.status == "answered"
    assert "85%" in answer.answer
    assert "＋" not in answer.answer
