"""A turn that points into the answer just given is asked of what that answer rested on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.dialogue.in_answer import of_answer, points_into_answer
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import DepartmentSlot, Intent, Question, Slots

Build = Callable[..., Question]
POLICE = Slots(departments=(DepartmentSlot("mps", "公安部", False, 0, 3),))


def turns(understood: Build, *paragraphs: str) -> list[Turn]:
    return [Turn(understood("上游是什么湿地", topic="小型船舶"), "……", lambda _, __: Grounds(paragraphs))]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("后面说的其他省区是哪几个？", "其他省区是哪几个？"),
        ("你最后提到的试点城市有哪些", "试点城市有哪些"),
        ("另外两段呢？", "上游是什么湿地"),
        ("其余几个是什么", "上游是什么湿地"),
        ("另外六个省区呢", "其他省区是哪几个？"),
    ],
)
def test_what_the_answer_said_further_on_is_asked_of_its_paragraphs(
    understood: Build, text: str, question: str
) -> None:
    resolution = of_answer(text, understood(text), turns(understood, "甲/4/1"))
    assert resolution is not None
    assert (resolution.text, resolution.focus) == (question, ("甲/4/1",))
    assert points_into_answer(text)


@pytest.mark.parametrize("text", ["另外问一下岸电", "其他部门呢", "后面的措施由谁牵头", "其余参与的呢"])
def test_other_turns_do_not_point_into_the_answer(text: str) -> None:
    assert not points_into_answer(text)


@pytest.mark.parametrize(
    "text",
    [
        "公安部呢？在里面算什么角色？",
        "公安部呢，它是牵头还是参与？",
        "公安部呢，有它的份吗",
        "公安部呢？它也算牵头的？",
    ],
)
def test_a_department_is_asked_for_its_part_in_the_clause_just_spoken_of(understood: Build, text: str) -> None:
    parsed = understood(text, slots=POLICE, intent=Intent.DEPARTMENT)
    resolution = of_answer(text, parsed, turns(understood, "甲/9/1"))
    assert resolution is not None
    assert (resolution.text, resolution.focus) == ("公安部在小型船舶中是什么角色？", ("甲/9/1",))


def test_a_department_asked_for_all_its_clauses_leaves_the_clause(understood: Build) -> None:
    text = "公安部呢，它牵头哪几条？"
    parsed = understood(text, slots=POLICE, asks=(Intent.RESPONSIBILITY,))
    assert of_answer(text, parsed, turns(understood, "甲/9/1")) is None


def test_an_answer_that_rested_on_nothing_is_not_pointed_into(understood: Build) -> None:
    assert of_answer("另外两段呢？", understood("另外两段呢？"), turns(understood)) is None
