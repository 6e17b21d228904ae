"""``yzassist ledger``: on the screen and as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from yzassist.commands import shell

from .conftest import BASIS, NOTE, FakeAssistant, run


def test_the_ledger_of_a_local_department_names_its_basis(assistant: FakeAssistant) -> None:
    result = run("ledger", "--department", "清河县甲局")
    assert "清河县甲局任务台账（共 1 项）" in result.stdout
    assert "清河县甲局对应方案中的甲部" in result.stdout
    assert f"地方部门依据：《清水行动方案》（一）第1款{NOTE}" in result.stdout


def test_a_ledger_without_tasks_says_so(assistant: FakeAssistant) -> None:
    result = run("ledger", "--department", "甲部", "--role", "参与")
    assert "没有点名" in result.stdout


def test_the_suffix_decides_the_form_of_a_ledger(assistant: FakeAssistant, tmp_path: Path) -> None:
    for suffix in ("csv", "xlsx", "docx", "json"):
        assert run("ledger", "--out", str(tmp_path / f"台账.{suffix}")).exit_code == 0
    run("ledger", "--format", "table", "--out", str(tmp_path / "台账.txt"))
    assert (tmp_path / "台账.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert json.loads((tmp_path / "台账.json").read_text(encoding="utf-8"))[0]["lead"] == "甲部"
    assert load_workbook(tmp_path / "台账.xlsx").worksheets[0]["E3"].value == "甲部"
    assert (tmp_path / "台账.docx").stat().st_size > 0
    assert "甲部" in (tmp_path / "台账.txt").read_text(encoding="utf-8")


def test_an_unknown_department_is_an_error(assistant: FakeAssistant) -> None:
    result = run("ledger", "--department", "天文台")
    assert result.exit_code == 1
    assert "不认识的部门：天文台。方案里相近的有：甲部" in result.stderr


def test_a_narrow_terminal_gets_lines_instead_of_a_table(
    assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "WIDE", shell.NARROW - 1)
    lines = run("ledger").stdout.splitlines()
    assert lines[:4] == ["任务台账（共 1 项）", "序号：1", "条款：（一）", f"任务：整治水源地：{BASIS}"]
    assert not any(line.startswith("时限：") for line in lines)
