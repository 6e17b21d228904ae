"""The command line as a shell sees it: what goes to stdout and stderr, files, and exit codes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from yzassist import __version__
from yzassist.answering.model import Answer, Citation
from yzassist.cli import app
from yzassist.commands import doctor, shell
from yzassist.documents.corpus import read_corpus
from yzassist.errors import IndexUnavailableError, InvalidQuestionError
from yzassist.facts.model import (
    DepartmentMention,
    PlanFacts,
    Responsibility,
    Role,
    RoleGroup,
    Span,
    Term,
)
from yzassist.facts.vocabulary import DepartmentEntry, DepartmentVocabulary
from yzassist.settings import Settings

PLAN = """关于印发《清水行动方案》的通知

一、治理

（一）整治水源地。

推行“一源一策”。（甲部牵头）
"""
BASIS = "推行“一源一策”。"
NOTE = "（甲部牵头）"


class FakeAssistant:
    """Answers by rule and remembers what it was asked."""

    def __init__(self, index: object) -> None:
        self.index = index
        self.asked: list[tuple[str, list[Mapping[str, str]]]] = []

    def ask(self, question: str, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        self.asked.append((question, list(history)))
        if not question.strip():
            raise InvalidQuestionError("问题是空的，请写出要问的话。")
        if question == "中断":
            raise KeyboardInterrupt
        if "多少钱" in question:
            return self._answer(
                question, answer="方案未提及金额。", refused=True, status="refused", suggestions=("（一）治理",)
            )
        cited = Citation(
            document_id="清水",
            document_title="清水行动方案",
            clause="（一）",
            clause_number=1,
            heading="整治水源地",
            paragraph=1,
            quote=BASIS,
            start=0,
            end=len(BASIS),
        )
        resolved = f"水源地{question}" if history else question
        return self._answer(question, answer="甲部牵头[1]〔（一）〕", resolved_question=resolved, citations=(cited,))

    @staticmethod
    def _answer(question: str, **fields: object) -> Answer:
        known = {"resolved_question": question, "refused": False, "status": "answered", "intent": "responsibility"}
        return Answer.model_validate({"question": question, "engine": "extractive", **known, **fields})


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "清水.txt").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture
def assistant(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    plans = read_corpus(corpus).plans
    (paragraph,) = plans[0].measures[0].paragraphs
    lead = RoleGroup(
        role=Role.LEAD,
        departments=(DepartmentMention(department_id="甲部", name="甲部", start=0, end=1),),
        open_list=False,
        by_duty=False,
    )
    item = Responsibility(
        governs=Span(paragraph_id=paragraph.id, start=0, end=len(BASIS)),
        note=Span(paragraph_id=paragraph.id, start=len(BASIS), end=len(BASIS + NOTE)),
        groups=(lead,),
        extends_to_local=True,
    )
    facts = PlanFacts(
        document_id="清水",
        responsibilities=(item,),
        deadlines=(),
        targets=(),
        places=(),
        terms=(Term(name="一源一策", span=Span(paragraph_id=paragraph.id, start=3, end=7)),),
        laws=(),
    )
    vocabulary = DepartmentVocabulary([DepartmentEntry(id="甲部", full="甲部", local=("甲局",))])
    index = SimpleNamespace(plans=plans, facts={"清水": facts}, vocabulary=vocabulary)
    fake = FakeAssistant(index)
    monkeypatch.setattr(shell, "open_assistant", lambda settings: fake)
    monkeypatch.setattr(shell, "open_index", lambda settings: index)
    return fake


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=typed)


def rows_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_help_and_version_are_chinese_and_free() -> None:
    assert "用法：" in run("--help").stdout
    assert "显示这段说明" in run("ask", "--help").stdout
    assert run("--version").stdout == f"yzassist {__version__}\n"
    assert run().exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask"], "请写一个问题"),
        (["ask", "问", "--batch", "a", "--out", "b"], "两者取一"),
        (["ask", "--batch", "a"], "要一起用"),
        (["ask", "--nope", "问"], "没有这个选项：--nope"),
        (["nope"], "没有这个命令"),
        (["ledger", "--format", "pdf"], "--format 的值不对，可选 table|csv|xlsx|docx|json"),
        (["ledger", "--format"], "选项 --format 少了值"),
        (["ledger", "--format", "xlsx"], "需要用 --out"),
        (["ledger", "--out", "台账.abc"], "看不出格式"),
        (["chat", "多余"], "参数多写了或写错了"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_our_errors_are_one_line_on_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_index(settings: Settings) -> None:
        raise IndexUnavailableError("还没有索引，请运行 yzassist index。")

    monkeypatch.setattr(shell, "open_assistant", no_index)
    result = run("ask", "谁牵头")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "还没有索引，请运行 yzassist index。\n")


def test_a_wrong_setting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YZASSIST_TYPO", "1")
    result = run("ask", "谁牵头")
    assert result.exit_code == 1
    assert "YZASSIST_TYPO" in result.stderr


def test_folders_of_the_command_line_reach_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []

    def remember(settings: Settings) -> None:
        seen.append(settings)
        raise IndexUnavailableError("无")

    monkeypatch.setattr(shell, "open_index", remember)
    run("facts", "--corpus", "语料", "--index", "索引")
    assert (seen[0].corpus, seen[0].index) == (Path("语料"), Path("索引"))


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


def test_a_conversation_remembers_until_cleared(assistant: FakeAssistant) -> None:
    result = run("chat", typed="谁牵头\n\n谁管\n/清空\n谁管\n退出\n没人读\n")
    assert [len(history) for _, history in assistant.asked] == [0, 2, 0]
    assert assistant.asked[1][1][1] == {"role": "assistant", "content": "甲部牵头[1]〔（一）〕"}
    assert result.stdout.count("已理解为：水源地谁管") == 1
    assert result.exit_code == 0


def test_a_conversation_ends_with_its_input(assistant: FakeAssistant) -> None:
    assert run("chat", typed="谁牵头").exit_code == 0
    assert len(assistant.asked) == 1


def test_ctrl_c_leaves_quietly(assistant: FakeAssistant) -> None:
    result = run("ask", "中断")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")


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


def test_facts_are_listed_and_narrowed(assistant: FakeAssistant) -> None:
    everything = json.loads(run("facts", "--json").stdout)
    assert [row["kind"] for row in everything] == ["responsibility", "term"]
    assert everything[0]["value"] == "牵头：甲部"
    assert everything[1]["text"] == "一源一策"
    assert len(json.loads(run("facts", "--json", "--clause", "（一）", "--kind", "term").stdout)) == 1
    assert "术语" in run("facts", "--clause", "1").stdout
    assert run("facts", "--clause", "9").exit_code == 1


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
