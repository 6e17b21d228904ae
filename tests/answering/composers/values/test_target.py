"""A target described in plain words is found; a number of another thing is not taken for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "clause", "value"),
    [
        ("厨房厕所排出来的脏水集中收集的比例要提到多少", 6, "70%"),
        ("牛粪猪粪用起来的要占几成", 8, "80%"),
        ("地里的塑料薄膜收回来要占百分之几", 8, "85%"),
        ("小于多少吨的船生活污水要交岸接收", 9, "400总吨"),
        ("干流水质要保持在几类", 3, "Ⅱ类"),
        ("完成沙化土地治理多少亩", 20, "7.5万公顷"),
    ],
)
def test_a_target_is_found_by_its_description(
    assistant: Assistant, keeps_contract: CheckContract, question: str, clause: int, value: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert not answer.refused
    assert clause in {citation.clause_number for citation in answer.citations}
    assert value in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "沙化土地治理多少公里",
        "洗舱站要建多少座",
        "长江禁渔后鱼增加了多少",
        "岸电使用量要提高多少千瓦",
        "江豚还剩好多头",
    ],
)
def test_what_has_no_number_in_the_plan_is_refused(
    assistant: Assistant, keeps_contract: CheckContract, question: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert answer.refused


@pytest.mark.parametrize("question", ["十年禁渔搞到2025年年底，希望达到什么效果？", "禁渔到2025年的目标是什么"])
def test_who_asks_by_the_heading_is_told_all_that_is_to_be_reached(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "管理秩序良好" in answer.answer
    assert "恢复性增长" in answer.answer


def test_a_fall_is_not_answered_with_a_rise(assistant: Assistant) -> None:
    assert assistant.ask("化肥的总用量要比2020年砍掉百分之几？").refused


@pytest.mark.parametrize(
    "question",
    ["农膜回收率跟农药包装废弃物回收率比，哪个定得高？", "水土流失治理面积和石漠化治理面积，哪个更大，差多少公顷？"],
)
def test_nothing_is_compared_with_what_has_no_number(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refused
    assert answer.reason == "not_comparable"


def test_what_only_asks_is_no_side_of_a_comparison(assistant: Assistant) -> None:
    answer = assistant.ask("化肥农药利用率和畜禽粪污综合利用率哪个高，各是多少？")
    assert {citation.clause_number for citation in answer.citations} <= {3, 8}
    assert "相差37个百分点" in answer.answer


def test_a_number_of_things_is_not_told_by_lengths_and_times(assistant: Assistant) -> None:
    assert assistant.ask("尾矿库一共多少个").reason == "no_number"
    assert "130个" in assistant.ask("农业面源污染综合治理要建多少个项目县").answer
