"""What has no date of its own is due when the plan says that all such tasks are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

RULE = "各项措施未注明完成时限的，均应于2027年年底前完成。"
PLAN = """清溪县治水方案

成文日期：2024年1月10日

一、工作目标

到2025年，黑臭水体基本消除。{rule}

二、重点任务

（一）控制种植业面源污染。推进测土配方施肥，首批建设生态沟渠600公里。（县农业农村局负责）

（二）清理岸线垃圾。2025年3月底前完成岸线垃圾清理。（县水利局负责）

（三）建设监测站

1.2025年9月底前建成水质监测平台，企业全部接入。（县生态环境局负责）
"""


def test_a_task_without_a_date_is_due_when_all_such_tasks_are(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    plan = assistant_over({"治水.txt": PLAN.format(rule=RULE)})
    for question in ("首批600公里生态沟渠什么时候建成？", "生态沟渠哪年建完"):
        answer = plan.ask(question)
        keeps_contract(plan, answer)
        assert "2027年年底前完成" in answer.answer
        assert "没有单独规定" in answer.answer
    assert "2027" not in plan.ask("岸线垃圾什么时候清理完").answer
    told = plan.ask("水质监测平台什么时候建成")
    keeps_contract(plan, told)
    assert told.answer.startswith("2025年9月底前")


def test_a_task_without_a_date_has_none_where_the_plan_says_nothing(assistant_over: AssistantOver) -> None:
    plan = assistant_over({"治水.txt": PLAN.format(rule="")})
    assert plan.ask("首批600公里生态沟渠什么时候建成？").refused


def test_all_tasks_without_a_date_are_asked_about_at_once(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    plan = assistant_over({"治水.txt": PLAN.format(rule=RULE)})
    for question in ("没写完成时限的任务最晚什么时候完成？", "未注明时限的措施何时办完"):
        answer = plan.ask(question)
        keeps_contract(plan, answer)
        assert "2027年年底前完成" in answer.answer
