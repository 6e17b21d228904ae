"""The ledger as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from yzassist.exports.ledger import LedgerRow


def to_json(rows: Iterable[LedgerRow]) -> str:
    """An array with one object a row; the keys are the fields of ``LedgerRow``."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2)
