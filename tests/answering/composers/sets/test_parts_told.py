"""The parts of one clause are told one by one, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant

Over = Callable[[Mapping[str, str]], Assistant]
PLAN = """# 清湖县黑臭水体治理实施方案

## 一、总体要求

**（一）工作原则。** {principles}

**（二）工作目标。** 到2025年年底，黑臭水体消除比例达到90%以上。

## 二、主要任务

**（三）控源截污。** 按照“一口一策”原则推进排口整治。（县生态环境局牵头）
"""


@pytest.mark.parametrize("question", ["工作原则有哪几条？", "方案的工作原则一共有哪几条", "方案定了哪几条原则"])
def test_the_principles_are_the_paragraphs_under_their_heading(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "共4条" in answer.answer
    assert {(citation.clause_number, citation.paragraph) for citation in answer.citations} == {
        (2, 1),
        (2, 2),
        (2, 3),
        (2, 4),
    }


@pytest.mark.parametrize(
    "principles",
    [
        "坚持生态优先、统筹兼顾，坚持系统治理、源头治理，坚持问题导向。既立足当前，又着眼长远。",
        "坚持生态优先、统筹兼顾；坚持系统治理、源头治理；坚持问题导向。",
    ],
)
def test_principles_told_in_one_breath_are_told_apart(assistant_over: Over, principles: str) -> None:
    answer = assistant_over({"清湖县黑臭水体治理实施方案.md": PLAN.format(principles=principles)}).ask(
        "工作原则有哪几条"
    )
    assert "共3条" in answer.answer
    assert "- 坚持系统治理、源头治理〔" in answer.answer
