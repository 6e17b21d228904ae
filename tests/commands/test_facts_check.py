"""``yzassist facts check`` as a shell sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from yzassist.cli import app

CLEAR = "清溪县治水方案\n\n（一）治理河道。\n\n到2025年年底，完成清淤。（水利部牵头）\n"
OPEN = CLEAR + "\n（二）巡查。\n\n巡查由上面负责。\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "清溪.txt"
    path.write_text(OPEN, encoding="utf-8")
    return path


def check(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["facts", "check", *map(str, arguments)])


def test_a_plan_that_is_understood_ends_with_0(plan: Path) -> None:
    plan.write_text(CLEAR, encoding="utf-8")
    result = check(plan)
    assert result.exit_code == 0, result.output
    assert "读懂的：1 条，责任 1 项、时限 1 项" in result.stdout
    assert "没有待处理的地方。" in result.stdout


def test_open_places_end_with_1_and_are_listed(plan: Path) -> None:
    result = check(plan)
    assert result.exit_code == 1
    for told in ("（二）", "没有读出责任", "巡查由上面负责。", "1 处待处理"):
        assert told in result.stdout
    assert "清溪.corrections.yaml" in result.stderr


def test_the_report_is_there_for_programs(plan: Path) -> None:
    result = check(plan, "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["measures"][0]["responsibilities"] == 1
    (place,) = report["open"]
    assert place == {
        "kind": "没有读出责任",
        "clause": "（二）",
        "clause_number": 2,
        "paragraph": 1,
        "words": "负责",
        "text": "巡查由上面负责。",
    }


@pytest.mark.parametrize(
    ("name", "exit_code", "message"), [("没有.txt", 1, "找不到文件"), ("表.xlsx", 1, "不支持“表.xlsx”这种格式")]
)
def test_a_file_that_cannot_be_read_is_told(plan: Path, name: str, exit_code: int, message: str) -> None:
    result = check(plan.with_name(name))
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert message in result.stderr


def test_a_missing_file_name_is_told_in_chinese() -> None:
    result = check()
    assert result.exit_code == 2
    assert "缺少参数 FILE。" in result.stderr
