"""The n-th thing that an answer told gets the question, and no clause of that number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.dialogue.items import of_item
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import Question

Build = Callable[..., Question]
PRINCIPLES = ("——坚持生态优先。把修复摆在首位。", "——坚持系统治理。以河湖为统领。", "——坚持依法治污。落实保护法。")
TOLD = "共三条：坚持生态优先；坚持系统治理；坚持依法治污。"
LAKES = "加强太湖、巢湖、滇池等重要湖泊蓝藻水华防控，落实责任。"


def principles(understood: Build, question: str = "工作原则有哪几条", answer: str = TOLD) -> Turn:
    ids = ("甲/2/1", "甲/2/2", "甲/2/3")
    grounds = Grounds(ids, (), "".join(PRINCIPLES), "（二）", ids, "".join(PRINCIPLES), PRINCIPLES)
    return Turn(understood(question), answer, lambda _, __: grounds)


def lakes(understood: Build) -> Turn:
    asked = understood("哪些湖泊要防控蓝藻", topic_tokens=("湖泊", "蓝藻"))
    return Turn(asked, LAKES, lambda _, __: Grounds(("甲/9/1",), (), LAKES, "（九）", ("甲/9/1",), LAKES, (LAKES,)))


@pytest.mark.parametrize(
    ("text", "asked", "paragraph"),
    [
        ("其中第三个原则里点名要落实哪部法？", "点名要落实哪部法", "甲/2/3"),
        ("第二条讲的以什么为统领", "以什么为统领", "甲/2/2"),
        ("最后一个说的法是什么法", "法是什么法", "甲/2/3"),
        ("倒数第二个里面，以什么为统领", "以什么为统领", "甲/2/2"),
        ("第二个呢？", "（二）第2款讲什么？", "甲/2/2"),
        ("第一条讲的是什么？", "（二）第1款讲什么？", "甲/2/1"),
    ],
)
def test_a_paragraph_of_the_list_just_told_is_asked(understood: Build, text: str, asked: str, paragraph: str) -> None:
    found = of_item(text, understood(text), [principles(understood)])
    assert found is not None
    assert (found.text, found.focus) == (asked, (paragraph,))


def test_of_two_lists_told_the_one_is_meant_whose_things_are_named(understood: Build) -> None:
    turns = [principles(understood, "有哪几个原则"), lakes(understood)]
    found = of_item("第二个原则以什么为统领", understood("第二个原则以什么为统领"), turns)
    assert found is not None
    assert found.focus == ("甲/2/2",)


def test_a_further_number_counts_in_the_same_list(understood: Build) -> None:
    turns = [principles(understood), Turn(understood("其中第二个呢"), "甲、乙、丙。", principles(understood).recall)]
    found = of_item("最后一个呢", understood("最后一个呢"), turns)
    assert found is not None
    assert found.focus == ("甲/2/3",)


def test_one_of_the_things_named_in_a_sentence_is_asked(understood: Build) -> None:
    found = of_item("其中第二个怎么治", understood("其中第二个怎么治"), [lakes(understood)])
    assert found is not None
    assert (found.text, found.focus) == ("巢湖，怎么治", ("甲/9/1",))


@pytest.mark.parametrize(
    ("text", "asked"), [("其中第二条谁参与", "（二十四）谁参与"), ("最后一个呢", "（二十四）讲什么？")]
)
def test_one_of_the_clauses_listed_is_asked(understood: Build, text: str, asked: str) -> None:
    listed = Turn(understood("林草局牵头哪几条"), "共2条：……", lambda _, __: Grounds(("甲/20/1", "甲/24/1", "甲/24/2")))
    found = of_item(text, understood(text), [listed])
    assert found is not None
    assert found.text == asked


@pytest.mark.parametrize("text", ["第二条讲什么", "第九个呢", "第二款谁牵头", "太湖呢"])
def test_a_clause_or_a_number_beyond_the_list_is_none_of_its_things(understood: Build, text: str) -> None:
    assert of_item(text, understood(text), [lakes(understood)]) is None


@pytest.mark.parametrize("text", ["末尾那条呢", "最末一条呢", "最后那个呢？"])
def test_a_list_of_which_only_the_number_was_told_is_counted_in_the_plan(understood: Build, text: str) -> None:
    found = of_item(text, understood(text), [principles(understood, "工作原则有几条", "三条（第二条）。")])
    assert found is not None
    assert found.focus == ("甲/2/3",)
