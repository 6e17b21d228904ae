"""Clauses are counted in whatever words they are counted, and so are the places where something is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]
AssistantOver = Callable[[Mapping[str, str]], Assistant]

REGULATION = """沿河管理办法

第一章 总则
第一条 本办法适用于本市河道的管理。
第二条 市水务局负责河道整治。
第二章 管理
第三条 禁止在河道倾倒垃圾。
"""
PRINCIPLES = """河道整治实施意见

一、总体要求
（一）基本原则。因地制宜，分类施策；政府主导，多方参与；建管并重，安全至上。
二、重点任务
（二）清理河道。到2027年年底，完成河道清理320公里。（市水务局负责）
"""


@pytest.mark.parametrize(
    ("question", "size", "clauses"),
    [
        ("住建部被列为责任单位的条款数是多少？同一条里出现几次只算一条。", 7, {6, 8, 9, 10, 25, 31, 37}),
        ("交通运输部被写进了哪几条的责任单位？", 6, {9, 19, 21, 27, 31, 37}),
        ("麻烦统计下矿山安监局出现在多少条的责任分工中", 3, {12, 14, 37}),
        ("全文有几条提到太湖？", 3, {5, 11, 23}),
        ("带“一什么一策”的条款有几条", 4, {10, 14, 31, 36}),
        ("天天预报刮风下雨的那个部门，在哪几条的分工里被写到了？", 2, {23, 31}),
    ],
)
def test_clauses_are_counted_by_what_they_name(
    assistant: Assistant, keeps_contract: CheckContract, question: str, size: int, clauses: set[int]
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert any(f"{size}{unit}" in answer.answer for unit in "条项")
    assert {citation.clause_number for citation in answer.citations} == clauses


@pytest.mark.parametrize("question", ["有多少处提到塑料", "塑料在方案里出现了几次"])
def test_places_are_counted_beside_their_clauses(
    assistant: Assistant, keeps_contract: CheckContract, question: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert "处，在2条中" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "How many numbered articles does the action plan contain in total?",
        "这份方案从（一）往后连着编号，总共有多少条？",
    ],
)
def test_all_clauses_are_counted_however_they_are_numbered(assistant: Assistant, question: str) -> None:
    assert "38条" in assistant.ask(question).answer


def test_chapters_are_called_what_the_plan_calls_them(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    asked = assistant_over({"办法.txt": REGULATION})
    answer = asked.ask("本办法一共有几章、多少条？")
    keeps_contract(asked, answer)
    assert "共2章、3条" in answer.answer


def test_principles_told_in_one_breath_are_counted(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    asked = assistant_over({"意见.txt": PRINCIPLES})
    answer = asked.ask("基本原则有几条？")
    keeps_contract(asked, answer)
    assert "共3条" in answer.answer


@pytest.mark.parametrize("question", ["提到“回头看”的有几处？", "提到“回头看”的一共几次"])
def test_what_mentions_a_word_is_counted_by_places(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).answer.startswith("共出现2处，在2条中")
