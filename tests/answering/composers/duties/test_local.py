"""Local governments find what binds them."""

from __future__ import annotations

from yzassist.assistant import Assistant


def test_the_note_that_binds_local_governments_comes_first(assistant: Assistant) -> None:
    answer = assistant.ask("地方政府要负责什么")
    assert not answer.refused
    assert "地方各级人民政府相关部门落实" in answer.answer.splitlines()[0]
    assert answer.citations[0].clause_number == 5
    assert 33 in {citation.clause_number for citation in answer.citations}


def test_a_named_bureau_is_asked_about_by_itself(assistant: Assistant) -> None:
    answer = assistant.ask("县水利局要做什么")
    assert answer.intent == "department"
