"""A number told of all is not given for one member of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]

PLAN = """清溪县办学方案

一、重点任务

（一）扩充学位。新建、改扩建中小学4所，新增学位5400个；其中实验学校北校区须保证秋季学期开学使用。（县教育局负责）

（二）增加泊位。新增公共停车泊位1500个，其中老城片区不少于600个。（县交通运输局负责）
"""


def test_the_total_is_not_given_for_a_member(assistant_over: AssistantOver) -> None:
    plan = assistant_over({"办学.txt": PLAN})
    assert plan.ask("实验学校北校区设多少个学位？").refused
    assert "5400个" in plan.ask("全县新增多少个学位？").answer


def test_a_number_of_the_members_own_is_given(assistant_over: AssistantOver) -> None:
    answer = assistant_over({"办学.txt": PLAN}).ask("老城片区新增停车泊位多少个？").answer
    assert "600个" in answer
