"""A duty told in prose answers for the thing that it is on, and for no other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

PLAN = """清溪县治理方案

一、重点任务

（一）开展退化草原修复。对中度以上退化草原采取免耕补播等措施，修复草原320亩。禁牧区由县林业局划定并公告。

（二）更新公共车辆。公务用车更新由县机关事务中心统筹，环卫车辆更新由县城管局负责，其余由县交通运输局推进。

（三）清理河道。清理河道320公里，补助标准由每亩16元提高到18元，自2026年1月1日起执行。（县水利局负责）
"""


def test_who_does_another_thing_of_the_clause_is_no_answer(assistant_over: AssistantOver) -> None:
    plan = assistant_over({"治理.txt": PLAN})
    assert plan.ask("退化草原修复由谁牵头").refused
    assert "县林业局" in plan.ask("禁牧区由谁划定").answer


def test_each_thing_of_a_sentence_is_told_with_its_own_body(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    plan = assistant_over({"治理.txt": PLAN})
    one = plan.ask("环卫车辆更新由谁负责")
    keeps_contract(plan, one)
    assert one.answer.startswith("环卫车辆更新由县城管局负责。")
    both = plan.ask("公务用车更新由谁统筹，环卫车辆更新由谁负责？").answer
    assert "县机关事务中心" in both
    assert "县城管局" in both


def test_a_sum_is_told_with_the_day_from_which_it_holds(assistant_over: AssistantOver) -> None:
    assert "自2026年1月1日起执行" in assistant_over({"治理.txt": PLAN}).ask("补助标准提高到多少元").answer
