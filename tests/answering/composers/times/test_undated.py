"""A date is not told of what only stands before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]

PLAN = """清溪县生物多样性保护方案

一、重点任务

（一）建设迁地保护体系。创建清溪植物园，2026年年底前建成野生动物救护中心。（县林业局负责）

（二）整治码头。拆除废弃码头，2025年年底前完成。（县交通运输局负责）
"""


def test_what_stands_before_the_date_has_none(assistant_over: AssistantOver) -> None:
    plan = assistant_over({"保护.txt": PLAN})
    answer = plan.ask("清溪植物园哪年能建好？")
    assert answer.refused
    assert "没有规定该项的完成时限" in answer.answer


def test_what_the_date_governs_has_it(assistant_over: AssistantOver) -> None:
    plan = assistant_over({"保护.txt": PLAN})
    assert "2026年年底前" in plan.ask("野生动物救护中心哪年建成？").answer
    assert "2025年年底前" in plan.ask("废弃码头什么时候拆除完？").answer
