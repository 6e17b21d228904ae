"""Dotted clauses are named by their number, and all below a number or heading by that."""

from __future__ import annotations

from pathlib import Path

import pytest

from yzassist.documents.corpus import read_plan
from yzassist.documents.model import Plan
from yzassist.question.dotted_slots import clauses_below_heading, decimal_clauses

_TEXT = (
    "停电应急预案\n\n1 组织\n1.1 指挥部\n设立市指挥部，统一指挥。\n1.2 成员单位职责\n"
    "1.2.1 市公安局\n负责治安，疏导交通。\n1.2.2 市教育局\n负责停课，通知学校。\n"
    "2 响应\n2.1 启动\n由市长决定，立即启动。\n2.1.1 一级响应\n市长指挥，全市动员。\n"
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    path: Path = tmp_path_factory.mktemp("dotted") / "plan.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return read_plan(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.2.2讲什么", ["1.2.2"]),
        ("1.2有哪些单位", ["1.2.1", "1.2.2"]),
        ("2.1讲什么", ["2.1", "2.1.1"]),
        ("1.2.9讲什么", ["1.2.9"]),
        ("不超过1.8克吗", []),
    ],
)
def test_a_number_names_the_clause_and_all_below_it(plan: Plan, text: str, found: list[str]) -> None:
    assert [slot.number for slot in decimal_clauses(text, [plan])] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("成员单位职责里列了哪些单位", ["1.2.1", "1.2.2"]),
        ("成员单位职责有哪些？", ["1.2.1", "1.2.2"]),
        ("成员单位职责里谁管停课", []),
    ],
)
def test_a_heading_names_all_below_it_where_all_of_it_is_asked(plan: Plan, text: str, found: list[str]) -> None:
    assert [slot.number for slot in clauses_below_heading(text, [plan])] == found
