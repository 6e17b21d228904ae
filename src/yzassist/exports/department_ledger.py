"""The ledger of one department: its rows, what must be said below them, and the files they make."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from yzassist.documents.model import Plan
from yzassist.exports import csv
from yzassist.exports import json as ledger_json
from yzassist.exports.department import Department, resolve_department
from yzassist.exports.ledger import LedgerRow, build_ledger, local_basis
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.model import PlanFacts, Role


class LedgerFormat(StrEnum):
    """Forms of a ledger that programs and offices read; the value is also the file's suffix."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class DepartmentLedger:
    """``notes`` say that nothing was found, and for a local department whose line it follows and why."""

    department: Department
    title: str
    rows: tuple[LedgerRow, ...]
    notes: tuple[str, ...]


def department_ledger(
    plans: Sequence[Plan],
    facts: Mapping[str, PlanFacts],
    vocabulary: DepartmentVocabulary,
    name: str,
    role: Role | None = None,
) -> DepartmentLedger:
    """The tasks of the department that ``name`` means, in one role or all.

    Raises InvalidInputError when it means none or several.
    """
    department = resolve_department(name, facts, vocabulary)
    rows = build_ledger(plans, facts, department.id, role)
    notes = ledger_notes(plans, facts, department, bool(rows))
    return DepartmentLedger(department, f"{department.name}{role or ''}任务台账", rows, notes)


def ledger_notes(
    plans: Sequence[Plan], facts: Mapping[str, PlanFacts], department: Department | None, found: bool
) -> tuple[str, ...]:
    """That nothing was found; for a local department, whose line it follows and the sentence that binds it."""
    notes = () if found else ("方案里没有点名符合条件的任务。",)
    if department is None or not department.local:
        return notes
    return (
        *notes,
        f"说明：{department.name}对应方案中的{department.id}，本表列出点名{department.id}的任务。",
        *(f"地方部门依据：{basis}" for basis in local_basis(plans, facts)),
    )


def ledger_bytes(ledger: DepartmentLedger, form: LedgerFormat) -> bytes:
    """The file of a ledger."""
    match form:
        case LedgerFormat.JSON:
            return ledger_json.to_json(ledger.rows).encode()
        case LedgerFormat.CSV:
            return csv.to_csv(ledger.rows).encode("utf-8-sig")  # Excel takes CSV without the mark for GBK
    from yzassist.exports.docx import write_docx  # a command that only prints need not load the writers
    from yzassist.exports.xlsx import write_xlsx

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"ledger.{form}"
        write = write_xlsx if form is LedgerFormat.XLSX else write_docx
        write(path, ledger.title, ledger.rows, ledger.notes)
        return path.read_bytes()
