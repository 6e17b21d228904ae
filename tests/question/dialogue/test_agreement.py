"""Whether another thing is as what was told is asked of that thing anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.dialogue.agreement import agrees, of_agreement
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import Intent, Question

Build = Callable[..., Question]
CLAUSE = ("甲/4/1", "甲/4/2")


def turns(understood: Build) -> list[Turn]:
    question = understood("修复工程谁负责", topic="修复工程", asks=(Intent.RESPONSIBILITY,))
    grounds = Grounds(CLAUSE[:1], text="修复工程", measure_ids=CLAUSE, measure_text="修复工程；水土流失")
    return [Turn(question, "……", lambda _, __: grounds)]


@pytest.mark.parametrize(
    ("text", "asked", "where"),
    [
        ("同一条后半截讲水土流失的，也是这么多家一起扛？", "水土流失由哪些部门负责？", CLAUSE),
        ("那紧跟着讲水土流失的那段呢，也是这么一大串单位？", "水土流失由哪些部门负责？", CLAUSE),
        ("那一段也是这五家分着干，还是单有一家牵头？", "修复工程由哪些部门负责？", CLAUSE[:1]),
        ("污泥处置呢，也是同一年底吗？", "污泥处置什么时候完成？", ()),
    ],
)
def test_the_same_is_asked_of_the_other_thing(understood: Build, text: str, asked: str, where: tuple[str, ...]) -> None:
    resolution = of_agreement(text, understood(text), turns(understood))
    assert resolution is not None
    assert (resolution.text, resolution.focus) == (asked, where)
    assert agrees(text)


@pytest.mark.parametrize("text", ["农膜回收率也是85%吗", "水利部也参与吗", "这条也归水利部管"])
def test_a_claim_of_its_own_points_to_nothing_told(understood: Build, text: str) -> None:
    assert not agrees(text)
