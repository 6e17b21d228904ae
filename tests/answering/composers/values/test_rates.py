"""A value is of the very rate, change, size and unit that was asked for, and two asked at once are both told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

PLAN = """沧湾市水环境治理行动方案

沧湾市人民政府

2024年3月1日

一、重点任务

（一）补齐污水收集短板。到2027年年底，地级城市生活污水集中收集率达到75%以上，县城达到62%以上。（住房城乡建设部负责）

（二）削减总氮。到2027年年底，岚溪江入海断面总氮浓度较2024年下降15%以上，白汀河下降10%以上。（生态环境部负责）

（三）治理黑水河。到2025年，黑水河黑臭水体消除比例达到90%以上，推进锰渣治理。（生态环境部负责）

（四）巡查水库。全市263座小型水库由市水利局负责抽查，汛期电话抽查比例每月不低于20%。

（五）建设冷库。2025年起每年新建冷藏保鲜设施不少于1.2万座，三年累计不少于3.6万座。（农业农村部负责）

（六）检查工程。对水库、水闸进行检查，重点检查以下内容：

（1）放水设施运行状况；

（2）应急预案可操作性。

对检查发现的问题建立台账。
"""


@pytest.fixture
def bay(assistant_over: AssistantOver) -> Assistant:
    return assistant_over({"沧湾.txt": PLAN})


def test_the_value_of_the_part_asked_about_is_told(bay: Assistant, keeps_contract: CheckContract) -> None:
    for question, told, other in (
        ("到2027年年底，县城的生活污水集中收集率要达到多少？", "62%", "75%"),
        ("地级城市生活污水集中收集率要达到多少？", "75%", "62%"),
    ):
        answer = bay.ask(question)
        keeps_contract(bay, answer)
        assert told in answer.answer
        assert other not in answer.answer


def test_two_values_asked_at_once_are_both_told(bay: Assistant) -> None:
    both = bay.ask("岚溪江和白汀河的入海断面总氮浓度下降要求各是多少？").answer
    assert "15%" in both
    assert "10%" in both
    summed_up = bay.ask("冷藏保鲜设施每年要新建多少座，三年累计多少座？").answer
    assert "1.2万座" in summed_up
    assert "3.6万座" in summed_up


@pytest.mark.parametrize("question", ["到2025年黑水河总锰浓度要比2020年下降百分之多少？", "全市大型水库一共有多少座？"])
def test_the_value_of_a_relative_is_no_answer(bay: Assistant, question: str) -> None:
    assert bay.ask(question).refused


def test_the_list_of_a_clause_is_told_item_by_item(bay: Assistant) -> None:
    answer = bay.ask("水库、水闸检查重点看哪几方面内容？").answer
    assert "放水设施运行状况" in answer
    assert "应急预案可操作性" in answer


@pytest.mark.parametrize(
    "question",
    [
        "农膜回收率我们知道了，农药包装废弃物的回收率，方案要求到2025年年底达到多少？",
        "农膜回收率85%，那农药瓶的回收率呢？",
    ],
)
def test_the_rate_already_known_is_not_told_for_another(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_the_rate_asked_beside_a_known_one_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("农膜回收率知道了，那化肥农药利用率呢，要到多少？").answer
    assert "43%" in answer
    assert "85%" not in answer


@pytest.mark.parametrize(
    "question",
    [
        "高原湿地修复面积是多少",
        "长江上游的高原湿地要修复多少公顷？方案里给面积了没有，给了的话是多少？",
        "天然林保护面积有没有数字",
    ],
)
def test_the_size_of_another_thing_is_not_told(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_a_rate_of_a_thing_that_its_sentence_names_is_the_one_asked_for(assistant_over: AssistantOver) -> None:
    text = "规范招标投标。全面推行以电子保函缴纳投标保证金，年内电子保函使用率达到85%以上。"
    fair = assistant_over(
        {"营商.txt": f"泽陵市工作要点\n\n2025年3月14日\n\n一、任务\n\n1.{text}\n\n2.降低成本。严禁乱收费。\n"}
    )
    for question in ("投标保证金电子保函使用率要达到多少？", "招投标电子保函使用率年内要多高"):
        assert "85%" in fair.ask(question).answer
