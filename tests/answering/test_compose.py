"""Several questions in one message are all answered; a quantity in another unit is not given for the one asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]
AssistantOver = Callable[[Mapping[str, str]], Assistant]

RIVERS = """河湖清洁行动方案

一、总体要求
（一）基本原则。坚持系统治理。
二、重点任务
（二）清理河道垃圾。到2027年年底，清理河道320公里，沿岸绿化45公顷。（水利部牵头，林草局参与）
（三）改造老旧码头。到2028年年底，改造码头26座，500总吨以下船舶配备污水柜。（交通运输部牵头，水利部参与）
"""


def clauses(answer: Answer) -> set[int | str | None]:
    return {citation.clause_number for citation in answer.citations}


def test_units_that_measure_the_same_interchange_and_others_do_not(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    asked = assistant_over({"河湖.txt": RIVERS})
    for question, value in (
        ("河道垃圾清理多少公里", "320公里"),
        ("沿岸绿化多少亩", "45公顷"),
        ("多少吨以下的船要配污水柜", "500总吨"),
    ):
        answer = asked.ask(question)
        keeps_contract(asked, answer)
        assert not answer.refused
        assert value in answer.answer
    for question in ("河道垃圾清理多少公顷", "沿岸绿化多少公里", "多少公里以下的船要配污水柜"):
        answer = asked.ask(question)
        keeps_contract(asked, answer)
        assert (question, answer.refused) == (question, True)


def test_each_subject_of_one_message_is_answered_from_its_own_clause(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    asked = assistant_over({"河湖.txt": RIVERS})
    answer = asked.ask("清理河道垃圾由谁牵头，老旧码头什么时候改造完")
    keeps_contract(asked, answer)
    assert clauses(answer) == {2, 3}
    assert {(fact.value, fact.role) for fact in answer.facts} >= {("水利部", "牵头"), ("2028-12-31", None)}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("石漠化治理面积多少，小水电清理整改由谁牵头", {20, 26}),
        ("地下水污染防治跟塑料污染治理，牵头的各是谁", {15, 16}),
        ("农膜回收率和城市生活污水集中收集率分别要达到多少", {3, 6, 8}),
        ("锰污染综合治理由谁牵头，什么时候完成", {12}),
    ],
)
def test_joined_answers_cite_what_each_part_rests_on(
    assistant: Assistant, keeps_contract: CheckContract, question: str, expected: set[int]
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert clauses(answer) == expected


def test_a_part_that_the_plan_is_silent_on_does_not_hide_the_other(
    assistant: Assistant, keeps_contract: CheckContract
) -> None:
    answer = assistant.ask("锰污染谁牵头，火星基地什么时候建成")
    keeps_contract(assistant, answer)
    assert clauses(answer) == {12}


def test_a_count_with_a_further_ask_says_what_is_counted(assistant: Assistant, keeps_contract: CheckContract) -> None:
    answer = assistant.ask("完成多少个农业面源污染综合治理项目县，怎么建")
    keeps_contract(assistant, answer)
    assert "130个" in answer.answer
    assert clauses(answer) == {8}


@pytest.mark.parametrize(
    ("plan", "question", "value"),
    [
        ("qinghe-air-action-plan-2024.txt", "热电联产供热半径多少千米", "15公里"),
        ("qinghe-air-action-plan-2024.txt", "加油站年销多少吨汽油以上要装设备", "5000吨"),
        ("qinghe-air-action-plan-2024.txt", "散煤替代要完成多少户", "3.2万户"),
    ],
)
def test_the_unit_asked_for_is_found_in_another_plan(
    other_plan: Callable[[str], Assistant], plan: str, question: str, value: str
) -> None:
    assert value in other_plan(plan).ask(question).answer


@pytest.mark.parametrize("question", ["热电联产供热半径多少公顷", "散煤替代要完成多少公里"])
def test_the_wrong_unit_is_refused_in_another_plan(other_plan: Callable[[str], Assistant], question: str) -> None:
    assert other_plan("qinghe-air-action-plan-2024.txt").ask(question).refused
