"""``yzassist ledger``: the tasks of a department, to look at or to carry into a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TextIO

import typer

from yzassist.commands import shell
from yzassist.exports.department import resolve_department
from yzassist.exports.department_ledger import ledger_notes
from yzassist.exports.files import whole_file
from yzassist.exports.ledger import LedgerRow, build_ledger, columns, of_several_plans
from yzassist.facts.model import Role
from yzassist.settings import Settings


class Format(StrEnum):
    """Forms of the ledger; the value is also the file's suffix, ``table`` apart."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    JSON = "json"


def ledger(
    settings: Settings,
    name: str | None,
    role: Role | None,
    form: Format | None,
    target: Path | None,
    documents: Sequence[str] = (),
) -> None:
    """Print the ledger of all plans or of ``documents``, or write it to ``target``, whose suffix decides the form when
    none is given."""
    form = form or _form_of(target)
    if target is None and form in (Format.XLSX, Format.DOCX):
        raise typer.BadParameter(f"--format {form} 需要用 --out 指定文件，如 --out 台账.{form}")
    index = shell.open_index(settings)
    department = resolve_department(name, index.facts, index.vocabulary) if name is not None else None
    plans = shell.chosen_plans(index, documents)
    rows = build_ledger(plans, index.facts, department.id if department else None, role)
    title = f"{department.name if department else ''}{role or ''}任务台账"
    notes = ledger_notes(plans, index.facts, department, bool(rows))
    if target is None and form is Format.TABLE:
        _print(title, rows)
        for note in notes:
            shell.say(note, "dim")
        return
    if target is None:
        shell.raw(_text(form, rows))
        for note in notes:
            shell.tell(note)
        return
    with whole_file(target) as part:
        _write(form, part, title, rows, notes)
    shell.say(f"{title}：{len(rows)} 项，已写入 {target}。", "green")


def _form_of(target: Path | None) -> Format:
    if target is None:
        return Format.TABLE
    try:
        return Format(target.suffix.lower().removeprefix("."))
    except ValueError as error:
        raise typer.BadParameter(
            f"从文件名 {target.name} 看不出格式。请加 --format，可选 csv、xlsx、docx、json"
        ) from error


def _write(form: Format, path: Path, title: str, rows: Sequence[LedgerRow], notes: Sequence[str]) -> None:
    if form is Format.XLSX:
        from yzassist.exports.xlsx import write_xlsx

        write_xlsx(path, title, rows, notes)
    elif form is Format.DOCX:
        from yzassist.exports.docx import write_docx

        write_docx(path, title, rows, notes)
    elif form is Format.TABLE:
        with path.open("w", encoding="utf-8") as stream:
            _print(title, rows, stream)
            stream.writelines(f"{note}\n" for note in notes)
    else:
        encoding = "utf-8-sig" if form is Format.CSV else "utf-8"  # Excel takes CSV without the mark for GBK
        path.write_text(_text(form, rows), encoding=encoding, newline="")


def _print(title: str, rows: Sequence[LedgerRow], stream: TextIO | None = None) -> None:
    several = of_several_plans(rows)
    cells = [row.cells(several) for row in rows]
    shell.print_rows(f"{title}（共 {len(rows)} 项）", columns(several), cells, stream)


def _text(form: Format, rows: Sequence[LedgerRow]) -> str:
    from yzassist.exports import csv, json

    return csv.to_csv(rows) if form is Format.CSV else json.to_json(rows)
