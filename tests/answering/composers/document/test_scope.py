"""How many places the scope names is counted list by list, and only when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AskPlan = Callable[[str, str], Answer]
CheckContract = Callable[[Assistant, Answer], None]
AssistantOver = Callable[[Mapping[str, str]], Assistant]

COASTS = """海湾保护行动方案

一、总体要求
（一）适用范围。包括山东、江苏、福建等3省，以及河北省、天津市的相关县级行政区域，不含浙江。
（二）基本原则。坚持系统治理。
二、重点任务
（三）清理海滩。到2027年年底，清理海滩垃圾。（生态环境部牵头）
"""


@pytest.mark.parametrize("question", ["方案覆盖多少个省", "区域范围里有几个省市"])
def test_each_list_of_the_scope_is_counted(assistant: Assistant, keeps_contract: CheckContract, question: str) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert "上海至云南共列11个" in answer.answer
    assert "青海省至广西壮族自治区共列6个" in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {4}


@pytest.mark.parametrize("question", ["方案的区域范围包括哪些地方", "湖北在方案范围内吗"])
def test_nothing_is_counted_when_no_number_is_asked(assistant: Assistant, question: str) -> None:
    assert "共列" not in assistant.ask(question).answer


def test_a_place_alone_is_no_list(assistant_over: AssistantOver, keeps_contract: CheckContract) -> None:
    asked = assistant_over({"海湾.txt": COASTS})
    answer = asked.ask("区域范围有几个省")
    keeps_contract(asked, answer)
    assert "山东至福建共列3个" in answer.answer
    assert "河北省至天津市共列2个" in answer.answer
    assert answer.answer.count("共列") == 2


def test_places_that_the_lexicon_does_not_know_are_not_counted(ask_plan: AskPlan) -> None:
    answer = ask_plan("qinghe-air-action-plan-2024.txt", "方案适用于几个区县")
    assert "共列" not in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {2}


@pytest.mark.parametrize(
    "question", ["广西全境都算吗", "青海是不是整个省都纳入", "Is Henan Province entirely covered?"]
)
def test_a_province_of_which_a_part_is_covered_is_told_so(assistant: Assistant, question: str) -> None:
    assert "只有相关县级行政区域在方案范围内，不是全部" in assistant.ask(question).answer


def test_a_province_named_alone_is_asked_for_its_membership(assistant: Assistant) -> None:
    assert assistant.ask("上海在不在里面").answer.startswith("上海在方案的区域范围内")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "我们是河南的一个县，不在长江经济带，这个方案会管到河南吗？怎么算的？",
            "河南只有相关县级行政区域在方案范围内",
        ),
        ("这个方案管得到陕西吗，按什么算", "陕西只有相关县级行政区域在方案范围内"),
        ("我们广西桂林归不归这个方案管？怎么个算法？", "广西只有相关县级行政区域在方案范围内"),
    ],
)
def test_how_a_place_comes_under_the_plan_is_told_by_its_scope(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert said in answer.answer
    assert [citation.clause_number for citation in answer.citations] == [4]


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("范围里超过15个省吗", "answered"),
        ("区域范围不到10个省吧", "corrected"),
        ("方案的范围是不是涉及20个省", "corrected"),
    ],
)
def test_a_number_of_provinces_claimed_is_checked_against_the_scope(
    assistant: Assistant, question: str, status: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == status
    assert "共列17个省份" in answer.answer


def test_a_number_that_is_one_part_of_the_scope_is_neither_right_nor_wrong(assistant: Assistant) -> None:
    answer = assistant.ask("方案覆盖11个省对吗").answer
    assert "共列17个省份" in answer
    assert "是的" not in answer
