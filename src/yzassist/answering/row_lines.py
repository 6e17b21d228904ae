"""How cells and rows of tables are said."""

from __future__ import annotations

import re

from yzassist.answering.draft import Line, Quote
from yzassist.documents.model import Paragraph
from yzassist.facts.tables.rows import Field, Row, plain_name, unit_in

_NUMBER_END = re.compile(r"^(?P<number>[^一-龥]*[0-9][\]】)）]?)(?:及?以上|及?以下|以内|左右)?$")  # 62, [620], 85|以上


def cell_text(row: Row, field: Field) -> str:
    """``2027年目标：92%``: the value under the head of its column, with the unit of the head or of the row."""
    written = unit_in(field.name)
    unit = written or (row.unit if _holds_number(field) else "")
    unit = unit or row.table_unit
    number = _NUMBER_END.search(field.value) if unit not in field.value else None
    at = number.end("number") if number else len(field.value)
    return f"{plain_name(field.name)}：{field.value[:at]}{unit if number else ''}{field.value[at:]}"


def _holds_number(field: Field) -> bool:
    return field.year is not None or field.is_current or field.is_wanted


def kind_text(row: Row) -> str:
    """``（约束性）``, or nothing."""
    return f"（{row.kind}）" if row.kind else ""


def row_line(paragraph: Paragraph, row: Row, field: Field | None = None) -> Line:
    """A row by what it is on, with one of its cells if one is given."""
    beside = f"（{cell_text(row, field)}）" if field is not None else ""
    return Line(f"{row.item}{beside}", (Quote(paragraph, 0, len(paragraph.text)),), bullet=True)
