"""What an earlier turn lends to a later one: its subject, its ask, and what its answer rested on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from yzassist.facts.model import Role
from yzassist.question.dialogue import turns as turns_module
from yzassist.question.dialogue.turns import Grounds, Turn, TurnMemory, ask_phrase, subject_of, with_thing
from yzassist.question.model import ClauseSlot, DepartmentSlot, Intent, Question, Slots

Build = Callable[..., Question]


def turn(question: Question, grounds: Grounds | None = None) -> Turn:
    return Turn(question, "……", lambda _: grounds or Grounds(()))


def test_the_subject_is_the_topic_before_a_clause_and_a_clause_before_departments(understood: Build) -> None:
    text = "第九条由水利部和公安部管吗"
    departments = (DepartmentSlot("水利部", "水利部", False, 4, 7), DepartmentSlot("公安部", "公安部", False, 8, 11))
    clauses = (ClauseSlot(9, None, 0, 3),)
    assert subject_of(turn(understood(text, topic="船舶 岸电", slots=Slots(clauses=clauses)))) == "船舶岸电"
    assert subject_of(turn(understood(text, slots=Slots(clauses=clauses, departments=departments)))) == "第九条"
    assert subject_of(turn(understood(text, slots=Slots(departments=departments)))) == "水利部、公安部"


@pytest.mark.parametrize(
    ("intent", "asks", "roles", "phrase"),
    [
        (Intent.DEADLINE, (), (), "什么时候"),
        (Intent.TARGET, (), (), "多少"),
        (Intent.DEFINITION, (), (), "什么意思"),
        (Intent.RESPONSIBILITY, (), (Role.LEAD,), "由谁牵头"),
        (Intent.RESPONSIBILITY, (), (Role.PARTICIPANT,), "参与单位"),
        (Intent.RESPONSIBILITY, (), (), "牵头和参与"),
        (Intent.YES_NO, (Intent.DEADLINE, Intent.TARGET), (), "什么时候"),
        (Intent.YES_NO, (Intent.DEADLINE, Intent.RESPONSIBILITY), (Role.LEAD,), "由谁牵头"),
        (Intent.CLAUSE, (), (), "哪些措施"),
    ],
)
def test_the_ask_of_a_turn_is_put_to_the_next_subject(
    understood: Build, intent: Intent, asks: tuple[Intent, ...], roles: tuple[Role, ...], phrase: str
) -> None:
    assert phrase in ask_phrase(understood("问", intent=intent, asks=asks, slots=Slots(roles=roles)))


def test_the_grounds_are_recalled_once_and_only_when_asked_for(understood: Build) -> None:
    recalled: list[Question] = []

    def recall(question: Question, answer: str) -> Grounds:
        recalled.append(question)
        return Grounds(("甲/9/1",), ("水利部",), "推进岸电改造。")

    asked = understood("岸电由谁牵头")
    earlier = Turn(asked, "水利部牵头。", recall)
    assert recalled == []
    assert (earlier.paragraph_ids, earlier.leaders, earlier.text) == (("甲/9/1",), ("水利部",), "推进岸电改造。")
    assert recalled == [asked]


@pytest.fixture
def read(understood: Build) -> tuple[Callable[[str, Sequence[Turn]], Question], list[tuple[str, int]]]:
    """How a question is read, and what was read after how many turns."""
    done: list[tuple[str, int]] = []

    def reading(text: str, before: Sequence[Turn]) -> Question:
        done.append((text, len(before)))
        return understood(text)

    return reading, done


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("地级及以上的，要防反复，建个什么机制", "地级及以上的黑臭水体，要防反复，建个什么机制"),
        ("地级及以上城市，建个什么机制", "地级及以上城市，建个什么机制"),
        ("地级黑臭水体的，建个什么机制", "地级黑臭水体的，建个什么机制"),
    ],
)
def test_a_thing_that_is_left_out_is_the_one_spoken_of(understood: Build, said: str, whole: str) -> None:
    before = understood("县级城市的黑臭水体什么时候消除", topic="县级城市的黑臭水体 消除")
    told = "巩固地级及以上城市黑臭水体治理成效，县级城市建成区黑臭水体基本消除。"
    assert with_thing(said, Turn(before, "……", lambda _, __: Grounds(("甲/6/1",), (), told))) == whole


def nothing(_: Question, __: str) -> Grounds:
    return Grounds(())


def test_what_was_said_before_is_read_once(read) -> None:
    reading, done = read
    memory = TurnMemory()
    first = memory.turns([("岸电由谁牵头", "水利部")], reading, nothing)
    second = memory.turns([("岸电由谁牵头", "水利部"), ("什么时候完成", "2025年")], reading, nothing)
    assert done == [("岸电由谁牵头", 0), ("什么时候完成", 1)]
    assert second[0] is first[0]
    assert [turn.answer for turn in second] == ["水利部", "2025年"]


def test_the_same_words_after_another_answer_or_for_other_plans_are_read_anew(read) -> None:
    reading, done = read
    memory = TurnMemory()
    for answer, within in (("水利部", ()), ("公安部", ()), ("水利部", ("甲",)), ("水利部", ("甲",))):
        memory.turns([("岸电由谁牵头", answer), ("什么时候", "")], reading, nothing, within)
    assert len(done) == 6


def test_the_turns_longest_unused_are_forgotten(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns_module, "_REMEMBERED_TURNS", 2)
    reading, done = read
    memory = TurnMemory()
    for question in ("一", "二", "一", "三", "一", "二"):
        memory.turns([(question, "")], reading, nothing)
    assert [text for text, _ in done] == ["一", "二", "三", "二"]
