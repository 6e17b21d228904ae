"""The ledger as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from yzassist.exports.ledger import LedgerRow


def to_json(rows: Iterable[LedgerRow]) -> str:
    """An array with one object a row; the keys are the fields of ``LedgerRow``, days as ``2025-12-31``."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2, default=date.isoformat)
