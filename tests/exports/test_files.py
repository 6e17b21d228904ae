"""The ledger as files: they open, hold every row, and cannot run a formula."""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from yzassist.documents.model import Plan
from yzassist.errors import InvalidInputError
from yzassist.exports.cells import printable, spreadsheet_text
from yzassist.exports.csv import to_csv
from yzassist.exports.docx import write_docx
from yzassist.exports.files import whole_file
from yzassist.exports.json import to_json
from yzassist.exports.ledger import COLUMNS, LedgerRow, build_ledger
from yzassist.exports.xlsx import write_xlsx
from yzassist.facts.model import PlanFacts


@pytest.fixture
def rows(plan: Plan, facts: Mapping[str, PlanFacts]) -> tuple[LedgerRow, ...]:
    first, *others = build_ledger([plan], facts)
    return (replace(first, task='=HYPERLINK("x")\x07'), *others)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_a_formula_becomes_text(text: str) -> None:
    assert spreadsheet_text(text).startswith("'")


@pytest.mark.parametrize("text", ["——坚持", "到2025年年底", "95%以上", ""])
def test_plain_text_stays(text: str) -> None:
    assert spreadsheet_text(text) == text


def test_characters_that_office_cannot_hold_are_dropped() -> None:
    assert printable("一\x00二\ud800三\uffff\n四") == "一二三\n四"


def test_csv_reads_back(rows: tuple[LedgerRow, ...]) -> None:
    table = list(csv_module.reader(io.StringIO(to_csv(rows), newline="")))
    assert tuple(table[0]) == COLUMNS
    assert table[1][2] == '\'=HYPERLINK("x")'
    assert [line[1] for line in table[1:]] == ["（一）"] * 3


def test_json_reads_back(rows: tuple[LedgerRow, ...]) -> None:
    table = json_module.loads(to_json(rows))
    assert [line["number"] for line in table] == [1, 2, 3]
    assert table[1]["roles"] == ["负责"]


def test_the_excel_sheet_prints_on_landscape_a4(rows: tuple[LedgerRow, ...], tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    write_xlsx(path, "乙部任务台账", rows, ["说明：一"])
    sheet = load_workbook(path).worksheets[0]
    assert sheet["A1"].value == "乙部任务台账"
    assert tuple(cell.value for cell in sheet[2]) == COLUMNS
    assert (sheet["A3"].value, sheet["C3"].value, sheet["C3"].data_type) == (1, '\'=HYPERLINK("x")', "s")
    assert sheet["A6"].value == "说明：一"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A3", "$1:$2")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert all(cell.alignment.wrap_text for row in sheet["A3:I5"] for cell in row)


def test_the_word_table_repeats_its_header(rows: tuple[LedgerRow, ...], tmp_path: Path) -> None:
    path = tmp_path / "台账.docx"
    write_docx(path, "乙部任务台账", rows, ["说明：一"])
    document = Document(str(path))
    table = document.tables[0]
    assert tuple(cell.text for cell in table.rows[0].cells) == COLUMNS
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    assert [row.cells[5].text for row in table.rows[1:]] == ["丙局等", "", "乙部"]
    assert [paragraph.text for paragraph in document.paragraphs] == ["乙部任务台账", "说明：一"]
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "台账.csv"
    target.write_text("旧")
    with pytest.raises(InvalidInputError, match="磁盘空间"), whole_file(target) as part:
        part.write_text("新")
        raise OSError(28, "No space left on device")
    assert target.read_text() == "旧"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_and_a_folder_as_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="文件夹不存在"), whole_file(tmp_path / "无" / "a.csv"):
        pass
    with pytest.raises(InvalidInputError, match="是一个文件夹"), whole_file(tmp_path):
        pass
