"""The ledger as a Word table in the manner of an official paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import _Cell, _Row

from yzassist.exports.cells import printable
from yzassist.exports.fonts import BODY_FONT, HEAD_FONT, TITLE_FONT, set_font
from yzassist.exports.ledger import LedgerRow, columns, of_several_plans

_WIDTHS_CM = (1.1, 1.8, 5.6, 1.4, 3.0, 3.4, 3.6, 3.6, 3.2)
"""Column widths; together the 26.7 cm that landscape A4 leaves between margins of 1.5 cm."""
_WIDTHS_WITH_PLAN_CM = (1.0, 2.6, 1.6, 4.6, 1.3, 2.7, 3.1, 3.2, 3.2, 3.4)
_TITLE_SIZE, _BODY_SIZE = 22, 10.5


def write_docx(path: Path, title: str, rows: Sequence[LedgerRow], notes: Sequence[str] = ()) -> None:
    """Write title, table and, below it, ``notes``. Raises OSError as the file system does."""
    document = Document()
    _landscape_a4(document)
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_font(heading.add_run(printable(title)), TITLE_FONT, _TITLE_SIZE)
    several = of_several_plans(rows)
    names, widths = columns(several), _WIDTHS_WITH_PLAN_CM if several else _WIDTHS_CM
    table = document.add_table(rows=1, cols=len(names), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], names, widths, HEAD_FONT)
    mark_row(table.rows[0], "w:tblHeader")
    for row in rows:
        line = table.add_row()
        _fill(line, row.cells(several), widths, BODY_FONT)
        mark_row(line, "w:cantSplit")
    for note in notes:
        set_font(document.add_paragraph().add_run(printable(note)), BODY_FONT, _BODY_SIZE)
    document.save(str(path))


def _landscape_a4(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2.0)


def _fill(row: _Row, texts: Sequence[str], widths: Sequence[float], font: str) -> None:
    cells: Sequence[_Cell] = row.cells
    for cell, text, width in zip(cells, texts, widths, strict=True):
        cell.width = Cm(width)
        set_font(cell.paragraphs[0].add_run(printable(text)), font, _BODY_SIZE)


def mark_row(row: _Row, tag: str) -> None:
    """Set a row property: ``w:tblHeader`` repeats the row on every page, ``w:cantSplit`` keeps it on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement(tag))
