"""The first and the last day of the whole plan, of a chapter or of a department; not of one subject."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize("question", ["哪项任务最先到期？", "最早的时间节点", "水利部牵头的最早什么时候到期"])
def test_what_is_due_first_is_told_with_its_day(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "2022年12月31日" in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {5}


def test_what_is_due_last_is_told_of_every_clause(assistant: Assistant) -> None:
    answer = assistant.ask("最晚的时限是什么时候？")
    assert "2025年12月31日" in answer.answer
    assert {3, 6, 7, 8, 14, 27} <= {citation.clause_number for citation in answer.citations}


def test_the_last_day_of_one_subject_is_that_of_its_clause(assistant: Assistant) -> None:
    answer = assistant.ask("尾矿库最晚什么时候治完？")
    assert {citation.clause_number for citation in answer.citations} == {14}


def test_what_is_due_first_of_all_tasks_is_told_though_asked_twice(assistant: Assistant) -> None:
    answer = assistant.ask("全文各项任务里最早到期的是哪件事，什么时候到期？").answer
    assert answer.startswith("最早的时限是2022年12月31日")
