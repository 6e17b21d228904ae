"""``yzassist eval`` as a shell sees it, over an invented plan and the real assistant."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from typer.testing import CliRunner, Result

from yzassist.assistant import Assistant
from yzassist.cli import app
from yzassist.evaluation.model import Record, Row
from yzassist.evaluation.runs import run_folders
from yzassist.feedback.model import Feedback, Verdict, Versions
from yzassist.feedback.store import Store

PLAN = """关于印发清水行动方案的通知

成文日期：2023年05月01日

## 清水行动方案

为了保护河湖，制定本方案。

## 一、主要任务

### （一）治理河道污染。

开展河道清淤。到2025年年底，黑臭河道消除率达到90%以上。（水利部牵头，财政部等参与）

### （二）整治乡村池塘。

推广“一村一塘”模式，加强池塘养护。到2024年年底，完成12个池塘改造。（农业农村部负责）
"""
MakeRow = Callable[..., Row]


class FakeEndpoint(Protocol):
    """The ``endpoint`` fixture."""

    url: str
    says: str
    asked: list[dict[str, Any]]


@dataclass(frozen=True)
class Workshop:
    """A corpus, its index, sets and runs in a temporary folder."""

    folder: Path

    @property
    def plan(self) -> Path:
        return self.folder / "corpus" / "清水.txt"

    @property
    def baseline(self) -> Path:
        return self.folder / "baseline.json"

    @property
    def runs(self) -> Path:
        return self.folder / "runs"

    def eval(self, *arguments: str) -> Result:
        sets, corpus, index = (str(self.folder / name) for name in ("eval/sets", "corpus", "index"))
        command = ["eval", "--sets", sets, "--runs", str(self.runs), "--corpus", corpus, "--index", index]
        return CliRunner().invoke(app, [*command, *arguments])

    def check(self) -> Result:
        sets, corpus = (str(self.folder / name) for name in ("eval/sets", "corpus"))
        return CliRunner().invoke(app, ["eval", "check", "--sets", sets, "--corpus", corpus])


@pytest.fixture
def workshop(assistant: Assistant, tmp_path: Path, row: MakeRow, write_set: Callable[..., Path]) -> Workshop:
    made = Workshop(tmp_path)
    made.plan.parent.mkdir()
    made.plan.write_text(PLAN, encoding="utf-8")
    index = tmp_path / "index"
    index.mkdir()
    for path in assistant.settings.index.glob("exemplars-*.npy"):
        shutil.copy(path, index)
    shutil.copytree(assistant.settings.index / "cache", index / "cache")
    write_set(
        row(id="when", question="黑臭河道消除率什么时候达到要求", expect=[["2025年年底"]]),
        row(id="rate", question="黑臭河道消除率要达到多少", kind="target", expect=[["90%"]]),
        row(
            id="who", question="整治乡村池塘由哪个部门负责", kind="responsibility", expect=[["农业农村部"]], clauses=[2]
        ),
        row(id="held", question="要完成几个池塘改造", kind="target", expect=[["12个"]], clauses=[2], split="test"),
    )
    return made


def test_a_run_prints_rates_and_is_kept(workshop: Workshop) -> None:
    result = workshop.eval()
    assert result.exit_code == 0, result.output
    assert "通过率" in result.stdout
    (folder,) = run_folders(workshop.runs)
    assert set(folder.records()) == {"when", "rate", "who"}
    assert folder.info.finished
    assert folder.info.configuration.documents[""][0].title == "清水行动方案"


def test_a_planted_regression_fails_the_gate_and_is_named(workshop: Workshop) -> None:
    gate = ("--baseline", str(workshop.baseline))
    assert workshop.eval(*gate, "--update-baseline", "--yes").exit_code == 0
    same = workshop.eval(*gate)
    assert same.exit_code == 0, same.output
    assert "变坏 0" in same.stdout

    workshop.plan.write_text(PLAN.replace("90%", "60%"), encoding="utf-8")
    broken = workshop.eval(*gate)
    assert broken.exit_code == 1
    for part in ("变坏", "rate", "90%", "60%", "不通过"):
        assert part in broken.stdout
    assert "变坏 1" in broken.stdout


def test_a_clause_that_vanished_is_a_regression(workshop: Workshop) -> None:
    gate = ("--baseline", str(workshop.baseline))
    workshop.eval(*gate, "--update-baseline", "--yes")
    workshop.plan.write_text(PLAN[: PLAN.index("### （二）")], encoding="utf-8")
    broken = workshop.eval(*gate)
    assert broken.exit_code == 1
    assert "who" in broken.stdout


def test_a_baseline_of_another_document_is_refused_before_anything_runs(workshop: Workshop) -> None:
    gate = ("--baseline", str(workshop.baseline))
    workshop.eval(*gate, "--update-baseline", "--yes")
    workshop.plan.write_text(PLAN.replace("清水行动方案", "蓝天行动方案"), encoding="utf-8")
    result = workshop.eval(*gate)
    assert result.exit_code == 1
    assert "不能比较" in result.stderr
    assert len(run_folders(workshop.runs)) == 1


def test_a_baseline_is_not_written_without_consent(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.confirm", lambda question: False)
    assert workshop.eval("--baseline", str(workshop.baseline), "--update-baseline").exit_code == 1
    assert not workshop.baseline.exists()


def test_a_wrong_row_stops_everything(workshop: Workshop, write_set: Callable[..., Path], row: MakeRow) -> None:
    write_set(row(id="a", clauses=[7]))
    unknown = workshop.eval()
    assert unknown.exit_code == 1
    assert "dev.jsonl 第1行 clauses：语料里没有第 7 条" in unknown.stderr
    write_set('{"id": "a", "kind": "riddle"}')
    assert "dev.jsonl 第1行 kind：" in workshop.eval().stderr
    write_set()
    assert "这个题库是空的" in workshop.eval().stderr
    write_set(row(id="a", document="没有的文件"))
    assert "没有对应的文件夹" in workshop.eval().stderr
    assert not workshop.runs.exists()


def test_crashing_questions_are_errors_and_not_wrong(workshop: Workshop) -> None:
    result = workshop.eval("--system", "json:loads")
    assert result.exit_code == 3
    assert "出错 3 题（不计分）" in result.stdout
    assert "通过率" not in result.stdout.split("按题型")[0]


def test_nothing_to_resume_is_told(workshop: Workshop) -> None:
    result = workshop.eval("--resume")
    assert result.exit_code == 1
    assert "没有可以接着做的评测" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--judge"], "--judge 要和"),
        (["--system", "http"], "--system http 要和 --url 一起用"),
        (["--split", "train"], "--split 的值不对，可选 dev|test|all"),
    ],
)
def test_a_wrong_command_line_is_told(workshop: Workshop, arguments: list[str], message: str) -> None:
    result = workshop.eval(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_peer_runs_in_the_same_harness_and_the_report_compares(workshop: Workshop) -> None:
    assert workshop.eval("--system", "textbook").exit_code == 0
    assert workshop.eval("--split", "all").exit_code == 0
    peer, ours = run_folders(workshop.runs)
    out = workshop.folder / "report"
    command = ["eval", "report", str(ours.path), "--compare", str(peer.path), "--out", str(out)]
    assert CliRunner().invoke(app, command).exit_code == 0
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "教科书式检索链" in page
    assert "要完成几个池塘改造" not in page
    assert (out / "report.md").read_text(encoding="utf-8").startswith("# 评测报告")
    assert len(json.loads((out / "report.json").read_text(encoding="utf-8"))["runs"]) == 2


def test_the_peer_answers_with_a_model_where_there_is_one(workshop: Workshop, endpoint: FakeEndpoint) -> None:
    endpoint.says = "方案未提及"
    result = workshop.eval("--system", "textbook", "--llm-url", endpoint.url, "--llm-model", "m")
    assert result.exit_code == 0
    assert "不该拒而拒 3" in result.stdout
    assert {asked["model"] for asked in endpoint.asked} == {"m"}
    assert any("黑臭河道消除率达到90%以上" in asked["messages"][0]["content"] for asked in endpoint.asked)


def test_the_judge_prints_its_agreement(
    workshop: Workshop, endpoint: FakeEndpoint, write_set: Callable[..., Path], row: MakeRow
) -> None:
    write_set(row(id="a", kind="content", question="黑臭河道消除率什么时候达到要求"))
    result = workshop.eval("--judge", "--llm-url", endpoint.url, "--llm-model", "m")
    assert result.exit_code == 0, result.output
    assert "评审 1 题，其中 0 题评审员没有给出结论" in result.stdout
    assert "忠实（对照：没有错误事实） 100.0%" in result.stdout
    (folder,) = run_folders(workshop.runs)
    assert json.loads((folder.path / "judgements.jsonl").read_text(encoding="utf-8"))["id"] == "a"


def test_the_checker_names_a_planted_wrong_gold(
    workshop: Workshop, write_set: Callable[..., Path], row: MakeRow
) -> None:
    good = workshop.check()
    assert (good.exit_code, good.stdout) == (0, "")
    write_set(row(id="a", expect=[["2026年年底"]]))
    bad = workshop.check()
    assert bad.exit_code == 1
    assert "dev.jsonl 第1行 expect[0]：“2026年年底”在第 1 条里没有" in bad.stdout


def test_feedback_becomes_drafts_once(workshop: Workshop) -> None:
    feedback = workshop.folder / "feedback.jsonl"
    feedback.write_text(json.dumps({"question": "清淤谁出钱", "answer": "水利部", "reason": "答非所问"}) + "\n")
    drafts = workshop.folder / "drafts.jsonl"
    command = ["eval", "add", "--from-feedback", str(feedback), "--out", str(drafts)]
    command += ["--sets", str(workshop.folder / "eval" / "sets")]
    assert "新增 1 道草稿" in CliRunner().invoke(app, command).stderr
    assert "新增 0 道草稿" in CliRunner().invoke(app, command).stderr
    (line,) = drafts.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["question"] == "清淤谁出钱"


def test_feedback_of_the_app_becomes_drafts(
    workshop: Workshop, record: Callable[..., Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = record().reply
    assert reply is not None
    address = f"sqlite:///{workshop.folder / 'feedback.sqlite3'}"
    store = Store(address)
    versions = Versions(package="1", corpus="c", model="m", index="i")
    store.add_feedback(Feedback(question="清淤谁来干", answer=reply.answer, versions=versions, verdict=Verdict.WRONG))
    store.close()
    monkeypatch.setenv("YZASSIST_DATABASE_URL", address)
    drafts = workshop.folder / "drafts.jsonl"
    command = ["eval", "add", "--out", str(drafts), "--sets", str(workshop.folder / "eval" / "sets")]
    assert "请写 --from-feedback" in CliRunner().invoke(app, command).stderr
    assert "新增 1 道草稿" in CliRunner().invoke(app, [*command, "--from-feedback"]).stderr
    (line,) = drafts.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["note"].startswith("用户不满意：答错")
