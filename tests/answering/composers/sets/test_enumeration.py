"""The items of a run are counted as a reader counts them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.composers.sets.enumeration import enumerations
from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("sentence", "noun", "count"),
    [
        ("加强太湖、巢湖、滇池等重要湖泊蓝藻水华防控", "湖泊", 3),
        ("突破水华暴发机理与预警、面源污染界定、典型废水处理与资源化、植被恢复等技术难点", "技术难点", 4),
        ("在青崖、石门、云台和麻栗坪四个县", "县", 4),
    ],
)
def test_words_joined_inside_an_item_do_not_make_two(sentence: str, noun: str, count: int) -> None:
    (found,) = enumerations(sentence, 0, noun)
    assert len(found.items) == count


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("以嘉陵江、汉江、湘江等流域为重点", "江"),
        ("启动重庆市、成都市科学绿化试点示范市建设", "城市"),
        ("黑水河、青溪河和沱湖为“重点攻坚水体”", "水体"),
        ("开展新污染物、污染物通量、生物毒性监测试点", "试点"),
    ],
)
def test_a_run_is_of_what_closes_it_or_what_its_items_end_in(sentence: str, noun: str) -> None:
    assert enumerations(sentence, 0, noun)


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("组织开展磷矿、磷化工、磷石膏库问题回头看", "磷石膏库"),  # an item, not what they all are
        ("对纳入计划的省际、市际待贯通路段给予支持", "路段"),
        ("培育长丰、永安等4个产业集群", "集群"),  # says the number itself
    ],
)
def test_other_runs_are_not(sentence: str, noun: str) -> None:
    assert enumerations(sentence, 0, noun) == ()


@pytest.mark.parametrize(
    ("question", "told", "clause"),
    [
        ("编应急响应方案，点了几条江？", "列出3条", 31),
        ("河流环境应急响应方案以哪几条江为重点？一共点了几条？", "列出3条", 31),
        ("科学绿化试点示范市有几个城市", "列出2个", 20),
        ("珍稀濒危物种保护项目，方案点了几种名字？", "列出3种", 18),
        ("防蓝藻水华的湖点了几个名？", "列出3个", 23),
        ("科技攻关重点突破的技术难点有几个", "列出6个", 36),
    ],
)
def test_what_a_sentence_names_one_by_one_is_counted(
    assistant: Assistant, keeps_contract: CheckContract, question: str, told: str, clause: int
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert told in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {clause}


@pytest.mark.parametrize("question", ["石漠化土地要治理多少公顷", "要建多少个农业面源污染治理项目县", "江豚还剩多少头"])
def test_a_number_that_the_plan_states_or_lacks_is_no_enumeration(assistant: Assistant, question: str) -> None:
    assert "列出" not in assistant.ask(question).answer


def test_things_named_before_their_number_are_counted(assistant: Assistant) -> None:
    answer = assistant.ask("夏天湖面像泼了绿油漆似的，方案点名要防这个毛病的湖有几个？")
    assert answer.answer.startswith("列出3个：加强太湖、巢湖、滇池等重要湖泊蓝藻水华防控。")
