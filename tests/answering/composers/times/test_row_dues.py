"""Deadlines of a table of tasks: of the row, of the part of it asked about, of what its text itself dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

PLAN = """# 清溪县2026年重点任务分解表

各镇人民政府：

现将分解表印发给你们，请认真落实。完成时限标注“全年”的，须于12月20日前完成并报送总结。

清溪县人民政府

2026年2月1日

| 序号 | 重点任务 | 主要内容 | 责任单位 | 完成时限 |
|---|---|---|---|---|
| 一、城市建设 | | | | |
| 1 | 环城快线 | 环城快线一期9月底前空载试运行 | 县交通运输局 | 12月底前 |
| 2 | 应急能力 | 建成县级物资储备库，开展综合演练 | 县应急管理局 | 储备库7月底前，演练10月底前 |
| 二、民生实事 | | | | |
| 3 | 政策宣传 | 开展政策进社区活动24场 | 县信访局 | 全年 |
| 4 | 农村改厕 | 新改户厕800户 | 县农业农村局 | 11月底前 |
"""


@pytest.mark.parametrize(
    ("question", "told", "clause"),
    [
        ("环城快线一期什么时候空载试运行？", "9月底前空载试运行", 1),
        ("县级物资储备库什么时候建成？", "建成县级物资储备库，完成时限：储备库7月底前", 2),
        ("政策宣传任务什么时候前完成？", "12月20日前", 3),
        ("农村改厕什么时候前完成？", "11月底前", 4),
    ],
)
def test_the_deadline_is_that_of_the_thing_asked_about(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str, told: str, clause: int
) -> None:
    plan = assistant_over({"分解表.md": PLAN})
    answer = plan.ask(question)
    keeps_contract(plan, answer)
    assert told in answer.answer
    assert clause in {citation.clause_number for citation in answer.citations}
