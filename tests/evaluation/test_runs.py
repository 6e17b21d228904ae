"""A run is kept in its folder, can be interrupted and resumed, and be scored later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from yzassist.errors import InvalidInputError
from yzassist.evaluation.model import Passage, Record, Reply, Request, Row
from yzassist.evaluation.runs import ANSWERS_FILE, Document, RunFolder, RunInfo, latest, rows_hash
from yzassist.evaluation.session import RunInterruptedError, Session, load_cases

MakeRecord = Callable[..., Record]


@pytest.fixture
def session(row: Callable[..., Row], run_info: RunInfo) -> Session:
    rows = tuple(row(id=f"a{number}") for number in range(6))
    return Session(
        rows=rows, corpora={}, configuration=run_info.configuration, sets=run_info.sets, threads=run_info.threads
    )


@pytest.fixture
def answering(record: MakeRecord) -> Callable[[Request], Reply]:
    def reply(request: Request) -> Reply:
        made = record().reply
        assert made is not None
        return made

    return reply


def test_a_run_lies_in_a_folder_named_by_time_and_configuration(session: Session, tmp_path: Path) -> None:
    folder = session.start(tmp_path / "runs")
    assert folder.path.name.endswith(f"-{session.configuration.hash}")
    assert folder.rows() == session.rows
    assert folder.info.finished is None


def test_a_finished_run_can_be_scored_from_its_folder(
    session: Session,
    answering: Callable[[Request], Reply],
    passages: Sequence[Passage],
    run_info: RunInfo,
    tmp_path: Path,
) -> None:
    folder = RunFolder.create(tmp_path, run_info, session.rows, passages)
    session.run(folder, answering, lambda done: None)
    assert folder.info.finished is not None
    cases = load_cases(RunFolder(folder.path))
    assert [case.row.id for case in cases] == [row.id for row in session.rows]
    assert all(case.score.passed for case in cases)
    assert latest(tmp_path).path == folder.path


def test_an_interrupted_run_is_resumed_where_it_stopped(
    session: Session, answering: Callable[[Request], Reply], tmp_path: Path
) -> None:
    folder = session.start(tmp_path)
    asked: list[str] = []

    def stopping(request: Request) -> Reply:
        asked.append(request.question)
        if len(asked) == 4:
            raise KeyboardInterrupt
        return answering(request)

    with pytest.raises(RunInterruptedError, match="--resume"):
        session.run(folder, stopping, lambda done: None)
    before = folder.records()
    assert 0 < len(before) < len(session.rows)

    again = session.resume(tmp_path)
    assert again.path == folder.path
    asked_again: list[str] = []

    def counting(request: Request) -> Reply:
        asked_again.append(request.question)
        return answering(request)

    seen: list[str] = []
    session.run(again, counting, lambda done: seen.append(done.id))
    assert len(asked_again) == len(session.rows) - len(before)
    assert sorted(seen) == sorted(row.id for row in session.rows)


def test_a_record_cut_off_by_a_kill_is_asked_again(
    session: Session, answering: Callable[[Request], Reply], tmp_path: Path
) -> None:
    folder = session.start(tmp_path)
    session.run(folder, answering, lambda done: None)
    path = folder.path / ANSWERS_FILE
    path.write_bytes(path.read_bytes()[:-20])
    assert len(folder.records()) == len(session.rows) - 1
    session.run(folder, answering, lambda done: None)
    assert len(folder.records()) == len(session.rows)


def test_a_finished_run_or_another_configuration_is_not_resumed(
    session: Session, answering: Callable[[Request], Reply], tmp_path: Path
) -> None:
    session.run(session.start(tmp_path), answering, lambda done: None)
    with pytest.raises(InvalidInputError, match="没有可以接着做的评测"):
        session.resume(tmp_path)


def test_a_folder_that_is_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="不是评测结果"):
        _ = RunFolder(tmp_path).info
    with pytest.raises(InvalidInputError, match="还没有做完的评测"):
        latest(tmp_path)


def test_the_configuration_hash_tells_every_change(run_info: RunInfo) -> None:
    before = run_info.configuration
    for field in ("system", "embedding_model", "language_model", "prompts_hash", "code_hash", "rows_hash"):
        assert before.model_copy(update={field: "other"}).hash != before.hash


def test_the_hash_of_rows_is_that_of_what_is_asked(row: Callable[..., Row]) -> None:
    assert rows_hash([row()]) == rows_hash([row(note="改了说明")])
    assert rows_hash([row()]) != rows_hash([row(question="别的")])


@pytest.mark.parametrize(
    ("title", "number", "same"), [("甲方案", "", True), ("乙方案", "", False), ("甲方案（修订）", "一号", True)]
)
def test_documents_are_the_same_by_title_or_number(title: str, number: str, same: bool) -> None:
    known = Document(id="x", title="甲方案", number="一号", content_hash="1", clauses=(1,))
    assert known.is_same(Document(id="x", title=title, number=number, content_hash="2", clauses=(1,))) is same


def test_documents_without_a_title_are_the_same_by_file() -> None:
    known = Document(id="x", title="", number="", content_hash="1", clauses=(1,))
    assert known.is_same(known.model_copy(update={"content_hash": "2"}))
    assert not known.is_same(known.model_copy(update={"id": "y"}))
