"""Who leads and who else is in it is told in the plan's own words, and where its rule makes the first one lead, so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]

PLAN = """清溪县治水方案

一、重点任务
（一）开行银发专列。开行旅游列车银发专列60列。（县文化和旅游局牵头，县交通运输局、铁路清溪公司配合）
（二）补齐污水短板。新建污水管网185公里。责任单位：县住房城乡建设局、县发展改革局（列第一位的为牵头单位，下同）。
（三）修复河湖湿地。修复湿地2万亩。责任单位：县生态环境局、县林业局。
二、组织实施
（一）加强领导。成立专班。
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("银发专列这事儿谁挑头，铁路上算牵头还是配合？", ["县文化和旅游局牵头", "铁路清溪公司配合"]),
        ("补齐污水短板，牵头单位是谁？", ["县住房城乡建设局牵头"]),
        ("补齐污水短板由谁负责？", ["县住房城乡建设局牵头", "县发展改革局负责"]),
        ("修复河湖湿地谁牵头谁配合？", ["没有单列参与单位", "县生态环境局牵头", "县林业局负责"]),
    ],
)
def test_the_note_says_who_leads(assistant_over: AssistantOver, question: str, said: list[str]) -> None:
    answer = assistant_over({"治水.txt": PLAN}).ask(question).answer
    assert [words for words in said if words not in answer] == []


@pytest.mark.parametrize("question", ["县林业局在方案中参与或承担哪些任务？", "县林业局参与和承担的工作有哪些"])
def test_both_parts_mean_every_part(assistant_over: AssistantOver, question: str) -> None:
    assert "修复河湖湿地" in assistant_over({"治水.txt": PLAN}).ask(question).answer
