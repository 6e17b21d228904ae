"""Two clauses side by side are compared in what was asked of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]


def test_what_two_clauses_say_of_a_thing_named_is_told_of_each(assistant: Assistant) -> None:
    answer = assistant.ask("太湖在第十一条和第二十三条里都被点了名，两处针对的问题有什么不同？").answer
    assert "磷污染" in answer
    assert "蓝藻水华" in answer
    assert "牵头" not in answer


def test_what_two_clauses_say_altogether_is_told_where_nothing_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("第二十五条和第二十六条的内容有什么区别？").answer
    assert "用水总量" in answer
    assert "小水电" in answer


def test_without_more_said_two_clauses_are_compared_in_who_and_by_when(assistant: Assistant) -> None:
    assert "住房和城乡建设部" in assistant.ask("第五条和第六条有什么不同？").answer


def test_terms_that_the_plan_defines_are_told_apart_by_their_definitions(assistant_over: AssistantOver) -> None:
    text = (
        "清溪区任务分解方案\n\n一、总体要求\n\n本方案所称“牵头单位”，是指对任务负总责的单位；“责任单位”是指按职责承担具体事项的单位。"
        "\n\n二、重点任务\n\n（一）建设管网31公里。（牵头单位：区财政局；责任单位：区水务局）\n"
    )
    plan = assistant_over({"任务.txt": text})
    answer = plan.ask("“牵头单位”和“责任单位”有什么区别？").answer
    assert "负总责" in answer
    assert "承担具体事项" in answer
    assert "负总责" in plan.ask("什么是牵头单位").answer
    assert "管网" in plan.ask("区财政局作为牵头单位有哪些任务").answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("江面上到处漂着塑料垃圾，方案打算怎么清理？哪个大坝被特别点名要加强管理？", "三峡大坝"),
        ("尾矿库有哪些要求？哪个高风险地区是重点？", "一库一策"),
    ],
)
def test_a_big_thing_asked_for_is_compared_with_nothing(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.intent != "compare"
    assert said in answer.answer
