"""In a regulation a body's part is said wherever the body is named; the other half of a rule names who else acts."""

from __future__ import annotations

from collections.abc import Callable

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


def clauses(answer: Answer) -> set[int | str | None]:
    return {citation.clause_number for citation in answer.citations}


def test_every_article_that_names_the_body_is_told(regulation: Assistant, keeps_contract: CheckContract) -> None:
    answer = regulation.ask("交通运输主管部门有哪些职责？")
    keeps_contract(regulation, answer)
    assert clauses(answer) == {2, 8}
    assert "共涉及2条" in answer.answer
    assert "备案" in answer.answer


def test_the_departments_of_a_government_are_known_by_their_work(regulation: Assistant) -> None:
    assert clauses(regulation.ask("水行政主管部门有哪些职责？")) == {2, 3, 9, 10, 11}


def test_who_acts_in_the_other_cases_is_told_as_well(regulation: Assistant, keeps_contract: CheckContract) -> None:
    answer = regulation.ask("采砂规划由谁编制、谁批准？")
    keeps_contract(regulation, answer)
    assert "省人民政府批准" in answer.answer
    assert "县级人民政府水行政主管部门编制" in answer.answer
