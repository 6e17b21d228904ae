"""The service: starting with and without an index, changing to a newer one while it answers, and its log."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from yzassist.assistant import Assistant
from yzassist.errors import CorpusError, IndexUnavailableError, InvalidQuestionError
from yzassist.feedback.store import Store
from yzassist.index.build import build_index
from yzassist.index.embedding import Embedder
from yzassist.settings import Settings
from yzassist.web import service as service_module
from yzassist.web.service import GENERAL_PROBLEM, Service
from yzassist.web.steps import Step

QUESTION = "黑臭河道由谁牵头治理？"
PLAN = """关于印发清河行动方案的通知

成文日期：2023年05月01日

## 清河行动方案

## 一、主要任务

### （一）治理黑臭河道。

开展河道清淤。到2025年年底，基本消除黑臭河道。（{lead}牵头，财政部等参与）

### （二）整治乡村池塘。

加强池塘养护。到2024年年底，完成12个池塘改造。（农业农村部负责）
"""
_WAIT_S = 60


def write_plan(settings: Settings, lead: str) -> None:
    settings.corpus.mkdir(exist_ok=True)
    (settings.corpus / "plan.txt").write_text(PLAN.format(lead=lead), encoding="utf-8")


@pytest.fixture
def small(assistant: Assistant, shipped: Settings, tmp_path: Path) -> Settings:
    """A corpus of one small plan and no index yet; the exemplars' vectors are there already."""
    settings = shipped.model_copy(
        update={
            "corpus": tmp_path / "corpus",
            "index": tmp_path / "index",
            "database_url": f"sqlite:///{tmp_path / 'log.sqlite3'}",
        }
    )
    shutil.copytree(shipped.index / "cache", settings.index / "cache")
    for path in shipped.index.glob("exemplars-*.npy"):
        shutil.copy(path, settings.index)
    write_plan(settings, "水利部")
    return settings


@contextmanager
def running(service: Service) -> Iterator[None]:
    """``service.run`` on a thread of its own."""
    stop = threading.Event()
    thread = threading.Thread(target=service.run, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_WAIT_S)
        service.close()
        assert not thread.is_alive()


def wait_until(met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _WAIT_S
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The service looks for a newer index all the time."""
    monkeypatch.setattr(service_module, "_WATCH_S", 0.05)


def test_without_an_index_one_is_built_first(small: Settings, model: Embedder) -> None:
    service = Service(small, embedder=model)
    assert "正在启动" in service.problem
    with pytest.raises(IndexUnavailableError, match="正在启动"):
        service.ask(QUESTION)
    with running(service):
        wait_until(lambda: not service.problem)
        assert "水利部" in service.ask(QUESTION).answer


@pytest.mark.usefixtures("impatient")
def test_broken_index_is_said_and_a_mended_one_served(small: Settings, model: Embedder) -> None:
    small.index.joinpath("CURRENT").write_text("0123456789ab\n", encoding="utf-8")
    service = Service(small, embedder=model)
    with running(service):
        wait_until(lambda: "yzassist index" in service.problem)
        build_index(small, embedder=model)
        wait_until(lambda: not service.problem)
        assert service.ask(QUESTION).citations


def test_without_a_corpus_the_problem_names_it(small: Settings, model: Embedder) -> None:
    shutil.rmtree(small.corpus)
    service = Service(small, embedder=model)
    with running(service):
        wait_until(lambda: "语料目录" in service.problem)


def test_unforeseen_failure_is_told_in_general_words(
    small: Settings, model: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("a secret path")

    monkeypatch.setattr(service_module, "open_index", fail)
    service = Service(small, embedder=model)
    with running(service):
        wait_until(lambda: service.problem == GENERAL_PROBLEM)


@pytest.mark.usefixtures("impatient")
def test_index_built_by_another_process_is_taken_up(small: Settings, model: Embedder) -> None:
    service = Service(small, embedder=model)
    with running(service):
        wait_until(lambda: not service.problem)
        write_plan(small, "生态环境部")
        build_index(small, embedder=model)
        wait_until(lambda: "生态环境部" in service.ask(QUESTION).answer)


def test_failed_rebuild_leaves_the_old_index_serving(small: Settings, model: Embedder) -> None:
    service = Service(small, embedder=model)
    service.rebuild()
    (small.corpus / "plan.txt").write_bytes(b"\x00\x01")
    with pytest.raises(CorpusError):
        service.rebuild()
    small.index.joinpath("CURRENT").unlink()
    with pytest.raises(IndexUnavailableError):
        service.reload()
    assert not service.problem
    assert "水利部" in service.ask(QUESTION).answer


def test_rebuilds_disturb_nobody_who_asks(small: Settings, model: Embedder) -> None:
    service = Service(small, embedder=model)
    service.rebuild()
    done = threading.Event()
    answers: list[str] = []
    errors: list[Exception] = []

    def ask_on() -> None:
        while not done.is_set():
            try:
                answers.append(service.ask(QUESTION).answer)
            except Exception as error:
                errors.append(error)

    threads = [threading.Thread(target=ask_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    leads = ("生态环境部", "交通运输部", "自然资源部")
    for lead in leads:
        write_plan(small, lead)
        service.rebuild()
        seen = len(answers)
        wait_until(lambda seen=seen: len(answers) > seen + 8)  # type: ignore[misc]
    done.set()
    for thread in threads:
        thread.join(_WAIT_S)
    assert errors == []
    assert all(any(lead in answer for answer in answers) for lead in leads)
    assert all(any(lead in answer for lead in ("水利部", *leads)) for answer in answers)
    assert leads[-1] in answers[-1]


def test_question_is_logged_with_its_conversation(small: Settings, assistant: Assistant) -> None:
    service = Service(small, assistant)
    history = [{"role": "user", "content": "农膜回收率要达到多少？"}, {"role": "assistant", "content": "85%", "x": "y"}]
    answer = service.ask("由谁牵头？", history)
    service.close()
    (logged,) = Store(small.database_url).questions()
    assert (logged.question, logged.answer) == ("由谁牵头？", answer)
    assert [turn.content for turn in logged.history] == ["农膜回收率要达到多少？", "85%"]
    assert logged.versions.index == assistant.index.generation


def test_logged_questions_are_deleted_after_their_days(
    small: Settings, assistant: Assistant, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service(small.model_copy(update={"log_days": 7}), assistant)
    asked: list[timedelta] = []
    monkeypatch.setattr(service.store, "delete_questions", lambda older_than: asked.append(older_than) or 0)
    with running(service):
        wait_until(lambda: bool(asked))
        time.sleep(0.2)
    assert asked == [timedelta(days=7)]


def test_a_database_that_is_away_does_not_stop_the_watch(
    small: Settings, model: Embedder, impatient: None, tmp_path: Path
) -> None:
    tmp_path.joinpath("file").write_text("")
    away = small.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'file' / 'x.db'}"})
    service = Service(away, embedder=model)
    with running(service):
        wait_until(lambda: not service.problem)
        first = service.assistant.index.generation
        write_plan(small, "农业农村部")
        build_index(small, embedder=model)
        wait_until(lambda: service.assistant.index.generation != first)


def test_nothing_is_logged_when_the_settings_say_so(small: Settings, assistant: Assistant) -> None:
    service = Service(small.model_copy(update={"log_questions": False}), assistant)
    service.ask(QUESTION)
    service.close()
    assert Store(small.database_url).questions() == ()


def test_answers_do_not_need_the_database(small: Settings, assistant: Assistant, tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("")
    service = Service(small.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'file' / 'x.db'}"}), assistant)
    assert service.ask("农膜回收率要达到多少？").citations
    service.close()
    assert b"yzassist_not_logged_total 1.0" in service.metrics.text()


def test_steps_are_told_as_they_begin(small: Settings, assistant: Assistant) -> None:
    steps: list[Step] = []
    Service(small, assistant).ask("农膜回收率要达到多少？", on_step=steps.append)
    assert steps == list(Step)


def test_unreadable_question_is_counted_and_told(small: Settings, assistant: Assistant) -> None:
    service = Service(small, assistant)
    with pytest.raises(InvalidQuestionError):
        service.ask(" ")
    assert b"yzassist_rejected_total 1.0" in service.metrics.text()
