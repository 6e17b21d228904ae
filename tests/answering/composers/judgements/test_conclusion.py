"""What follows from two sides is told only where both have something of one kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from yzassist.answering.composers.judgements.conclusion import conclude
from yzassist.answering.draft import Draft, DraftFact, Quote
from yzassist.answering.model import FactKind
from yzassist.assistant import Assistant
from yzassist.facts.model import Role
from yzassist.question.model import Intent, Question, Slots

Build = Callable[..., Question]
NAMES = ("甲事", "乙事")
VALUED = (Intent.TARGET, Intent.DEADLINE)
WHO = (Intent.RESPONSIBILITY,)


@pytest.fixture
def quote(assistant: Assistant) -> Quote:
    return Quote(assistant.index.plans[0].paragraphs[0], 0, 1)


def side(quote: Quote, kind: FactKind, *values: str, role: str | None = None) -> Draft:
    return Draft((), tuple(DraftFact(kind, value, value, quote, role) for value in values))


@pytest.mark.parametrize(
    ("kind", "first", "second", "said"),
    [
        ("deadline", "2023-12-31", "2025-12-31", "甲事更早，相差2年（2025－2023＝2）。"),
        ("deadline", "2023-12-31", "2023-12-31", "两者的时限相同。"),
        ("target", ">=85%", ">=80%", "甲事更高，相差5个百分点（85－80＝5）。"),
        ("target", "=7.5万公顷", "=100万公顷", "乙事更大，相差92.5万公顷（100－7.5＝92.5）。"),
        ("target", ">=85%", "=80%", "甲事更高。"),
    ],
)
def test_one_value_of_each_side_is_compared(
    understood: Build, quote: Quote, kind: FactKind, first: str, second: str, said: str
) -> None:
    sides = (side(quote, kind, first), side(quote, kind, second))
    assert [line.text for line in conclude(understood("两者哪个大"), VALUED, sides, NAMES)] == [said]


def test_a_date_that_is_not_asked_about_is_not_compared(understood: Build, quote: Quote) -> None:
    sides = (side(quote, "deadline", "2023-12-31"), side(quote, "deadline", "2025-12-31"))
    assert conclude(understood("两者哪个大"), (Intent.TARGET,), sides, NAMES) == ()


@pytest.mark.parametrize(
    ("first", "second"), [(("=7.5万公顷",), ("=80%",)), (("=1个", "=2个"), ("=3个",)), ((), ("=3个",))]
)
def test_values_of_different_kinds_are_not_compared(
    understood: Build, quote: Quote, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    sides = (side(quote, "target", *first), side(quote, "target", *second))
    assert conclude(understood("两者哪个大"), VALUED, sides, NAMES) == ()


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("水利部",), ("水利部",), "两者的牵头部门：水利部。"),
        (("水利部", "林草局"), ("水利部",), "两者都写明的牵头部门：水利部。"),
        (("水利部",), ("林草局",), "两者写明的牵头部门没有相同的。"),
    ],
)
def test_departments_that_both_name_are_told(
    understood: Build, quote: Quote, first: tuple[str, ...], second: tuple[str, ...], said: str
) -> None:
    sides = (
        side(quote, "responsibility", *first, role=Role.LEAD),
        side(quote, "responsibility", *second, role=Role.LEAD),
    )
    question = understood("是不是同一家牵头", slots=Slots(roles=(Role.LEAD,)))
    assert [line.text for line in conclude(question, WHO, sides, NAMES)] == [said]


def test_who_both_name_is_not_told_unasked(understood: Build, quote: Quote) -> None:
    sides = (side(quote, "responsibility", "水利部"), side(quote, "responsibility", "水利部"))
    assert conclude(understood("甲事和乙事由谁牵头"), WHO, sides, NAMES) == ()


def test_how_many_each_names_and_who_is_named_by_one_alone_is_told(understood: Build, quote: Quote) -> None:
    sides = (
        side(quote, "responsibility", "水利部", role=Role.LEAD),
        side(quote, "responsibility", "水利部", "林草局", role=Role.LEAD),
    )
    question = understood("哪个的牵头部门多", slots=Slots(roles=(Role.LEAD,)))
    assert [line.text for line in conclude(question, WHO, sides, NAMES)] == [
        "写明的牵头部门：甲事1家，乙事2家，相差1家（2－1＝1）。",
        "只有乙事写明的：林草局。",
    ]


def test_nothing_is_concluded_where_one_side_has_several_notes(understood: Build, quote: Quote) -> None:
    two_notes = replace(
        side(quote, "responsibility", "水利部"),
        facts=(
            DraftFact("responsibility", "水利部", "水利部", quote, Role.LEAD),
            DraftFact("responsibility", "林草局", "林草局", Quote(quote.paragraph, 1, 2), Role.LEAD),
        ),
    )
    sides = (two_notes, side(quote, "responsibility", "水利部", role=Role.LEAD))
    assert conclude(understood("是不是同一家牵头"), WHO, sides, NAMES) == ()
