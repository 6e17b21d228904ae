"""What a question takes for granted is put right where it is wrong, and only there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]

PLAN = """清溪县治水方案

一、重点任务
（一）清理小水电。县内63座小水电站按照退出、整改、保留三类处置，其中列入退出类的17座于2026年年底前全部退出。（县水利局负责）
（二）关爱老人。推动为80周岁以上独居老人提供每月不少于2次的探访关爱服务。（县民政局负责）
（三）完善补偿。建立双向补偿机制，三镇每年各出资6000万元，县级每年配套1.2亿元。（县财政局牵头）
二、组织实施
（一）加强领导。成立专班。
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [("17座小水电什么时候退出", "2026年年底"), ("80岁以上独居老人多久探访一次", "每月不少于2次")],
)
def test_a_number_that_the_answer_tells_is_not_corrected(
    assistant_over: AssistantOver, question: str, said: str
) -> None:
    answer = assistant_over({"治水.txt": PLAN}).ask(question).answer
    assert said in answer
    assert "不是这样" not in answer


def test_a_number_that_stands_nowhere_is_corrected(assistant_over: AssistantOver) -> None:
    assert "不是这样" in assistant_over({"治水.txt": PLAN}).ask("20座小水电什么时候退出").answer


@pytest.mark.parametrize("question", ["搞补偿，三个镇每年各要掏多少钱，县里再添多少？", "三镇出多少钱、县级配套多少钱"])
def test_both_sums_of_a_sentence_are_told(assistant_over: AssistantOver, question: str) -> None:
    answer = assistant_over({"治水.txt": PLAN}).ask(question).answer
    assert [words for words in ("6000万", "1.2亿") if words not in answer] == []


def test_a_year_that_somebody_told_is_corrected_where_the_right_one_is_asked_for(assistant_over: AssistantOver) -> None:
    answer = assistant_over({"治水.txt": PLAN}).ask("局长拍胸脯说小水电2024年就退完，我看不像，到底哪年退出？").answer
    assert "不是这样" in answer
    assert "2026年年底" in answer
