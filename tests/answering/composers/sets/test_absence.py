"""Clauses are selected by how many lead them and by what they lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]
AssistantOver = Callable[[Mapping[str, str]], Assistant]


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("挑头的只有水利部一家、没有别的部委共同牵头的是哪几条？", {21, 25, 26, 27}),
        ("水利部独家牵头的条款有多少条？", {21, 25, 26, 27}),
        ("牵头单位只有自然资源部自己的是哪条", {28}),
        ("有几条是两家以上共同牵头的？", {5, 6, 7, 8, 9, 12, 31, 34, 37}),
        ("由四家牵头的条款有哪些", {9, 12}),
    ],
)
def test_clauses_are_selected_by_how_many_lead(
    assistant: Assistant, keeps_contract: CheckContract, question: str, clauses: set[int]
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert {citation.clause_number for citation in answer.citations} == clauses


def test_of_one_task_it_is_asked_who_leads(assistant: Assistant) -> None:
    answer = assistant.ask("尾矿库治理是矿山安监局一家牵头？")
    assert {citation.clause_number for citation in answer.citations} == {14}


def test_a_clause_that_only_says_in_prose_who_acts_has_nobody_marked_behind_it(assistant_over: AssistantOver) -> None:
    text = "一、任务\n\n1.清淤。疏浚河道。（责任单位：市水利局）\n\n2.压实责任。市治水领导小组统筹推进全市治水工作。\n"
    silt = assistant_over({"清淤.txt": f"泽陵市治水方案\n\n2025年3月14日\n\n{text}"})
    answer = silt.ask("哪几项措施后面没有标注责任单位？")
    assert {citation.clause_number for citation in answer.citations} == {2}


def test_a_quoted_role_of_one_body_alone_is_counted(assistant: Assistant) -> None:
    answer = assistant.ask("由水利部一家“牵头”的条款有几条？")
    assert {citation.clause_number for citation in answer.citations} == {21, 25, 26, 27}
