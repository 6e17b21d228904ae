"""All that is due by one time is listed in the plan's own words for that time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

PLAN = """安溪市2026年度汛工作方案

安溪市人民政府

2026年3月1日

一、总体要求

（一）形势研判。今年主汛期为6月至8月。本方案所称“汛期前”，是指4月15日之前。

二、重点任务

（二）检查水库。市水利局负责检查水库，一般隐患汛期前整改到位。

（三）修订预案。市应急管理局要在4月底前完成预案修订，各乡镇预案汛期前完成修订。

（四）补充物资。市财政局要安排专项经费，救生衣4月30日前补充到位。每月10日前报送进展。

（五）整治内涝。市城市管理局牵头整治27处易涝点，5月底前完成，主汛期前再查一遍。
"""


@pytest.fixture
def flood_plan(assistant_over: AssistantOver) -> Assistant:
    return assistant_over({"度汛.txt": PLAN})


def test_a_time_selects_every_sentence_that_says_it_or_means_it(
    flood_plan: Assistant, keeps_contract: CheckContract
) -> None:
    clauses = {
        "写明4月底前要办完的有哪些事？": {3, 4},
        "时限为5月底前的工作有哪些": {5},
        "汛期前要完成哪些工作": {1, 2, 3},
        "4月15日前要做完啥": {1, 2, 3},
        "市城市管理局5月底前要完成什么": {5},
    }
    for question, expected in clauses.items():
        answer = flood_plan.ask(question)
        keeps_contract(flood_plan, answer)
        assert {citation.clause_number for citation in answer.citations} == expected, question


def test_what_a_definition_says_of_the_time_leads_the_list(flood_plan: Assistant) -> None:
    assert "是指4月15日之前" in flood_plan.ask("汛期前要完成哪些工作").answer


def test_a_time_by_which_nothing_is_due_is_an_empty_set(flood_plan: Assistant) -> None:
    assert flood_plan.ask("9月底前要完成哪些工作").reason == "empty_set"
    assert flood_plan.ask("市水利局5月底前要完成哪些工作").reason == "empty_set"


def test_a_question_with_a_subject_of_its_own_is_no_list(flood_plan: Assistant) -> None:
    answer = flood_plan.ask("救生衣4月底前补充到位，经费由哪个局安排？")
    assert "市财政局" in answer.answer
