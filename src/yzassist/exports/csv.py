"""The ledger as CSV text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from yzassist.exports.cells import spreadsheet_text
from yzassist.exports.ledger import COLUMNS, LedgerRow


def to_csv(rows: Iterable[LedgerRow]) -> str:
    """Header and rows; a file should be written as ``utf-8-sig`` so that Excel reads the Chinese."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    writer.writerows([spreadsheet_text(cell) for cell in row.cells()] for row in rows)
    return buffer.getvalue()
