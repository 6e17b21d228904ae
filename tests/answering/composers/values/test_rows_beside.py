"""Rows of a table set side by side are told in the column asked about, and which of two is more or earlier."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

PLAN = """# 清溪县防洪方案

## 一、总体要求

到2027年，防洪能力明显提升。

## 二、完善防洪体系，提高防御能力

（一）建设工程。加快建设重点工程（见专栏1）。（县水利局牵头）

专栏1　防洪重点工程

| 工程名称 | 建设内容 | 总投资（亿元） | 计划完工时间 | 现状水质 |
|---|---|---|---|---|
| 东城防洪提升工程 | 堤防58公里 | 31.7 | 2026年12月 | Ⅳ类 |
| 石桥水库扩容工程 | 新增库容0.86亿立方米 | 26.5 | 2027年12月 | Ⅳ类 |
| 白马灌区改造工程 | 改善灌溉面积34万亩 | 12.9 | 2026年6月 | 劣Ⅴ类 |

（二）加强巡查。每月巡查一次。（县水利局负责）
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "东城防洪提升工程与石桥水库扩容工程相比，哪个总投资更大，各是多少？",
            ["提升工程更大，相差5.2亿", "31.7", "26.5"],
        ),
        ("石桥水库扩容和白马灌区改造，哪个先完工？", ["白马灌区改造工程更早，相差18个月", "2027年12月", "2026年6月"]),
        ("东城防洪提升工程和白马灌区改造工程哪个花钱多", ["提升工程更大，相差18.8亿", "12.9"]),
        ("东城防洪提升工程和石桥水库扩容工程的总投资各是多少", ["31.7", "26.5"]),
        ("东城防洪提升工程和石桥水库扩容工程现状水质一样吗", ["两者相同", "Ⅳ类"]),
        ("白马灌区改造工程的建设内容是什么", ["34万亩"]),
    ],
)
def test_the_column_asked_about_is_told_of_each_row(
    assistant_over: AssistantOver, question: str, said: list[str]
) -> None:
    answer = assistant_over({"防洪.md": PLAN}).ask(question).answer
    assert [words for words in said if words not in answer] == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("总投资最大的工程是哪个", "总投资最大的是东城防洪提升工程"),
        ("投资最少的是哪个工程", "最少的是白马灌区改造工程"),
    ],
)
def test_the_row_with_the_most_is_found(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str, said: str
) -> None:
    plan = assistant_over({"防洪.md": PLAN})
    answer = plan.ask(question)
    keeps_contract(plan, answer)
    assert said in answer.answer


def test_who_of_two_is_asked_of_bodies_and_not_of_columns(assistant_over: AssistantOver) -> None:
    answer = assistant_over({"防洪.md": PLAN}).ask("东城防洪提升工程和石桥水库扩容工程由谁牵头").answer
    assert "亿元" not in answer
