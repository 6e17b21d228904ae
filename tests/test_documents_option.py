"""``--document``: commands restricted to some of several plans."""

from __future__ import annotations

import json
from itertools import takewhile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from yzassist.assistant import Assistant
from yzassist.cli import app
from yzassist.commands import shell
from yzassist.commands.doctor import run_checks
from yzassist.settings import PROJECT_ROOT, Settings

WASTE = "qinghe-solid-waste-2024"


@pytest.fixture(autouse=True)
def _office(monkeypatch: pytest.MonkeyPatch, office: Assistant) -> None:
    monkeypatch.setattr(shell, "open_assistant", lambda settings: office)
    monkeypatch.setattr(shell, "open_index", lambda settings: office.index)


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=input)


def test_ask_answers_from_the_document_alone() -> None:
    result = run("ask", "--json", "--document", "固体废物", "农膜回收率要达到多少")
    assert {citation["document_id"] for citation in json.loads(result.stdout)["citations"]} == {WASTE}


def test_chat_keeps_to_the_document() -> None:
    result = run("chat", "--document", WASTE, input="农膜回收率要达到多少\n")
    assert "可以问：清和市固体废物综合整治工作方案\n" in result.stdout
    assert "85%" in result.stdout
    assert "82%" not in result.stdout


def test_lines_of_a_batch_name_their_own_documents(tmp_path: Path) -> None:
    questions = [
        {"id": 1, "question": "农膜回收率要达到多少", "documents": ["农业面源"]},
        {"id": 2, "question": "农膜回收率要达到多少"},
        {"id": 3, "question": "农膜回收率要达到多少", "documents": ["碧水方案"]},
    ]
    (tmp_path / "问.jsonl").write_text("\n".join(json.dumps(q) for q in questions), encoding="utf-8")
    result = run("ask", "--batch", str(tmp_path / "问.jsonl"), "--out", str(tmp_path / "答.jsonl"), "--document", WASTE)
    first, second, third = map(json.loads, (tmp_path / "答.jsonl").read_text(encoding="utf-8").splitlines())
    assert "82%" in first["answer"]
    assert "85%" in second["answer"]
    assert third["id"] == 3
    assert "没有“碧水方案”这份文件" in third["error"]
    assert result.exit_code == shell.EXIT_SOME_FAILED


def test_the_ledger_names_the_plans_unless_one_is_chosen(tmp_path: Path) -> None:
    run("ledger", "--department", "市财政局", "--out", str(tmp_path / "全.csv"))
    assert (tmp_path / "全.csv").read_text(encoding="utf-8-sig").startswith("序号,方案,条款")
    run("ledger", "--department", "市财政局", "--document", WASTE, "--out", str(tmp_path / "一.csv"))
    assert (tmp_path / "一.csv").read_text(encoding="utf-8-sig").startswith("序号,条款")


def test_facts_are_those_of_the_document() -> None:
    rows = json.loads(run("facts", "--json", "--document", "清和蓝天方案").stdout)
    assert {row["document_id"] for row in rows} == {"qinghe-air-2024"}


@pytest.mark.parametrize("command", [("ask", "谁牵头"), ("ledger",), ("facts",), ("chat",)])
def test_an_unknown_document_is_an_error_that_lists_those_there_are(command: tuple[str, ...]) -> None:
    result = run(*command, "--document", "碧水方案")
    assert result.exit_code == shell.EXIT_FAILED
    assert "没有“碧水方案”这份文件" in result.stderr
    assert WASTE in result.stderr


def test_the_doctor_tells_which_plans_no_longer_hold() -> None:
    settings = Settings(corpus=PROJECT_ROOT / "eval" / "plans" / "qinghe-office")
    before_model = takewhile(lambda check: check.name != "向量模型", run_checks(settings))
    told = [check.message for check in before_model if check.name == "语料"]
    assert any(
        "qinghe-air-2021.txt）已废止，被《清和市空气质量持续改善行动方案（2024—2026年）》取代" in t for t in told
    )
    assert any("qinghe-farm-2023.md）有效期至2025年12月31日，已过期" in message for message in told)
