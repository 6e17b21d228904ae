"""Chinese numerals and clause labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.documents.numerals import (
    ClauseStyle,
    clause_label,
    format_chinese_number,
    parse_chinese_number,
    parse_clause_label,
)


@given(st.integers(min_value=0, max_value=99_999_999))
def test_numerals_round_trip(number: int) -> None:
    assert parse_chinese_number(format_chinese_number(number)) == number


def test_numerals_up_to_9999_round_trip() -> None:
    assert [parse_chinese_number(format_chinese_number(n)) for n in range(10_000)] == list(range(10_000))


@pytest.mark.parametrize(
    ("text", "number"),
    [("三十八", 38), ("一百二十", 120), ("一百零五", 105), ("十", 10), ("两千", 2000), ("二〇二五", 2025)],
)
def test_numerals_are_read(text: str, number: int) -> None:
    assert parse_chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "甲", "三八十二", "1.5", "第六"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert parse_chinese_number(text) is None


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("（六）", 6),
        ("(6)", 6),
        ("第六条", 6),
        ("第6条", 6),
        ("第一百二十条", 120),
        ("六、", 6),
        ("二-3", "二-3"),
        ("二、（三）", "二-3"),
        ("二、3.", "二-3"),
        ("第1段", "段1"),
        ("段1", "段1"),
        ("水利部", None),
        ("（局）", None),
    ],
)
def test_clause_labels_are_read(label: str, number: int | str | None) -> None:
    assert parse_clause_label(label) == number


@given(st.integers(min_value=1, max_value=999), st.sampled_from(ClauseStyle))
def test_clause_labels_round_trip(number: int, style: ClauseStyle) -> None:
    assert parse_clause_label(clause_label(number, style)) == number


@pytest.mark.parametrize("number", ["二-3", "段12"])
def test_compound_clause_numbers_round_trip(number: str) -> None:
    assert parse_clause_label(clause_label(number)) == number


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_numbers_out_of_range_cannot_be_written(number: int) -> None:
    with pytest.raises(ValueError, match="cannot write"):
        format_chinese_number(number)
