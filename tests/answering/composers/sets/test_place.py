"""A place asked about alone is told of wherever the plan names it."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("太湖有什么要求", {5, 11, 23}),
        ("重庆在方案里有什么任务", {4, 20}),
        ("巢湖", {22, 23}),
        ("说说太湖的", {5, 11, 23}),
        ("四川省有哪些专门的要求？", {4, 13}),
        ("贵州省有哪些任务", {4, 11, 13, 22}),
    ],
)
def test_every_clause_that_names_the_place_is_cited(assistant: Assistant, question: str, clauses: set[int]) -> None:
    answer = assistant.ask(question)
    assert {citation.clause_number for citation in answer.citations} == clauses


def test_more_than_the_place_is_answered_by_its_passage(assistant: Assistant) -> None:
    answer = assistant.ask("太湖蓝藻水华怎么防控")
    assert {citation.clause_number for citation in answer.citations} == {23}


def test_words_that_stand_in_two_clauses_are_told_of_in_both(assistant: Assistant) -> None:
    answer = assistant.ask("方案有两处写“回头看”，各是针对什么开展的？")
    assert {citation.clause_number for citation in answer.citations} == {26, 37}


def test_all_clauses_that_name_one_of_several_places_are_told(assistant: Assistant) -> None:
    assert {c.clause_number for c in assistant.ask("太湖和巢湖怎么治").citations} == {5, 11, 22, 23}
    assert {c.clause_number for c in assistant.ask("洞庭湖鄱阳湖要干嘛").citations} == {22, 23}
