"""Amounts are added where each is one of its own in one unit; nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    "question",
    ["沙化加石漠化，到2025年底一共要治理多少万公顷？", "沙化土地和石漠化土地合计治理面积是多少万公顷"],
)
def test_two_amounts_are_added_up_and_both_are_told(
    assistant: Assistant, keeps_contract: CheckContract, question: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert "合计107.5万公顷（7.5＋100＝107.5）" in answer.answer
    assert {"7.5万公顷", "100万公顷"} <= {fact.text for fact in answer.facts}


@pytest.mark.parametrize(
    "question",
    ["农膜回收率和畜禽粪污综合利用率加起来多少", "湿地和石漠化一共治理多少公顷？", "农业面源项目县和石漠化一共多少"],
)
def test_rates_different_units_and_what_is_not_given_are_not_added(assistant: Assistant, question: str) -> None:
    assert "＋" not in assistant.ask(question).answer


def test_one_amount_in_all_is_told_as_it_stands(assistant: Assistant) -> None:
    answer = assistant.ask("石漠化的地总共要治多少？").answer
    assert "100万公顷" in answer
    assert "合计" not in answer
