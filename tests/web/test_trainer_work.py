"""Running, comparing and rebuilding as the page does it, over an invented plan and the real assistant."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from yzassist.assistant import Assistant
from yzassist.errors import CorpusError, InvalidInputError
from yzassist.evaluation.runs import run_folders
from yzassist.feedback.model import Feedback, Verdict
from yzassist.feedback.store import Store
from yzassist.feedback.versions import versions_of
from yzassist.index.embedding import Embedder
from yzassist.web.pages.trainer.corpus_panel import rebuild
from yzassist.web.pages.trainer.evaluations import Evaluations
from yzassist.web.pages.trainer.jobs import JobStoppedError
from yzassist.web.pages.trainer.reports import report_view, runs_view
from yzassist.web.service import Service

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
QUESTION = "黑臭河道消除率要达到多少"


def row(row_id: str, question: str, expect: str, clause: int, **fields: Any) -> str:
    base = {"id": row_id, "question": question, "kind": "target", "voice": "formal", "split": "dev", "note": "出处"}
    return json.dumps({**base, "expect": [[expect]], "clauses": [clause], **fields}, ensure_ascii=False)


@pytest.fixture
def service(
    assistant_over: Callable[[Mapping[str, str]], Assistant], model: Embedder, tmp_path: Path
) -> Iterator[Service]:
    served = assistant_over({"清水.txt": PLAN})
    settings = served.settings.model_copy(update={"log_questions": False})
    made = Service(settings, served, Store(f"sqlite:///{tmp_path / 'feedback.sqlite3'}"), model)
    yield made
    made.close()


@pytest.fixture
def evaluations(service: Service, tmp_path: Path) -> Evaluations:
    sets = tmp_path / "eval" / "sets"
    sets.mkdir(parents=True)
    rows = (
        row("rate", QUESTION, "90%", 1),
        row("ponds", "要完成几个池塘改造", "12个", 2),
        row("wrong", "池塘改造什么时候完成", "2030年年底", 2, kind="deadline"),
        row("held", "一村一塘模式由谁推广", "农业农村部", 2, kind="responsibility", split="test"),
    )
    (sets / "dev.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (sets / "more.jsonl").write_text(row("more", "河道清淤谁牵头", "水利部", 1, kind="responsibility"), "utf-8")
    return Evaluations(service, tmp_path / "eval")


def unheard(stage: str, done: int, total: int) -> None:
    """Progress nobody watches."""


def run(evaluations: Evaluations, *sets: str, split: str = "dev", limit: int = 0) -> str:
    return evaluations.run(evaluations.choice(sets, split, limit), unheard)


def test_a_run_is_kept_listed_and_reported(evaluations: Evaluations, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    choice = evaluations.choice(("dev", "more"), "dev", 0)
    said = evaluations.run(choice, lambda *step: steps.append(step))
    assert said == "4 题已评完，通过率 75.0%。"
    assert steps[-1] == ("正在评测", 4, 4)
    (listed,) = evaluations.runs()
    assert (listed.sets, listed.answered, listed.questions, listed.finished) == (("dev", "more"), 4, 4, True)
    (folder,) = run_folders(tmp_path / "eval" / "runs")
    assert folder.info.configuration.documents[""][0].title == "清水行动方案"
    assert "75.0%" in runs_view([listed])
    view = report_view(evaluations.report(listed.name), listed.name)
    for part in ('sandbox=""', "srcdoc=", "data:text/html;charset=utf-8;base64,", "data:text/markdown", "2030年年底"):
        assert part in view
    assert "两次比较" not in view


def test_a_limit_takes_questions_from_the_whole_set(evaluations: Evaluations, tmp_path: Path) -> None:
    run(evaluations, "dev", split="all", limit=2)
    (folder,) = run_folders(tmp_path / "eval" / "runs")
    assert [item.id for item in folder.rows()] == ["rate", "wrong"]
    assert "4 题已评完" in run(evaluations, "dev", split="all", limit=100)


def test_two_runs_show_what_flipped_both_ways(evaluations: Evaluations, service: Service) -> None:
    run(evaluations, "dev")
    plan = service.settings.corpus / "清水.txt"
    plan.write_text(PLAN.replace("90%", "60%").replace("2024年", "2030年"), encoding="utf-8")
    rebuild(service, False, unheard)
    run(evaluations, "dev")
    after, before = evaluations.runs()
    data = evaluations.report(after.name, before.name)
    assert data.comparison is not None
    assert [flip.after.id for flip in data.comparison.broken] == ["rate"]
    assert [flip.after.id for flip in data.comparison.mended] == ["wrong"]
    view = report_view(data, after.name)
    for part in ("变坏（1 题）", "变好（1 题）", "90%", "60%", "不通过：有变坏的地方。"):
        assert part in view


def test_a_stopped_run_keeps_its_answers(evaluations: Evaluations) -> None:
    def impatient(stage: str, done: int, total: int) -> None:
        if done == 2:
            raise JobStoppedError("停")

    with pytest.raises(JobStoppedError):
        evaluations.run(evaluations.choice(("dev",), "dev", 0), impatient)
    (listed,) = evaluations.runs()
    assert (listed.answered, listed.questions, listed.finished) == (2, 3, False)
    assert evaluations.unfinished() == listed
    assert evaluations.resume(listed.name, unheard) == "3 题已评完，通过率 66.7%。"
    assert [(row.name, row.finished) for row in evaluations.runs()] == [(listed.name, True)]
    assert evaluations.unfinished() is None
    with pytest.raises(InvalidInputError, match="已经做完"):
        evaluations.resume(listed.name, unheard)


def test_a_run_whose_plan_or_questions_changed_meanwhile_is_not_gone_on_with(
    evaluations: Evaluations, service: Service, tmp_path: Path
) -> None:
    def impatient(stage: str, done: int, total: int) -> None:
        raise JobStoppedError("停")

    with pytest.raises(JobStoppedError):
        evaluations.run(evaluations.choice(("dev",), "dev", 0), impatient)
    (listed,) = evaluations.runs()
    sets = tmp_path / "eval" / "sets" / "dev.jsonl"
    questions = sets.read_text(encoding="utf-8")
    sets.write_text(questions.replace('"rate"', '"other"'), encoding="utf-8")
    with pytest.raises(InvalidInputError, match="题库、语料或程序在停下以后改动过"):
        evaluations.resume(listed.name, unheard)
    sets.write_text(questions, encoding="utf-8")
    plan = service.settings.corpus / "清水.txt"
    plan.write_text(PLAN.replace("90%", "60%"), encoding="utf-8")
    rebuild(service, False, unheard)
    with pytest.raises(InvalidInputError, match="题库、语料或程序在停下以后改动过"):
        evaluations.resume(listed.name, unheard)


def test_a_wrong_choice_is_told(evaluations: Evaluations) -> None:
    for sets, split, limit, message in (
        ((), "dev", 0, "请至少选一个题库"),
        (("没有",), "dev", 0, "没有这个题库"),
        (("../sets/dev.jsonl",), "dev", 0, "没有这个题库"),
        (("dev",), "train", 0, "没有这个题库"),
        (("dev",), "dev", -1, "不能小于 0"),
    ):
        with pytest.raises(InvalidInputError, match=message):
            evaluations.choice(sets, split, limit)


def test_a_part_without_questions_and_an_unknown_run_are_told(evaluations: Evaluations) -> None:
    with pytest.raises(InvalidInputError, match="没有这一部分的题"):
        run(evaluations, "more", split="test")
    for name in ("", "..", "../../etc", "20250101-000000"):
        with pytest.raises(InvalidInputError, match="没有这次评测"):
            evaluations.report(name)


def test_feedback_becomes_drafts(evaluations: Evaluations, service: Service) -> None:
    store = service.store
    for question in ("谁给钱", QUESTION):
        answer = service.ask(question)
        versions = versions_of(service.assistant)
        store.add_feedback(Feedback(question=question, answer=answer, versions=versions, verdict=Verdict.WRONG))
    items = store.feedback()
    assert [json.loads(line)["question"] for line in evaluations.draft_lines(items).splitlines()] == [
        QUESTION,
        "谁给钱",
    ]
    assert evaluations.append_drafts(items) == 1
    assert evaluations.append_drafts(items) == 0
    (line,) = evaluations.drafts.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["question"] == "谁给钱"


def test_the_old_index_answers_until_the_new_one_is_whole(service: Service) -> None:
    plan = service.settings.corpus / "清水.txt"
    answers: list[str] = []
    failures: list[Exception] = []
    over, asking, building = threading.Event(), threading.Event(), threading.Event()

    def ask() -> None:
        while not over.is_set():
            try:
                answers.append(service.ask(QUESTION).answer)
            except Exception as error:
                failures.append(error)
            asking.set()

    heard: list[str] = []

    def slowly(stage: str, done: int, total: int) -> None:
        """Every stage of the build waits until a further question has been answered."""
        heard.append(stage)
        building.set()
        asking.clear()
        asking.wait(10)

    asker = threading.Thread(target=ask)
    asker.start()
    try:
        asking.wait(10)
        plan.write_text(PLAN.replace("90%", "60%"), encoding="utf-8")
        assert "更新 1 份" in rebuild(service, False, slowly)
        begun = len(answers)
        asking.clear()
        asking.wait(10)
    finally:
        over.set()
        asker.join(30)
    assert failures == []
    assert len(heard) >= 3
    assert "90%" in answers[0]
    assert "60%" in answers[-1]
    assert begun >= 3
    flips = [now != before for before, now in pairwise(answers)]
    assert sum(flips) == 1
    assert "60%" in service.ask(QUESTION).answer


def test_a_rebuild_that_fails_leaves_the_old_index_serving(service: Service) -> None:
    plan = service.settings.corpus / "清水.txt"
    plan.write_bytes(b"\x00\x01\x02")
    with pytest.raises(CorpusError, match="没有可用的文件"):
        rebuild(service, True, unheard)
    assert "90%" in service.ask(QUESTION).answer
    assert service.problem == ""
