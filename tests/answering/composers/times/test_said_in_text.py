"""A deadline that stands in a task table and in the text is cited in both places."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

PLAN = """# 清溪县城镇污水治理方案

## 一、总体要求

（一）工作目标。到2027年，污水集中收集率达到75%。

## 二、重点任务

（一）消除空白区和直排口。形成空白区清单37处，实行销号管理。2026年年底前完成直排口销号，空白区于2027年9月底前全部消除。

（二）推行一体化运维。将主城区管网、泵站统一移交县水务集团运行维护，2025年12月底前完成移交。居民小区内部管网由产权人负责。

（三）控制溢流污染。新建调蓄池5座。

附件1

重点任务分工表

| 序号 | 重点任务 | 牵头单位 | 配合单位 | 完成时限 |
|---|---|---|---|---|
| 1 | 直排口销号 | 县生态环境局 | 县住房城乡建设局 | 2026年年底前 |
| 2 | 收集处理设施空白区消除 | 县住房城乡建设局 | 县财政局 | 2027年9月底前 |
| 3 | 主城区管网、泵站统一移交 | 县国资委 | 县城管局 | 2025年12月底前 |
| 4 | 雨水调蓄池建设 | 县水务集团 | 县水利局 | 2027年5月底前 |
"""


@pytest.mark.parametrize(
    ("question", "dates", "clause"),
    [
        ("生活污水直排口销号和收集处理设施空白区消除，完成时限分别是什么？", ["2026年年底", "2027年9月底"], "二-1"),
        ("主城区的管网和泵站最晚什么时候统一移交完？", ["2025年12月底"], "二-2"),
        ("雨水调蓄池什么时候建成？", ["2027年5月底"], "附件1-4"),
    ],
)
def test_the_clause_of_the_text_is_cited(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str, dates: list[str], clause: str
) -> None:
    plan = assistant_over({"污水.md": PLAN})
    answer = plan.ask(question)
    keeps_contract(plan, answer)
    assert [date for date in dates if date not in answer.answer] == []
    assert clause in {citation.clause_number for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("主城区管网、泵站统一移交县水务集团这项任务，牵头单位是谁？", "县国资委"),
        ("泵站移交的牵头单位和配合单位", "县国资委"),
        ("雨水调蓄池由谁来建？", "县水务集团"),
        ("居民小区内部管网由谁负责？", "产权人"),
    ],
)
def test_the_row_on_the_very_task_says_whose_it_is(assistant_over: AssistantOver, question: str, body: str) -> None:
    answer = assistant_over({"污水.md": PLAN}).ask(question).answer
    assert body in answer
    assert "没有" not in answer
