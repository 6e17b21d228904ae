"""The clause before or after the one just spoken of is told, or asked what is asked of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.dialogue.neighbours import neighbour_of, other_chapter
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


def about_chapter(understood: Build, text: str, intent: Intent, *chapters: int) -> Turn:
    return Turn(understood(text, intent=intent, slots=Slots(chapters=chapters)), "……", lambda _, __: Grounds(()))


def named(understood: Build, text: str, turn: Turn, *chapters: int) -> str | None:
    resolution = other_chapter(text, understood(text, slots=Slots(chapters=chapters)), turn)
    return resolution.text if resolution else None


def test_the_next_chapter_is_counted_from_the_one_asked_about(understood: Build) -> None:
    turn = about_chapter(understood, "第二部分讲什么", Intent.CHAPTER, 2)
    assert named(understood, "下一章呢", turn) == "第三部分有哪些措施，共有几条？"
    assert named(understood, "下一条呢", turn) is None


def test_what_was_asked_of_one_chapter_is_asked_of_another_named_alone(understood: Build) -> None:
    counted = about_chapter(understood, "第三章里水利部牵头的有几条", Intent.COUNT, 3)
    assert named(understood, "第四章呢？", counted, 4) == "第四部分里水利部牵头的有几条"
    by_heading = about_chapter(understood, "水生态修复那一章有几条", Intent.COUNT, 3)
    assert named(understood, "水资源那一章呢", by_heading, 4) == "第四部分有几条"
    assert named(understood, "最后一章呢", by_heading, 6) == "第六部分有几条"


def test_a_chapter_named_alone_after_something_else_is_told(understood: Build) -> None:
    told = "第四部分有哪些措施，共有几条？"
    assert named(understood, "第四章呢", about_chapter(understood, "第三章讲什么", Intent.CHAPTER, 3), 4) == told
    assert named(understood, "第四章呢", about_chapter(understood, "禁渔谁牵头", Intent.RESPONSIBILITY), 4) == told
    assert named(understood, "第四章由谁牵头", about_chapter(understood, "第三章讲什么", Intent.CHAPTER, 3), 4) is None
