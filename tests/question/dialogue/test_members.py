"""A body just told is chosen by what it is, and found again in other clauses."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from yzassist.question.dialogue.members import of_member, of_other_clauses
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import DepartmentSlot, PlaceSlot, Question, Slots

Build = Callable[..., Question]
NAMES = {
    "水利部": ("水利部",),
    "三峡集团": ("三峡集团", "中国长江三峡集团有限公司"),
    "国家开发银行": ("国家开发银行",),
    "粮食和储备局": ("粮食和储备局",),
}
TOLD = "水利部牵头，三峡集团、国家开发银行、粮食和储备局参与。"


def find_bodies(text: str) -> tuple[DepartmentSlot, ...]:
    found = re.finditer("|".join(NAMES), text)
    return tuple(DepartmentSlot(m.group(), m.group(), False, m.start(), m.end()) for m in found)


def names_of(body: str) -> tuple[str, ...]:
    return NAMES[body]


def turn(understood: Build, answer: str = TOLD, **fields: object) -> Turn:
    asked = understood("塑料治理归谁", topic="塑料治理", **fields)
    return Turn(asked, answer, lambda _, __: Grounds(("甲/1/1",), ("水利部",), TOLD))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("这里头哪一家不是国务院的部门，是个企业？", "三峡集团"),
        ("其中哪个是企业", "三峡集团"),
        ("里面那家公司叫什么", "三峡集团"),
        ("这几家里面有没有央企？", "三峡集团"),
        ("参与的里头哪家是银行", "国家开发银行"),
        ("这里面哪家管粮食储备？", "粮食和储备局"),
        ("里头哪几家不是政府部门", "三峡集团、国家开发银行"),
    ],
)
def test_the_bodies_that_have_the_property_are_meant(understood: Build, text: str, name: str) -> None:
    found = of_member(text, [turn(understood)], find_bodies, names_of)
    assert found is not None
    assert (found.text, found.focus) == (f"{name}在塑料治理中是什么角色？", ("甲/1/1",))


def test_a_body_that_the_answer_left_out_is_found_in_its_clause(understood: Build) -> None:
    found = of_member("其中哪家是企业", [turn(understood, "水利部牵头。")], find_bodies, names_of)
    assert found is not None
    assert found.text.startswith("三峡集团")


@pytest.mark.parametrize("text", ["其中哪家是法院", "其中哪家最积极", "哪家企业牵头", "其中有几家"])
def test_no_body_is_meant_where_none_has_the_property(understood: Build, text: str) -> None:
    assert of_member(text, [turn(understood)], find_bodies, names_of) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("除了这条，还有哪一条也把它写进参与单位了？", "三峡集团参与的条款有哪些？"),
        ("还有哪条提到它？", "三峡集团在哪几条里出现？"),
        ("除了这条，别的地方还有它吗", "三峡集团在哪几条里出现？"),
        ("除这条以外，水利部还牵头哪几条", "水利部牵头的条款有哪些？"),
        ("它还在别的条里出现吗？", "三峡集团在哪几条里出现？"),
    ],
)
def test_the_body_spoken_of_is_looked_for_in_all_clauses(understood: Build, text: str, asked: str) -> None:
    turns = [turn(understood), turn(understood, "三峡集团。")]
    found = of_other_clauses(text, understood(text), turns, find_bodies)
    assert found is not None
    assert (found.text, found.focus) == (asked, ())


def test_the_place_that_the_turn_names_is_looked_for(understood: Build) -> None:
    parsed = understood("除了这条，还有哪条也点了太湖的名", slots=Slots(places=(PlaceSlot("太湖", 12, 14),)))
    found = of_other_clauses(parsed.text, parsed, [turn(understood)], find_bodies)
    assert found is not None
    assert found.text == "哪几条提到太湖？"


@pytest.mark.parametrize("text", ["除了这条，还有谁参与？", "它还参与哪几条", "还有呢？"])
def test_a_turn_that_asks_for_no_other_clause_is_left(understood: Build, text: str) -> None:
    assert of_other_clauses(text, understood(text), [turn(understood)], find_bodies) is None
