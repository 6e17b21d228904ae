"""The ledger as an Excel sheet that prints on landscape A4."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from yzassist.exports.cells import spreadsheet_text
from yzassist.exports.ledger import LedgerRow, columns, of_several_plans

_WIDTHS = (6, 10, 42, 8, 22, 26, 30, 30, 38)
"""Column widths in characters, in the order of ``COLUMNS``."""
_PLAN_WIDTH = 24
_HEADER_ROW = 2
_SIDE = Side(style="thin", color="808080")
_BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def write_xlsx(path: Path, title: str, rows: Sequence[LedgerRow], notes: Sequence[str] = ()) -> None:
    """Write title, header, rows and, below them, ``notes``. Raises OSError as the file system does."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "任务台账"
    several = of_several_plans(rows)
    names = columns(several)
    widths = (_WIDTHS[0], _PLAN_WIDTH, *_WIDTHS[1:]) if several else _WIDTHS
    _merged(sheet, 1, title, Font(bold=True, size=16), _CENTRED, len(names))
    for column, name in enumerate(names, start=1):
        cell = sheet.cell(_HEADER_ROW, column, name)
        cell.font, cell.alignment, cell.border = Font(bold=True), _CENTRED, _BORDER
        cell.fill = PatternFill("solid", start_color="D9E5F3")
        sheet.column_dimensions[get_column_letter(column)].width = widths[column - 1]
    for number, row in enumerate(rows, start=_HEADER_ROW + 1):
        for column, text in enumerate(row.cells(several), start=1):
            cell = sheet.cell(number, column, row.number if column == 1 else spreadsheet_text(text))
            cell.alignment, cell.border = _WRAPPED, _BORDER
    for number, note in enumerate(notes, start=_HEADER_ROW + len(rows) + 1):
        _merged(sheet, number, note, Font(), _WRAPPED, len(names))
    _print_on_landscape_a4(sheet)
    book.save(path)


def _merged(sheet: Worksheet, row: int, text: str, font: Font, alignment: Alignment, width: int) -> None:
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    cell = sheet.cell(row, 1, spreadsheet_text(text))
    cell.font, cell.alignment = font, alignment
    sheet.row_dimensions[row].height = 30


def _print_on_landscape_a4(sheet: Worksheet) -> None:
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"1:{_HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4 in the Office Open XML list of paper sizes
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("第 &P 页，共 &N 页"))
