"""A later sentence that a deadline governs is told with its date."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("尾矿库环境风险什么时候基本可控？", "尾矿库环境风险隐患基本可控。"),
        ("长江流域水生生物完整性指数什么时候建立评价？", "长江干流及主要支流水生生物完整性指数持续提升。"),
    ],
)
def test_what_is_due_in_a_later_sentence_is_told_with_the_date_of_the_first(
    assistant: Assistant, question: str, told: str
) -> None:
    assert assistant.ask(question).answer == f"到2025年年底，{told}〔（三）〕"


def test_the_dated_sentence_itself_is_told_where_it_says_as_much(assistant: Assistant) -> None:
    answer = assistant.ask("尾矿库什么时候完成污染治理？").answer
    assert "到2023年年底，长江干流岸线3公里范围内" in answer
