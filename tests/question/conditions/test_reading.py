"""Conditions are read with what they deny and of whom; a denial that is not understood is never passed over."""

from __future__ import annotations

import pytest

from yzassist.facts.departments.vocabulary import load_vocabulary
from yzassist.facts.model import Role
from yzassist.question.conditions.model import Between, Body, ClauseQuery, Condition, Day, HasDate, HasPart, Says
from yzassist.question.conditions.reading import read_clause_query
from yzassist.question.slots import find_slots

WATER, ENERGY = (Body("水利部", "水利部"),), (Body("能源局", "能源局"),)
LEAD, PART, DUTY = frozenset({Role.LEAD}), frozenset({Role.PARTICIPANT}), frozenset({Role.RESPONSIBLE})
ANY = frozenset(Role)


def read(text: str) -> ClauseQuery | None:
    return read_clause_query(text, find_slots(text, load_vocabulary(), (), ()), lambda words: words in "湖北、贵州")


@pytest.mark.parametrize(
    ("question", "conditions"),
    [
        (
            "能源局参与、但水利部没列进责任单位的是哪一条",
            (Condition(HasPart(ENERGY, PART)), Condition(HasPart(WATER, ANY), denied=True)),
        ),
        ("第三章各条的责任单位中，哪几条没有水利部？", (Condition(HasPart(WATER, ANY), denied=True),)),
        ("水利部既不牵头也不负责也不参与的是哪几条", (Condition(HasPart(WATER, ANY), denied=True),)),
        (
            "水利部只参与的条款没有时限的有哪几条",
            (
                Condition(HasPart(WATER, PART)),
                Condition(HasPart(WATER, LEAD | DUTY), denied=True),
                Condition(HasDate(()), denied=True),
            ),
        ),
        (
            "同一条里，水利部在一款当牵头、在另一款只是参与，这种情况出现在哪几条？",
            (Condition(HasPart(WATER, LEAD)), Condition(HasPart(WATER, PART))),
        ),
        (
            "写了2025年年底、但没写2023年年底的条款有哪些？",
            (Condition(HasDate((Day(2025, None),))), Condition(HasDate((Day(2023, None),)), denied=True)),
        ),
        ("同时点到湖北和贵州两省的有哪几条", (Condition(Says(("湖北", "贵州"), every=True)),)),
        ("没提到湖北或贵州的有哪几条", (Condition(Says(("湖北", "贵州")), denied=True),)),
    ],
)
def test_conditions_are_read_with_what_they_deny(question: str, conditions: tuple[Condition, ...]) -> None:
    query = read(question)
    assert query is not None
    assert query.conditions == conditions


def test_where_in_the_plan_is_read_apart_from_what_is_left_out() -> None:
    query = read("除第一章外，第三章里没写时限的条款有哪些？")
    assert query is not None
    assert (query.chapters, query.besides) == ((3,), ("第一章",))
    query = read("责任单位里压根没写水利部的条款有哪些？（从第五条到第三十八条算）")
    assert query is not None
    assert query.between == Between(5, 38)


def test_what_follows_a_denial_at_once_is_what_it_denies() -> None:
    query = read("写了2025年没写2023年的条款有哪些")
    assert query is not None
    assert [condition.denied for condition in query.conditions] == [False, True]


def test_a_denial_that_is_not_understood_leaves_no_conditions() -> None:
    assert read("时限没写责任单位没有水利部的条款有哪些") == ClauseQuery(())


@pytest.mark.parametrize(
    "question",
    ["水利部牵头的有哪几条", "哪几条提到湖北", "水利部没有参与哪些工作", "水利部在哪条牵头，在哪几条参与？"],
)
def test_a_plain_list_or_another_question_is_none_by_conditions(question: str) -> None:
    assert read(question) is None
