"""The ledger as CSV text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from yzassist.exports.cells import spreadsheet_text
from yzassist.exports.ledger import LedgerRow, columns, of_several_plans


def to_csv(rows: Iterable[LedgerRow]) -> str:
    """Header and rows; a file should be written as ``utf-8-sig`` so that Excel reads the Chinese."""
    rows = tuple(rows)
    several = of_several_plans(rows)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns(several))
    writer.writerows([spreadsheet_text(cell) for cell in row.cells(several)] for row in rows)
    return buffer.getvalue()
