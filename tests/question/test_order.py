"""Clauses meant by their place are found in any plan, whatever its numbers look like."""

from __future__ import annotations

import pytest

from yzassist.documents.model import ClauseNumber, Plan
from yzassist.question.model import ClauseSlot, Slots
from yzassist.question.order import beside_clause, clauses_in_order, nth_of_chapter


@pytest.mark.parametrize("text", ["最后那一条讲什么", "最后这条由谁牵头", "最后条写的啥"])
def test_the_last_clause_of_each_plan_is_meant(running: Plan, restarting: Plan, text: str) -> None:
    slots = clauses_in_order(text, [running, restarting], ())
    assert [slot.number for slot in slots] == [29, "五-4"]
    assert all(text[slot.start : slot.end].startswith("最后") for slot in slots)


@pytest.mark.parametrize(
    ("text", "chapters", "numbers"),
    [
        ("最后三条依次讲什么", (), [27, 28, 29]),
        ("倒数第二条是什么", (), [28]),
        ("前三条分别是什么", (), [1, 2, 3]),
        ("第二章的前两条讲什么", (2,), [5, 6]),
    ],
)
def test_several_clauses_at_one_end_are_meant(
    running: Plan, text: str, chapters: tuple[int, ...], numbers: list[int]
) -> None:
    assert [slot.number for slot in clauses_in_order(text, [running], chapters)] == numbers


@pytest.mark.parametrize(
    "text", ["最后由谁验收", "那一条由谁牵头", "最后期限是哪天", "条款最后怎么写", "目前三条河要治", "此前两条线"]
)
def test_another_last_or_first_thing_is_no_clause(running: Plan, text: str) -> None:
    assert clauses_in_order(text, [running], ()) == ()


def test_without_a_plan_there_is_no_last_clause() -> None:
    assert clauses_in_order("最后一条讲什么", [], ()) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第四条的下一条讲什么", 5),
        ("第四条前面紧挨着的一条讲什么", 3),
        ("第四条往下数两条", 6),
        ("第四条由谁牵头，下一条呢", 4),
    ],
)
def test_the_clause_beside_the_one_named_is_meant(running: Plan, text: str, number: ClauseNumber) -> None:
    named = Slots(clauses=(ClauseSlot(4, None, 0, 3),))
    assert [slot.number for slot in beside_clause(named, text, [running]).clauses] == [number]


def test_a_clause_counted_in_its_chapter_is_found_by_its_place(running: Plan) -> None:
    text = "第二章的第一条讲什么"
    named = Slots(clauses=(ClauseSlot(1, None, 4, 7),), chapters=(2,))
    assert [slot.number for slot in nth_of_chapter(named, text, [running]).clauses] == [5]


def test_a_clause_of_the_chapter_keeps_its_own_number(running: Plan) -> None:
    named = Slots(clauses=(ClauseSlot(5, None, 4, 7),), chapters=(2,))
    assert nth_of_chapter(named, "第二章的第五条讲什么", [running]) == named
