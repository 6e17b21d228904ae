"""A body that only takes part in a task does not do it; one asked about by its part does."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("环境应急响应方案是应急部编吗", "corrected"),
        ("磷污染治理归水利部管吗", "corrected"),
        ("磷污染治理是不是水利部牵头", "corrected"),
        ("垃圾分类是不是发改委一家负责", "corrected"),
        ("禁渔是农业农村部管吗", "answered"),
        ("水利部参与磷污染治理吗", "answered"),
        ("河湖清四乱是水利部的活吗", "answered"),
    ],
)
def test_a_claim_of_who_acts_is_checked_against_the_role(assistant: Assistant, question: str, status: str) -> None:
    assert assistant.ask(question).status == status


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("请问方案是否提到由检察机关运用公益诉讼职能来保护长江？", "公益诉讼"),
        ("方案有没有写法院、检察院、公安之间要建协调联动机制？", "协调联动机制"),
        ("方案是否要求省级生态环境部门建立协调工作机制？", "协调工作机制"),
    ],
)
def test_what_a_body_is_said_to_do_is_told_with_it(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.answer.startswith("是的。")
    assert said in answer.answer


def test_what_another_body_does_is_put_right(assistant: Assistant) -> None:
    assert assistant.ask("方案有没有提到由水利部开展排污口整治？").status == "corrected"


def test_some_hundred_acres_of_a_tale_ask_for_nothing(assistant: Assistant) -> None:
    told = assistant.ask("我承包了几百亩田，想问问农田的排水口是不是各地都已经硬性规定要纳入监管了？")
    assert "鼓励有条件的地方先行先试" in told.answer
