"""The questions of the evaluation sets that are about the corpus as it is shipped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yzassist.settings import PROJECT_ROOT

_SETS = PROJECT_ROOT / "eval" / "sets"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its conversation; ``clause`` is the one clause it rests on, "" for none or several."""

    question: str
    history: tuple[Mapping[str, str], ...]
    clause: str


def load_questions(folder: Path = _SETS) -> tuple[Asked, ...]:
    """Each question once. Rows that name a ``document`` are about plans that are not in the corpus."""
    rows = [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    asked = {(row["question"], str(row["history"])): _asked(row) for row in rows if "document" not in row}
    return tuple(asked.values())


def _asked(row: Mapping[str, Any]) -> Asked:
    single = len(row["clauses"]) == 1 and not row["refusal"]
    return Asked(row["question"], tuple(row["history"]), str(row["clauses"][0]) if single else "")
