"""A turn that points to the departments just named is asked of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.dialogue.same_body import of_same_body, points_to_body
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import DepartmentSlot, Question, Slots

Build = Callable[..., Question]


def recall(_: Question, __: str) -> Grounds:
    return Grounds(("甲/1/1",))


def turns(understood: Build, *leaders: str) -> list[Turn]:
    return [Turn(understood("禁渔由谁牵头"), "……", lambda _, __: Grounds(("甲/1/1",), leaders))]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("这个部门还牵头什么", "水利部还牵头什么？"),
        ("这家还管什么？", "水利部还管什么？"),
        ("它参与的呢", "水利部参与的任务有哪些？"),
        ("该部门在禁渔里是什么角色", "水利部在禁渔里是什么角色？"),
        ("洱海也归它管吗", "洱海是不是水利部管？"),
        ("它还牵头锰那一条吗", "锰是不是水利部牵头？"),
        ("那科技支撑呢，它也参与吗", "科技支撑是不是水利部参与？"),
    ],
)
def test_the_department_stands_for_what_points_to_it(understood: Build, text: str, asked: str) -> None:
    resolution = of_same_body(text, understood(text), turns(understood, "水利部"))
    assert resolution is not None
    assert resolution.text == asked
    assert points_to_body(text)


def test_one_body_asked_of_before_is_meant_rather_than_those_that_lead(understood: Build) -> None:
    asked = understood("三峡集团也在里面吗", slots=Slots(departments=(DepartmentSlot("ctg", "三峡集团", False, 0, 4),)))
    turn = Turn(asked, "……", lambda _, __: Grounds(("甲/1/1",), ("水利部",)))
    resolution = of_same_body("它还参与哪些？", understood("它还参与哪些？"), [turn])
    assert resolution is not None
    assert resolution.text == "三峡集团还参与哪些？"


def test_two_bodies_asked_of_before_are_asked_together(understood: Build) -> None:
    spoken = [
        Turn(
            understood(f"{name}牵头几条", slots=Slots(departments=(DepartmentSlot(name, name, False, 0, 3),))),
            "",
            recall,
        )
        for name in ("水利部", "公安部")
    ]
    text = "两家共同牵头的有哪些？"
    resolution = of_same_body(text, understood(text), spoken)
    assert resolution is not None
    assert resolution.text == "水利部和公安部共同牵头的有哪些？"
    assert of_same_body(text, understood(text), spoken[:1]) is None


@pytest.mark.parametrize("text", ["它由谁牵头", "这个部门是谁", "这个什么时候完成", "参与的呢"])
def test_what_points_to_the_subject_is_left_to_it(understood: Build, text: str) -> None:
    assert of_same_body(text, understood(text), turns(understood, "水利部")) is None


def test_without_a_department_named_before_nothing_stands_for_it(understood: Build) -> None:
    assert of_same_body("这个部门还牵头什么", understood("x"), turns(understood)) is None
