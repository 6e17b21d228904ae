"""``yzassist ask``: one question, or a batch of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from yzassist.answering.model import Answer

from .conftest import BASIS, FakeAssistant, run


def test_an_answer_is_followed_by_its_basis(assistant: FakeAssistant) -> None:
    result = run("ask", "谁", "牵头")
    assert assistant.asked == [("谁 牵头", [])]
    assert result.stdout.splitlines() == [
        "甲部牵头[1]〔（一）〕",
        "依据",
        "  （一）整治水源地 第1款",
        f"    “{BASIS}”",
    ]


def test_a_refusal_offers_suggestions(assistant: FakeAssistant) -> None:
    result = run("ask", "多少钱")
    assert result.stdout.splitlines() == ["方案未提及金额。", "可以看看", "  （一）治理"]
    assert result.exit_code == 0


def test_json_is_one_line_that_holds_the_answer(assistant: FakeAssistant) -> None:
    result = run("ask", "--json", "谁牵头")
    row = json.loads(result.stdout)
    assert result.stdout.count("\n") == 1
    assert list(row)[:3] == ["id", "question", "resolved_question"]
    assert row["id"] is None
    assert Answer.model_validate({k: v for k, v in row.items() if k != "id"}).answer == "甲部牵头[1]〔（一）〕"
    assert "甲部" in result.stdout


def test_ctrl_c_leaves_quietly(assistant: FakeAssistant) -> None:
    result = run("ask", "中断")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")


def rows_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_batch_keeps_order_ids_and_history(assistant: FakeAssistant, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    history = [{"role": "user", "content": "水源地"}, {"role": "assistant", "content": "是……"}]
    lines = [{"id": "b", "question": "谁牵头", "kind": "x"}, {"id": 7, "question": "谁管", "history": history}]
    source.write_text("\ufeff" + "\n\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    result = run("ask", "--batch", str(source), "--out", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert [row["id"] for row in rows_of(target)] == ["b", 7]
    assert assistant.asked[1] == ("谁管", history)


@pytest.mark.parametrize(
    ("line", "identity", "message"),
    [
        (b"{", None, "不是合法的 JSON"),
        (b"[1]", None, "整行"),
        (b"[" * 100_000, None, "不是合法的 JSON"),
        (b"\xff\xfe", None, "UTF-8"),
        (b'{"id":"x","question":"\\ud800"}', None, "UTF-8"),
        (b'{"id":"x"}', "x", "question"),
        (b'{"id":"x","question":3}', "x", "question"),
        (b'{"id":"x","question":" "}', "x", "问题是空的"),
        (b'{"id":"x","question":"a","history":"b"}', "x", "history"),
        (b'{"id":"x","question":"a","history":[{"role":"system","content":"b"}]}', "x", "history.0.role"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_answered(
    assistant: FakeAssistant, tmp_path: Path, line: bytes, identity: str | None, message: str
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = '{"id":"ok","question":"谁牵头"}'.encode()
    source.write_bytes(b"\n".join([good, line, good]))
    result = run("ask", "--batch", str(source), "--out", str(target))
    first, bad, last = rows_of(target)
    assert result.exit_code == 3
    assert (first["id"], last["id"]) == ("ok", "ok")
    assert set(bad) == {"id", "error"}
    assert bad["id"] == identity
    assert str(bad["error"]).startswith("第2行：")
    assert message in str(bad["error"])


def test_a_batch_that_stops_leaves_no_output(assistant: FakeAssistant, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"question":"谁牵头"}\n{"question":"中断"}\n', encoding="utf-8")
    result = run("ask", "--batch", str(source), "--out", str(target))
    assert result.exit_code == 130
    assert list(tmp_path.glob("*out*")) == []


def test_batch_files_that_cannot_be_used_are_told(assistant: FakeAssistant, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"question":"谁牵头"}\n', encoding="utf-8")
    missing = run("ask", "--batch", str(tmp_path / "无.jsonl"), "--out", str(tmp_path / "out.jsonl"))
    same = run("ask", "--batch", str(source), "--out", str(source))
    folder = run("ask", "--batch", str(source), "--out", str(tmp_path / "无" / "out.jsonl"))
    assert [result.exit_code for result in (missing, same, folder)] == [1, 1, 1]
    assert "无法读取" in missing.stderr
    assert "同一个文件" in same.stderr
    assert "文件夹不存在" in folder.stderr
    assert assistant.asked == []
