"""Of periods laid down by cases all are told, but only the one whose case the question names."""

from __future__ import annotations

from collections.abc import Callable

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


def test_both_cases_are_told_where_the_question_names_none(
    regulation: Assistant, keeps_contract: CheckContract
) -> None:
    answer = regulation.ask("采砂船舶接入监控平台的期限")
    keeps_contract(regulation, answer)
    assert "2个月内" in answer.answer
    assert "开采作业前" in answer.answer


def test_a_period_without_cases_is_told_alone(regulation: Assistant) -> None:
    answer = regulation.ask("采砂许可证多少个工作日内发给？").answer
    assert "20个工作日" in answer
    assert "2个月" not in answer
