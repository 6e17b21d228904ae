"""The clause before or after the one just spoken of is told, or asked what is asked of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.dialogue.neighbours import neighbour_of, next_chapter
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import Intent, Question, Slots

Build = Callable[..., Question]


def asked(understood: Build, text: str, *asks: Intent) -> str | None:
    turn = Turn(understood("……", asks=asks), "……", lambda _, __: Grounds(("甲/7/1",)))
    resolution = neighbour_of(text, turn)
    return resolution.text if resolution else None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("它的下一条讲的是什么？", "（八）讲什么？"),
        ("再下一条呢", "（八）讲什么？"),
        ("那上一条说了啥", "（六）讲什么？"),
        ("上上条呢", "（五）讲什么？"),
        ("紧接着那一条讲什么内容", "（八）讲什么？"),
        ("往下数两条呢", "（九）讲什么？"),
        ("再下一条呢，里面说水库要建立健全什么机制？", "（八）水库要建立健全什么机制？"),
        ("下一条呢？牵头的是谁？", "（八）牵头的是谁？"),
        ("后面一条由谁牵头", "（八）由谁牵头？"),
    ],
)
def test_the_neighbouring_clause_is_told_or_asked(understood: Build, text: str, question: str) -> None:
    assert asked(understood, text, Intent.TARGET) == question


def test_a_clause_that_is_only_named_is_asked_who_or_by_when_as_before(understood: Build) -> None:
    assert asked(understood, "下一条呢", Intent.DEADLINE) == "（八）什么时候完成？"
    assert asked(understood, "下一条讲什么", Intent.DEADLINE) == "（八）讲什么？"


@pytest.mark.parametrize("text", ["下一条河归谁管", "以下条件有哪些", "这一条讲什么", "如下条款", "谁牵头"])
def test_other_words_name_no_neighbour(understood: Build, text: str) -> None:
    assert asked(understood, text) is None


def test_the_next_chapter_is_counted_from_the_one_asked_about(understood: Build) -> None:
    turn = Turn(understood("第二部分讲什么", slots=Slots(chapters=(2,))), "……", lambda _, __: Grounds(()))
    resolution = next_chapter("下一章呢", turn)
    assert resolution is not None
    assert resolution.text == "第三部分有哪些措施，共有几条？"
    assert next_chapter("下一条呢", turn) is None
