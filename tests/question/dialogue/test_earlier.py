"""A turn that goes back to an earlier one by its place is asked of that one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.dialogue.earlier import way_back
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import Question

Build = Callable[..., Question]


def turns(understood: Build) -> list[Turn]:
    asked = ("治磷的重点是哪些水域", "锰的重点在哪里", "尾矿库停用几年要闭")
    told = ("沱江、岷江、乌江", "锰三角", "停用时间超过3年的尾矿库")
    return [
        Turn(understood(question), "……", lambda _, __, text=text: Grounds(("甲/1/1",), text=text))  # type: ignore[misc]
        for question, text in zip(asked, told, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "asked", "place"),
    [
        ("回到一开始问的那条，谁参与？", "谁参与？", 1),
        ("最早提的那件事什么时候办完", "什么时候办完", 1),
        ("第一个问的那项归谁", "归谁", 1),
        ("回到刚才第一个问题，到哪一年达到？", "到哪一年达到？", 1),
        ("回到我先问的那个，是一律强制吗", "是一律强制吗", 1),
        ("我上上个问的那项，谁参加", "那项，谁参加", 2),
        ("第二个问题里点名的地方是哪", "点名的地方是哪", 2),
        ("前一个问题问的那种库，多远以内要先治", "那种库，多远以内要先治", 3),
    ],
)
def test_the_way_back_is_taken_off_and_leads_to_a_turn(understood: Build, text: str, asked: str, place: int) -> None:
    back = way_back(text, turns(understood), list)
    assert back is not None
    assert len(back.turns) == place
    assert asked.endswith(back.asked)


def test_the_question_before_is_the_one_that_speaks_of_what_is_asked(understood: Build) -> None:
    back = way_back("前一个问题里，点名的江有哪几条？", turns(understood)[:2], list)
    assert back is not None
    assert len(back.turns) == 1


@pytest.mark.parametrize(
    "text", ["第一个完成的是哪一项", "第一条讲什么", "回头看专项督察归谁", "首批试点有哪些", "这个问题怎么解决"]
)
def test_a_first_thing_is_not_the_first_question(understood: Build, text: str) -> None:
    assert way_back(text, turns(understood), list) is None


def test_a_turn_that_was_never_asked_leads_nowhere(understood: Build) -> None:
    assert way_back("第五个问题里的那个", turns(understood), list) is None
