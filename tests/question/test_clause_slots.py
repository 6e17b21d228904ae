"""Clauses named by number are read in every writing, alone or in a row, each with its paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.documents.numerals import clause_label, format_chinese_number
from yzassist.question.clause_slots import find_clauses


@given(st.integers(1, 99))
def test_a_clause_is_read_in_every_writing(number: int) -> None:
    chinese = format_chinese_number(number)
    for written in (f"第{number}条", f"第{chinese}条", clause_label(number), f"({number})"):
        (slot,) = find_clauses(f"{written}讲了什么")
        assert (slot.number, slot.paragraph) == (number, None)


@pytest.mark.parametrize("text", ["第六条第二款", "第6条的第2款", "（六）第二款", "第六条第2段"])
def test_a_paragraph_of_a_clause_is_read(text: str) -> None:
    assert [(slot.number, slot.paragraph) for slot in find_clauses(text)] == [(6, 2)]


@pytest.mark.parametrize("text", ["共38条措施", "有几条", "水利部牵头9条措施"])
def test_a_count_of_clauses_is_no_clause(text: str) -> None:
    assert find_clauses(text) == ()


def test_the_numbers_by_which_tasks_are_counted_name_no_clause() -> None:
    assert find_clauses("这一章共安排了几条任务（按（一）（二）计）") == ()
    assert [slot.number for slot in find_clauses("（一）和（二）由谁牵头")] == [1, 2]


@pytest.mark.parametrize("text", ["第25、26、27条由谁牵头", "第二十五、二十六和第二十七条由谁牵头"])
def test_each_clause_of_a_row_is_read(text: str) -> None:
    slots = find_clauses(text)
    assert [slot.number for slot in slots] == [25, 26, 27]
    assert text[slots[-1].end :] == "由谁牵头"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("第八条第二款的牵头部门比第一款多几个", [(8, 2), (8, 1)]),
        ("（六）第1款和第3款分别谁负责", [(6, 1), (6, 3)]),
        ("（六）第1款和（八）第2款分别谁负责", [(6, 1), (8, 2)]),
    ],
)
def test_a_paragraph_named_alone_is_of_the_clause_before_it(text: str, paragraphs: list[tuple[int, int]]) -> None:
    assert [(slot.number, slot.paragraph) for slot in find_clauses(text)] == paragraphs
