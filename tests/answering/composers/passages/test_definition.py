"""A term that a plan defines is answered with its definition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AskPlan = Callable[[str, str], Answer]
CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        ("canteen-safety-plan-2025.txt", "方案所称的“集中用餐单位”是指什么", "集中用餐单位"),
        ("tourism-measures-2024.md", "措施里所称旅游民宿是指什么样的？", "旅游民宿"),
    ],
)
def test_what_a_plan_defines_is_told_in_its_words(ask_plan: AskPlan, plan: str, question: str, said: str) -> None:
    answer = ask_plan(plan, question)
    assert not answer.refused
    assert any(said in citation.quote and "指" in citation.quote for citation in answer.citations)


def test_a_term_that_is_only_used_is_not_called_defined(assistant: Assistant) -> None:
    answer = assistant.ask("文中所称攻坚机制，中央、省、市县三级各自承担何种角色？")
    assert {citation.clause_number for citation in answer.citations} == {33}


def test_what_is_asked_of_no_term_is_told_and_a_word_of_no_plan_is_not(
    assistant: Assistant, keeps_contract: CheckContract
) -> None:
    told = assistant.ask('According to its guiding ideology, what kind of "demonstration belt" is the plan to build?')
    unheard = assistant.ask("什么叫生态产品总值核算")
    keeps_contract(assistant, told)
    keeps_contract(assistant, unheard)
    assert "绿色发展示范带" in told.answer
    assert unheard.refused
