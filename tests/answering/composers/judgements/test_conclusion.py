"""What follows from two sides is told only where both have something of one kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.composers.judgements.conclusion import conclude
from yzassist.answering.draft import Draft, DraftFact, Quote
from yzassist.answering.model import FactKind
from yzassist.assistant import Assistant
from yzassist.facts.model import Role
from yzassist.question.model import Question, Slots

Build = Callable[..., Question]
NAMES = ("甲事", "乙事")


@pytest.fixture
def quote(assistant: Assistant) -> Quote:
    return Quote(assistant.index.plans[0].paragraphs[0], 0, 1)


def side(quote: Quote, kind: FactKind, *values: str, role: str | None = None) -> Draft:
    return Draft((), tuple(DraftFact(kind, value, value, quote, role) for value in values))


@pytest.mark.parametrize(
    ("kind", "first", "second", "said"),
    [
        ("deadline", "2023-12-31", "2025-12-31", "甲事更早，相差2年。"),
        ("deadline", "2023-12-31", "2023-12-31", "两者的时限相同。"),
        ("target", ">=85%", ">=80%", "甲事更高，相差5个百分点。"),
        ("target", "=7.5万公顷", "=100万公顷", "乙事更高，相差92.5万公顷。"),
        ("target", ">=85%", "=80%", "甲事更高。"),
    ],
)
def test_one_value_of_each_side_is_compared(
    understood: Build, quote: Quote, kind: FactKind, first: str, second: str, said: str
) -> None:
    line = conclude(understood("两者哪个大"), (side(quote, kind, first), side(quote, kind, second)), NAMES)
    assert line is not None
    assert line.text == said


@pytest.mark.parametrize(
    ("first", "second"), [(("=7.5万公顷",), ("=80%",)), (("=1个", "=2个"), ("=3个",)), ((), ("=3个",))]
)
def test_values_of_different_kinds_are_not_compared(
    understood: Build, quote: Quote, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    sides = (side(quote, "target", *first), side(quote, "target", *second))
    assert conclude(understood("两者哪个大"), sides, NAMES) is None


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
    line = conclude(understood("是不是同一家牵头", slots=Slots(roles=(Role.LEAD,))), sides, NAMES)
    assert line is not None
    assert line.text == said


def test_who_both_name_is_not_told_unasked(understood: Build, quote: Quote) -> None:
    sides = (side(quote, "responsibility", "水利部"), side(quote, "responsibility", "水利部"))
    assert conclude(understood("甲事和乙事由谁牵头"), sides, NAMES) is None
