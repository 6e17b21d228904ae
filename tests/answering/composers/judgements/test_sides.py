"""Of two things whose rules differ each is answered by its own sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        ("canteen-safety-plan-2025.txt", "A级和D级 检查频次有何不同", ["A级每年至少检查1次", "D级每季度至少检查1次"]),
        ("tourism-measures-2024.md", "国内包机和国际包机每架次的奖补有什么区别？", ["2万元", "5万元"]),
        (
            "tourism-measures-2024.md",
            "文旅消费券资金和一般奖补资金，市与区县的分担比例有何不同？",
            ["6:4", "5:5"],
        ),
        ("pollution-battle-2024.html", "城市建成区和县城的道路机械化清扫率目标有什么不同？", ["90%", "82%"]),
    ],
)
def test_each_side_is_answered_by_its_own_sentence(
    other_plan: Callable[[str], Assistant], plan: str, question: str, said: list[str]
) -> None:
    answer = other_plan(plan).ask(question)
    assert [words for words in said if words not in answer.answer] == []


def test_both_sides_are_told_from_one_paragraph_where_it_speaks_of_both(assistant: Assistant) -> None:
    answer = assistant.ask("黑臭水体这事，对县级城市和对地级及以上城市的要求有啥不一样？")
    assert "巩固提升地级及以上城市黑臭水体治理成效" in answer.answer
    assert "县级城市建成区黑臭水体基本消除" in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {6}


def test_three_sides_are_told_by_the_sentence_that_names_them_all(assistant: Assistant) -> None:
    answer = assistant.ask("长江上游、中游、下游要保护修复的沼泽湖滩一类的地方，类型上有什么不同？")
    assert answer.answer == "开展长江上游高原湿地、中游低山丘陵湿地、下游冲积平原湿地保护修复。〔（二十）〕"
