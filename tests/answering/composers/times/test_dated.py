"""What is to be done by the end of a year includes what was due before."""

from __future__ import annotations

from yzassist.assistant import Assistant


def test_what_was_due_earlier_is_told_apart(assistant: Assistant) -> None:
    answer = assistant.ask("2023年底前要完成什么")
    assert "更早到期的还有" in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {5, 7, 10, 14}


def test_clauses_that_name_the_year_are_listed_alone(assistant: Assistant) -> None:
    answer = assistant.ask("哪些条款写了2023年年底前要完成的事项")
    assert {citation.clause_number for citation in answer.citations} == {7, 10, 14}
