"""Things of a kind, and what a plan urges or forbids, are listed from the whole plan."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("有哪些试点？", {7, 8, 17, 20, 23, 37}),
        ("方案里的试点都有哪些", {7, 8, 17, 20, 23, 37}),
        ("方案鼓励做哪些事？", {6, 7, 26, 30, 32, 34, 35, 36, 38}),
        ("方案禁止什么", {9, 21, 32}),
        ("方案提到了哪些法律？", {1, 2, 34}),
    ],
)
def test_every_clause_that_has_the_word_is_told(assistant: Assistant, question: str, clauses: set[int]) -> None:
    answer = assistant.ask(question)
    assert {citation.clause_number for citation in answer.citations} == clauses
    assert answer.answer.startswith("共")


def test_what_one_clause_alone_says_is_its_content(assistant: Assistant) -> None:
    answer = assistant.ask("有哪些渔政执法队伍？")
    assert not answer.answer.startswith("共")
