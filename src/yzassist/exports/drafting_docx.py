"""A draft as a Word file in the form of an official paper (GB/T 9704: A4, margins, sizes, first lines indented)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

from yzassist.exports.cells import printable
from yzassist.exports.docx import mark_row
from yzassist.exports.drafting import BREAKDOWN_COLUMNS, Draft, numbered
from yzassist.exports.fonts import BODY_FONT, HEAD_FONT, SUBHEAD_FONT, TITLE_FONT, set_font

_TITLE_PT, _BODY_PT, _TABLE_PT = 22, 16, 10.5
"""Sizes 2, 3 and 5 of Chinese printing."""
_LINE_PT = 28
"""Of a page with 22 lines."""
_MARGINS_CM = (3.7, 3.5, 2.8, 2.6)
"""Top, bottom, left, right of a portrait page."""
_TABLE_MARGIN_CM = 1.5
_WIDTHS_CM = (1.0, 2.8, 5.8, 1.4, 2.8, 2.8, 2.8, 2.6, 1.9, 1.5, 1.3)
"""Together the 26.7 cm that a landscape page leaves."""


def draft_bytes(draft: Draft) -> bytes:
    """The Word file of a draft."""
    document = Document()
    _page(document, landscape=bool(draft.table))
    _write(document, draft.title, TITLE_FONT, _TITLE_PT).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _text(document, draft.opening)
    for sentence in draft.lead:
        _text(document, sentence)
    for number, section in enumerate(draft.sections, start=1):
        _text(document, f"{numbered(number)}{section.heading}", HEAD_FONT)
        for at, item in enumerate(section.items, start=1):
            _text(document, f"（{numbered(at).rstrip('、')}）{item.heading}", SUBHEAD_FONT)
            for line in item.lines:
                _text(document, f"{line.text}〔{line.mark}〕")
    if draft.table:
        _table(document, draft.table)
    for note in draft.notes:
        _text(document, note)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(document: WordDocument, landscape: bool) -> None:
    section = document.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21.0)
        section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Cm(_TABLE_MARGIN_CM)
        return
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    top, bottom, left, right = (Cm(margin) for margin in _MARGINS_CM)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = top, bottom, left, right


def _write(document: WordDocument, text: str, font: str, points: float) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(_LINE_PT)
    paragraph.paragraph_format.space_after = Pt(0)
    set_font(paragraph.add_run(printable(text)), font, points)
    return paragraph


def _text(document: WordDocument, text: str, font: str = BODY_FONT) -> None:
    """A paragraph whose first line is indented by two characters."""
    _write(document, text, font, _BODY_PT).paragraph_format.first_line_indent = Pt(2 * _BODY_PT)


def _table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(BREAKDOWN_COLUMNS), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], BREAKDOWN_COLUMNS, HEAD_FONT)
    mark_row(table.rows[0], "w:tblHeader")
    for cells in rows:
        line = table.add_row()
        _fill(line, cells, BODY_FONT)
        mark_row(line, "w:cantSplit")


def _fill(row: _Row, texts: Sequence[str], font: str) -> None:
    for cell, text, width in zip(row.cells, texts, _WIDTHS_CM, strict=True):
        cell.width = Cm(width)
        set_font(cell.paragraphs[0].add_run(printable(text)), font, _TABLE_PT)
