"""Who acts without being a body of a note is answered for from the whole plan."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("公众要做什么", {2, 38}),
        ("企业要做什么", {2, 7, 11, 13, 32, 36, 38}),
        ("各省要做什么", {11, 12, 13, 26, 32, 33, 35}),
    ],
)
def test_every_clause_that_speaks_of_the_actor_is_told(assistant: Assistant, question: str, clauses: set[int]) -> None:
    assert {citation.clause_number for citation in assistant.ask(question).citations} == clauses


def test_an_actor_with_a_subject_beside_is_asked_of_the_subject(assistant: Assistant) -> None:
    answer = assistant.ask("企业在科技创新方面要做什么")
    assert {citation.clause_number for citation in answer.citations} == {36}
