"""Who decides on a case, and who holds a post, is told of that very case and post."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
PLAN = """青岚市雨雪冰冻灾害应急预案

1 组织体系
1.1 市指挥部
总指挥由分管副市长担任，副总指挥由市交通运输局局长担任。
1.1.1 成员单位
市交通运输局、市公安局、市教育局，共3个单位。
1.2 市指挥部办公室
办公室设在市交通运输局，办公室主任由市交通运输局局长兼任。24小时值班电话由市公安局承接。
2 预警和响应
2.1 预警发布
红色、橙色预警由市指挥部总指挥签发，黄色、蓝色预警由市指挥部办公室主任签发。
2.2 分级响应
2.2.1 一级响应
发生特别重大灾害时启动，由市长决定。
2.2.2 二级响应
发生重大灾害时启动，由市指挥部总指挥决定，可委托副总指挥指挥。中小学停课由市教育局决定。
"""


@pytest.fixture
def emergency(assistant_over: AssistantOver) -> Assistant:
    return assistant_over({"plan.txt": PLAN})


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("一级响应是谁拍板启动的？", "由市长决定", "总指挥"),
        ("二级响应由谁决定启动？", "由市指挥部总指挥决定", "市长"),
        ("蓝色预警报谁签发？", "办公室主任签发", "总指挥签发"),
        ("市指挥部总指挥由谁担任？", "总指挥由分管副市长担任", "兼任"),
        ("办公室主任是谁？", "由市交通运输局局长兼任", "副市长"),
    ],
)
def test_who_decides_is_told_of_the_degree_asked_about(
    emergency: Assistant, question: str, told: str, other: str
) -> None:
    answer = emergency.ask(question).answer
    assert told in answer
    assert other not in answer


@pytest.mark.parametrize("question", ["专家组组长由谁担任？", "值班电话是多少？", "市公安局局长是谁？"])
def test_a_person_or_number_that_is_not_given_is_refused(emergency: Assistant, question: str) -> None:
    assert emergency.ask(question).refused


def test_the_stated_number_of_members_is_told(emergency: Assistant) -> None:
    assert "共3个单位" in emergency.ask("市指挥部成员单位共有多少个？").answer


def test_clauses_that_merely_name_a_body_are_told_where_mentions_are_asked(emergency: Assistant) -> None:
    answer = emergency.ask("哪些条款提到市教育局？")
    assert {citation.clause_number for citation in answer.citations} == {"1.1.1", "2.2.2"}


def test_all_below_a_number_or_heading_is_told(emergency: Assistant) -> None:
    for question in ("2.2讲什么", "分级响应有哪些"):
        answer = emergency.ask(question)
        assert answer.answer.startswith("2.2分级响应共2条：")
        assert {citation.clause_number for citation in answer.citations} == {"2.2.1", "2.2.2"}
