"""Words quoted from a note select the notes that hold them, letter by letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("写着“水利部负责”的是哪几条", {(22, 2)}),
        ("哪些条款里写了“自然资源部牵头”", {(28, 1)}),
        ("「生态环境部负责」出现在哪条", {(37, 2)}),
        ("写着“矿山安监局参与”的是哪几条", {(12, 1)}),
        ("写着“财政部牵头”的有哪些条款", {(35, 1), (35, 2)}),
        ("写着“应急部、水利部按职责分工牵头”的有哪些条", {(31, 2)}),
    ],
)
def test_a_quoted_note_is_looked_for_literally(
    assistant: Assistant, keeps_contract: CheckContract, question: str, places: set[tuple[int, int]]
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert {(citation.clause_number, citation.paragraph) for citation in answer.citations} == places


def test_without_quotes_a_shared_lead_counts_too(assistant: Assistant) -> None:
    quoted, plain = assistant.ask("写着“水利部牵头”的有哪些条"), assistant.ask("水利部牵头的有哪些条")
    literal = {citation.clause_number for citation in quoted.citations}
    assert literal == {21, 25, 26, 27}
    assert literal < {citation.clause_number for citation in plain.citations}


def test_a_note_that_stands_nowhere_is_an_empty_set(assistant: Assistant, keeps_contract: CheckContract) -> None:
    answer = assistant.ask("写着“林草局负责”的是哪几条")
    keeps_contract(assistant, answer)
    assert (answer.refused, answer.reason) == (True, "empty_set")


def test_clauses_without_a_role_are_more_than_those_without_any(assistant: Assistant) -> None:
    without_lead = {citation.clause_number for citation in assistant.ask("哪些条款没有牵头单位").citations}
    without_any = {citation.clause_number for citation in assistant.ask("哪些条款没有写责任单位").citations}
    assert without_any == {1, 2, 3, 4}
    assert without_lead == {1, 2, 3, 4, 14, 15, 22, 36}


def test_what_is_listed_under_a_heading_is_all_of_its_clause(assistant: Assistant) -> None:
    assert {citation.clause_number for citation in assistant.ask("工作原则有哪几项").citations} == {2}


def test_a_body_asked_what_it_is_responsible_for_is_told_what_it_takes_part_in(assistant: Assistant) -> None:
    assert "人民银行参与1项" in assistant.ask("人民银行负责啥").answer


def test_a_note_quoted_as_one_that_does_not_count_is_not_looked_for(assistant: Assistant) -> None:
    asked = "自然资源部写明为“牵头”（与其他部门共同牵头也算）的是哪几条？“按职责分工负责”和“参与”的不要算。"
    assert {citation.clause_number for citation in assistant.ask(asked).citations} == {12, 28}


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("水利部牵头、能源局参与的有哪几条？", {26, 27}),
        ("三峡集团在方案哪几条里被列为负责或参与单位？", {15, 27}),
        ("2018年由原工商总局、质检总局等合并组成的那个总局，在哪几条里被列为参与单位？", {17, 19, 37}),
        ("矿山安监局在方案的哪一项治污工作里不是“参与”，而是和别的部门一起“按职责分工负责”？", {14}),
        ("管钱袋子的那个部和管找工作的那个部，同时出现在哪一条？", {19}),
    ],
)
def test_each_body_has_the_role_that_is_said_of_it(assistant: Assistant, question: str, clauses: set[int]) -> None:
    assert {citation.clause_number for citation in assistant.ask(question).citations} == clauses


@pytest.mark.parametrize(
    ("question", "clauses"),
    [("林业部门的时间节点", {9, 20}), ("县住建局有什么时限要求", {6, 9, 10}), ("住建部负责但不牵头的", {6})],
)
def test_only_the_values_and_the_roles_asked_about_are_listed(
    assistant: Assistant, question: str, clauses: set[int]
) -> None:
    assert {citation.clause_number for citation in assistant.ask(question).citations} == clauses
