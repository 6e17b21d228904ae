"""From which year to which a scheme cited in the plan runs is told by the sentence that cites it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    "question", ["生物多样性保护的实施方案管的是哪年到哪年", "长江生物多样性保护实施方案从哪年到哪年"]
)
def test_the_years_of_a_cited_scheme_are_told(
    assistant: Assistant, keeps_contract: CheckContract, question: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert "2021—2025年" in answer.answer
    assert [citation.clause_number for citation in answer.citations] == [18]


def test_years_of_a_scheme_cited_without_them_are_not_borrowed(assistant: Assistant) -> None:
    assert "2021—2025年" not in assistant.ask("排污许可制的实施方案管的是哪年到哪年").answer
