"""The highest and the lowest level of the clauses asked about are told with their difference."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "said", "clause"),
    [
        ("主要目标里四个百分比，最高和最低差多少个百分点？", "相差54个百分点（97－43＝54）", 3),
        ("（八）里三个百分比最高和最低差多少", "相差42个百分点（85－43＝42）", 8),
        ("全文百分比指标里最高的和最低的相差几个百分点", "相差54个百分点（97－43＝54）", 3),
    ],
)
def test_the_highest_and_the_lowest_are_told_apart(
    assistant: Assistant, keeps_contract: CheckContract, question: str, said: str, clause: int
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert said in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {clause}


def test_more_levels_than_the_clause_has_are_not_compared(assistant: Assistant) -> None:
    assert assistant.ask("（八）里四个百分比最高和最低差多少").refused
