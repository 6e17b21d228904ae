"""What an earlier turn lends to a later one: its subject, its ask, and what its answer rested on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.facts.model import Role
from yzassist.question.model import ClauseSlot, DepartmentSlot, Intent, Question, Slots
from yzassist.question.turns import Grounds, Turn, ask_phrase, subject_of

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
