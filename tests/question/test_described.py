"""A department described by what another clause says of it is named before it is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant
from yzassist.question.described import with_body_named
from yzassist.question.dialogue.turns import Grounds
from yzassist.question.model import Question

Build = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("牵头禁渔的那个部门，还牵头哪几件事？", "农业农村部还牵头哪几件事？"),
        ("禁渔的牵头部门在另外一条里还单独牵头建设什么", "农业农村部还单独牵头什么"),
        ("牵头禁渔的部门，也牵头尾矿库治理吗", "农业农村部也牵头尾矿库治理吗"),
        ("负责禁渔的三家单位里，哪家也参与锰污染治理？", "农业农村部在锰污染治理中是什么角色？"),
    ],
)
def test_the_department_that_a_clause_names_stands_for_its_description(
    understood: Build, text: str, named: str
) -> None:
    assert with_body_named(text, understood, lambda _, __: Grounds(("甲/1/1",), ("农业农村部",))) == named


@pytest.mark.parametrize("text", ["牵头禁渔的部门是谁？", "由谁牵头禁渔", "禁渔的牵头单位有哪些", "牵头的部门还有谁"])
def test_what_asks_for_the_department_itself_is_left_as_it_is(understood: Build, text: str) -> None:
    assert with_body_named(text, understood, lambda _, __: Grounds(("甲/1/1",), ("农业农村部",))) == text


def test_what_no_clause_tells_is_left_as_it_is(understood: Build) -> None:
    text = "牵头采茶的部门，还牵头哪几件事？"
    assert with_body_named(text, understood, lambda _, __: Grounds(())) == text


def test_the_answer_is_that_of_the_department_named(assistant: Assistant) -> None:
    answer = assistant.ask("牵头磷污染治理的部门，在锰污染那条里是什么角色？")
    assert "生态环境部按职责分工牵头" in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {12}
