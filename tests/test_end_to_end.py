"""The installed product as a user runs it: processes of their own, a temporary folder, exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

import yzassist
from yzassist.settings import PROJECT_ROOT

PLAN = "qinghe-air-action-plan-2024.txt"
SOURCE = Path(yzassist.__file__).parents[1]


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """``yzassist …`` in ``folder``, with its ``corpus`` and ``index``; neither stream may hold a traceback."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("YZASSIST_")}
    environment = inherited | {
        "PYTHONPATH": str(SOURCE),
        "PYTHONIOENCODING": "utf-8",
        "YZASSIST_CORPUS": "corpus",
        "YZASSIST_INDEX": "index",
        "YZASSIST_MODELS": str(PROJECT_ROOT / "index" / "models"),
        **variables,
    }
    command = [sys.executable, "-m", "yzassist", *arguments]
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert "Traceback" not in result.stdout + result.stderr
    return result


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one plan and its index, built by the command itself."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "corpus").mkdir()
    shutil.copy(PROJECT_ROOT / "eval" / "plans" / Path(PLAN).stem / PLAN, folder / "corpus")
    result = run(folder, "index")
    assert result.returncode == 0, result.stderr
    assert "新增 1 份" in result.stderr
    return folder


def test_indexing_again_finds_nothing_to_do(home: Path) -> None:
    before = sorted((home / "index" / "generations").iterdir())
    result = run(home, "index")
    assert (result.returncode, result.stdout) == (0, "")
    assert "未变 1 份" in result.stderr
    assert sorted((home / "index" / "generations").iterdir()) == before


def test_a_question_is_answered_with_its_clause(home: Path) -> None:
    result = run(home, "ask", "砖瓦窑企业关停多少家")
    assert (result.returncode, result.stderr) == (0, "")
    assert "18家" in result.stdout
    assert "第六条" in result.stdout


def test_json_keeps_the_schema(home: Path, schema: Draft202012Validator) -> None:
    result = run(home, "ask", "--json", "砖瓦窑企业关停多少家")
    assert (result.returncode, result.stderr) == (0, "")
    answer = json.loads(result.stdout)
    schema.validate(answer)
    assert {citation["clause_number"] for citation in answer["citations"]} == {6}


def test_a_batch_answers_in_order_and_tells_the_bad_line(home: Path, schema: Draft202012Validator) -> None:
    history = [{"role": "user", "content": "砖瓦窑企业关停多少家"}]
    rows: list[Mapping[str, Any]] = [
        {"id": "第一", "question": "第六条讲什么"},
        {"id": 2, "question": "由谁负责？", "history": history},
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (home / "in.jsonl").write_text("\n".join([lines[0], "{不是 JSON", lines[1]]) + "\n", encoding="utf-8")
    result = run(home, "ask", "--batch", "in.jsonl", "--out", "out.jsonl")
    assert (result.returncode, result.stdout) == (3, "")
    first, bad, last = map(json.loads, (home / "out.jsonl").read_text(encoding="utf-8").splitlines())
    for answer in (first, last):
        schema.validate(answer)
    assert [first["id"], bad["id"], last["id"]] == ["第一", None, 2]
    assert "第2行" in bad["error"]
    assert {citation["clause_number"] for citation in last["citations"]} == {6}
    assert "工业和信息化" in last["answer"]


def test_a_good_batch_ends_well(home: Path) -> None:
    (home / "good.jsonl").write_text('{"id":"a","question":"文号是多少"}\n', encoding="utf-8")
    assert run(home, "ask", "--batch", "good.jsonl", "--out", "answers.jsonl").returncode == 0
    (row,) = (home / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    assert "清政发〔2024〕9号" in json.loads(row)["answer"]


def test_the_ledger_is_printed_and_written(home: Path) -> None:
    result = run(home, "ledger", "--department", "市水利局", "--format", "json")
    assert result.returncode == 0
    assert {row["clause"] for row in json.loads(result.stdout)} == {"第十八条"}
    assert run(home, "ledger", "--out", "台账.xlsx").returncode == 0
    assert load_workbook(home / "台账.xlsx").worksheets[0].max_row > 29


def test_facts_stand_in_the_text(home: Path) -> None:
    result = run(home, "facts", "--json", "--clause", "6")
    assert result.returncode == 0
    rows = json.loads(result.stdout)
    assert {row["clause_number"] for row in rows} == {6}
    assert {"responsibility", "deadline", "target", "term"} <= {row["kind"] for row in rows}
    text = (home / "corpus" / PLAN).read_text(encoding="utf-8")
    assert all(row["text"] in text for row in rows)
    assert run(home, "facts", "--clause", "99").returncode == 1


def test_the_doctor_finds_nothing_broken(home: Path) -> None:
    result = run(home, "doctor")
    assert (result.returncode, result.stderr) == (0, "")
    assert "✗" not in result.stdout
    assert "✓ 索引" in result.stdout


def test_an_answer_after_the_corpus_changed_says_that_it_may_be_stale(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    (tmp_path / "corpus" / "新.txt").write_text(
        "新方案\n\n（一）修路。\n\n修路。（交通运输部牵头）\n", encoding="utf-8"
    )
    result = run(tmp_path, "ask", "文号是多少")
    assert result.returncode == 0
    assert "yzassist index" in result.stderr


def test_without_an_index_nothing_is_answered(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "corpus", tmp_path / "corpus")
    for arguments in (["ask", "谁牵头"], ["doctor"]):
        result = run(tmp_path, *arguments)
        assert result.returncode == 1
        assert "yzassist index" in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("arguments", "variables", "code", "message"),
    [
        (["ask", ""], {}, 1, "是空的"),
        (["ask", "问" * 10_000], {}, 1, "太长"),
        (["ask"], {}, 2, "请写一个问题"),
        (["ask", "谁牵头", "--wrong"], {}, 2, "没有这个选项"),
        (["ask", "谁牵头"], {"YZASSIST_MAX_QUESTION_CHARS": "many"}, 1, "YZASSIST_MAX_QUESTION_CHARS"),
        (["ask", "谁牵头"], {"YZASSIST_TYPO": "1"}, 1, "YZASSIST_TYPO"),
        (["ask", "--batch", "无.jsonl", "--out", "out2.jsonl"], {}, 1, "无法读取"),
        (["ledger", "--department", "天文台"], {}, 1, "不认识的部门"),
        (["index", "--corpus", "无", "--index", "新索引"], {}, 1, "不存在"),
        (["index"], {"YZASSIST_CORPUS": "index/models", "YZASSIST_INDEX": "新索引"}, 1, "不存在"),
    ],
)
def test_what_goes_wrong_is_told_on_stderr_with_an_exit_code(
    home: Path, arguments: list[str], variables: dict[str, str], code: int, message: str
) -> None:
    result = run(home, *arguments, **variables)
    assert (result.returncode, result.stdout) == (code, "")
    assert message in result.stderr
    assert not (home / "out2.jsonl").exists()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("空.txt", b"", "没有文字"),
        ("坏.txt", b"\x00\x01\x02" * 99, "不是文本文件"),
        ("README.md", b"# x", "没有可用的文件"),
    ],
)
def test_a_corpus_that_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / name).write_bytes(data)
    result = run(tmp_path, "index")
    assert (result.returncode, result.stdout) == (1, "")
    assert message in result.stderr


def test_a_damaged_index_is_told_and_indexing_mends_it(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    path = next((tmp_path / "index" / "generations").glob("*/documents.jsonl"))
    path.write_bytes(path.read_bytes()[:-100])
    broken = run(tmp_path, "ask", "文号是多少")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "yzassist index" in broken.stderr
    assert run(tmp_path, "index").returncode == 0
    assert "清政发〔2024〕9号" in run(tmp_path, "ask", "文号是多少").stdout
