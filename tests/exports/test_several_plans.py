"""The ledger of several plans says in every form which plan a task is from; that of one plan is as it was."""

from __future__ import annotations

import csv as csv_module
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from yzassist.documents.model import Plan
from yzassist.exports.csv import to_csv
from yzassist.exports.docx import write_docx
from yzassist.exports.ledger import COLUMNS, LedgerRow, build_ledger, columns, of_several_plans
from yzassist.exports.xlsx import write_xlsx
from yzassist.facts.model import PlanFacts

HEAD = ("序号", "方案", *COLUMNS[1:])


@pytest.fixture
def rows(plan: Plan, facts: Mapping[str, PlanFacts]) -> tuple[LedgerRow, ...]:
    """A task of each of two plans."""
    first, second, *_ = build_ledger([plan], facts)
    return first, replace(second, document_id="碧水", document_title="《碧水行动方案》")


def test_rows_of_one_plan_have_no_column_for_it(rows: tuple[LedgerRow, ...]) -> None:
    assert not of_several_plans(rows[:1])
    assert columns(with_plan=False) == COLUMNS
    assert len(rows[0].cells()) == len(COLUMNS)


def test_csv_names_the_plan(rows: tuple[LedgerRow, ...]) -> None:
    head, first, second = csv_module.reader(io.StringIO(to_csv(rows)))
    assert tuple(head) == HEAD
    assert (first[1], second[1]) == (rows[0].document_title, "《碧水行动方案》")


def test_excel_names_the_plan(rows: tuple[LedgerRow, ...], tmp_path: Path) -> None:
    write_xlsx(tmp_path / "台账.xlsx", "任务台账", rows, ("说明",))
    sheet = load_workbook(tmp_path / "台账.xlsx").worksheets[0]
    assert tuple(cell.value for cell in sheet[2]) == HEAD
    assert sheet["B4"].value == "《碧水行动方案》"


def test_word_names_the_plan(rows: tuple[LedgerRow, ...], tmp_path: Path) -> None:
    write_docx(tmp_path / "台账.docx", "任务台账", rows)
    (table,) = Document(str(tmp_path / "台账.docx")).tables
    assert tuple(cell.text for cell in table.rows[0].cells) == HEAD
    assert table.rows[2].cells[1].text == "《碧水行动方案》"
