"""What part a body has in a task is said first: its role, then who else is in it, or what is to be done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("国家电网在码头岸电改造里扮演什么样的角色", "国家电网参与。"),
        ("岸电改造这项任务中，国家电网承担的是什么样的职责？", "国家电网参与。"),
        ("尾矿库污染治理工作中工信部承担怎样的职责", "工业和信息化部按职责分工负责。"),
        ("国资委在水生态考核里是什么分工", "国资委参与。"),
        ("What role does the State Grid play in shore power renovation?", "国家电网参与。"),
        ("區氣象局在藍藻水華防控中起什麼作用", "气象局参与。"),
    ],
)
def test_the_role_comes_first(assistant: Assistant, keeps_contract: CheckContract, question: str, part: str) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert part in answer.answer
    assert "分工：" in answer.answer


def test_a_duty_is_told_with_what_is_to_be_done(assistant: Assistant, keeps_contract: CheckContract) -> None:
    answer = assistant.ask("磷污染治理中水利部的职责定位是什么")
    keeps_contract(assistant, answer)
    assert answer.answer.startswith("水利部参与。")
    assert "磷石膏综合利用" in answer.answer


@pytest.mark.parametrize("question", ["公安部在锰污染治理中是什么角色", "公安部在锰污染治理中承担什么职责"])
def test_a_body_that_the_task_does_not_name_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refused
    assert answer.reason == "department_not_listed"


@pytest.mark.parametrize(
    "question", ["多元共治格局里各方分别扮演什么角色？", "多元共治里政府、企业、公众各扮演什么角色"]
)
def test_parts_that_are_no_body_s_are_told_in_the_words_of_the_plan(assistant: Assistant, question: str) -> None:
    assert "党委领导、政府主导、企业主体、公众参与" in assistant.ask(question).answer
