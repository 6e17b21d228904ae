"""Of amounts laid down by steps, the step that holds the number told is answered with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "amount", "others"),
    [
        ("一场实际售票2.5万人的演唱会，每场可获多少奖补？", "60万元", ["30万元", "100万元"]),
        ("一场实际售票2万人的演唱会，每场可获多少奖补？", "60万元", ["30万元", "100万元"]),
        ("一场实际售票5万人的演唱会，每场可获多少奖补？", "100万元", ["30万元", "60万元"]),
        ("旅行社一年带来8000人，每人能补多少？", "10元", ["15元", "20元"]),
    ],
)
def test_the_step_of_the_number_told_is_answered(
    other_plan: Callable[[str], Assistant], question: str, amount: str, others: list[str]
) -> None:
    answer = other_plan("tourism-measures-2024.md").ask(question)
    assert amount in answer.answer
    assert [other for other in others if other in answer.answer] == []


def test_a_number_below_the_lowest_step_has_no_amount(other_plan: Callable[[str], Assistant]) -> None:
    answer = other_plan("tourism-measures-2024.md").ask("一场实际售票6000人的演唱会，每场可获多少奖补？")
    assert "每场30万元" not in answer.answer
