"""A number that agrees confirms no question about the opposite of what the plan says of it."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "沿江1公里内的化工企业可以留下吗",
        "沿江1公里内的化工企业能不搬吗",
        "Can chemical plants within one kilometre of the river stay?",
    ],
)
def test_staying_is_not_confirmed_by_what_is_said_of_moving(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.answer.startswith("是的")
    assert {citation.clause_number for citation in answer.citations} == {32}


def test_what_the_plan_says_itself_is_confirmed(assistant: Assistant) -> None:
    assert assistant.ask("沿江1公里内的化工企业要搬改关吗").answer.startswith("是的。")


@pytest.mark.parametrize(
    ("question", "opening"), [("农膜回收率超过80%吗？", "是的"), ("农膜回收率超过90%吗", "不是这样")]
)
def test_a_value_is_held_against_the_number_that_it_is_to_exceed(
    assistant: Assistant, question: str, opening: str
) -> None:
    answer = assistant.ask(question).answer
    assert answer.startswith(opening) and "85%" in answer
