"""Rows of an attachment's table are named by their 序号."""

from __future__ import annotations

from pathlib import Path

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan
from yzassist.question.clause_slots import find_clauses
from yzassist.question.row_slots import rows_named

TEXT = (
    "# 治水方案\n\n（一）治污。治理污水。\n\n（二）考核。考核结果公开。\n\n附件1\n\n任务分工表\n\n"
    "| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 建厂 | 水务局 |\n| 2 | 修管网 | 住建局 |\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    file = tmp_path / "plan.md"
    file.write_text(TEXT, encoding="utf-8")
    return read_plan(file)


@pytest.mark.parametrize("text", ["附件1第2项讲什么", "附件1的分工表里第二项谁牵头", "分工表序号2是什么", "附件1-2"])
def test_a_row_is_the_paragraph_that_has_its_number(plan: Plan, text: str) -> None:
    (slot,) = rows_named(find_clauses(text), text, [plan])
    paragraphs = next(m for m in plan.measures if m.number == slot.number).paragraphs
    assert paragraphs[(slot.paragraph or 0) - 1].row == 2


def test_a_row_that_is_not_there_is_no_clause(plan: Plan) -> None:
    text = "附件1第9项讲什么"
    assert [slot.number for slot in rows_named(find_clauses(text), text, [plan])] == ["附件1-9"]
