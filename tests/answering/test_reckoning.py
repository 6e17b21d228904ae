"""A number that follows from others is reckoned exactly, and shown with them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from yzassist.answering.reckoning import Reckoning, plain

NUMBERS = st.decimals(0, 10_000, places=2)


@given(NUMBERS, NUMBERS)
def test_what_is_taken_away_comes_back_when_it_is_added(first: Decimal, second: Decimal) -> None:
    less = Reckoning("difference", (first, second)).result
    assert Reckoning("sum", (less, second)).result == first


def test_a_reckoning_is_shown_with_its_numbers_without_needless_zeros() -> None:
    assert Reckoning("difference", (Decimal("100"), Decimal("7.50"))).text == "100－7.5＝92.5"
    assert Reckoning("sum", (Decimal("7.5"), Decimal("100"), Decimal("0.5"))).text == "7.5＋100＋0.5＝108"
    assert plain(Decimal("1E+3")) == "1000"
