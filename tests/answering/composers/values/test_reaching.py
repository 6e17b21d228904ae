"""Targets that reach a value are compared over the whole plan, in the unit asked with."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("哪些指标是2025年要达到80%以上的？", ("80%", "85%", "97%"), ("43%", "70%")),
        ("哪些指标低于50%", ("43%",), ("80%", "97%")),
        ("超过90%的目标有哪些", ("97%",), ("85%",)),
    ],
)
def test_targets_on_the_asked_side_are_listed(
    assistant: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = assistant.ask(question).answer
    assert all(value in answer for value in told)
    assert not any(value in answer for value in untold)


def test_a_value_that_none_reaches_is_said_to_be_met_by_none(assistant: Assistant) -> None:
    assert assistant.ask("哪些指标超过99%？").refused


@pytest.mark.parametrize("question", ["有几个百分比指标", "百分比指标有哪些", "方案里比率指标一共几个"])
def test_the_targets_that_are_percentages_are_counted(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question).answer
    assert answer.startswith("共5项")
    assert "万公顷" not in answer
