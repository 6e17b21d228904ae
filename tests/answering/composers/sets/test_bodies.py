"""A clause may be meant by a body that its note names, and bodies are counted by their roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "clauses", "told"),
    [
        ("参与单位里写着国家电网的那一条，牵头的四家分别是谁？", {9}, "牵头单位列名4个"),
        ("中央广电总台出现的那一款，谁牵头？", {37}, "生态环境部、发展改革委按职责分工牵头"),
        ("责任单位里带着国家疾控局的那条，由哪两家牵头", {5}, "生态环境部、水利部按职责分工牵头"),
        ("司法部牵头的那一条，参与单位有几个？", {34}, "参与单位列名2个"),
        ("林草局牵头的那些条，参与单位都是谁", {20, 24}, "自然资源部参与"),
    ],
)
def test_the_others_of_a_clause_are_told_where_a_body_names_it(
    assistant: Assistant, keeps_contract: CheckContract, question: str, clauses: set[int], told: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert told in answer.answer
    assert {citation.clause_number for citation in answer.citations} == clauses


def test_what_else_is_asked_of_the_clause_is_not_left_out(assistant: Assistant) -> None:
    assert "岸电" in assistant.ask("国家电网参与的那一条讲的是什么？谁牵头？").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("第九条牵头的有几家？", ["牵头单位列名4个"]),
        ("锰污染治理几家牵头几家参与", ["牵头单位列名4个", "参与单位列名1个"]),
        ("船舶港口污染防治这件事，牵头加参与一共多少家", ["合计11个"]),
        ("锰污染综合治理，牵头部门数", ["牵头单位列名4个"]),
        ("锰污染综合治理 牵头单位数量", ["牵头单位列名4个"]),
        ("水生态考核机制参与部门数量", ["参与单位列名6个"]),
        ("第三十一条列了几个部门", ["合计3个", "合计7个"]),
    ],
)
def test_bodies_are_counted_by_their_roles(
    assistant: Assistant, keeps_contract: CheckContract, question: str, told: list[str]
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert all(part in answer.answer for part in told)
