"""``yzassist doctor``: what is wrong, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from yzassist.commands import doctor
from yzassist.settings import Settings

from .conftest import run


def test_the_doctor_tells_each_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = [
        doctor.Check("语料", doctor.Status.OK, "1 份文件"),
        doctor.Check("索引", doctor.Status.FAIL, "没有索引", "请运行 yzassist index"),
    ]
    monkeypatch.setattr(doctor, "run_checks", lambda settings: iter(checks))
    result = run("doctor")
    assert result.exit_code == 1
    assert result.stdout == "✓ 语料：1 份文件\n✗ 索引：没有索引 → 请运行 yzassist index\n"
    del checks[1]
    assert run("doctor").exit_code == 0


def test_the_doctor_fails_on_a_missing_corpus_and_prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_model", lambda settings: iter(()))
    settings = Settings(corpus=tmp_path / "无", index=tmp_path / "索引", prompts=tmp_path / "无")
    found = {check.name: check.status for check in doctor.run_checks(settings)}
    assert found["语料"] == found["提示词"] == found["索引"] == doctor.Status.FAIL
    assert found["索引文件夹"] == doctor.Status.OK
