"""Questions run in parallel; a crash is recorded, an interrupt is not swallowed."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from yzassist.evaluation.model import Record, Reply, Request, Row
from yzassist.evaluation.runner import run_rows

MakeRecord = Callable[..., Record]


def replying(made: Record) -> Reply:
    assert made.reply is not None
    return made.reply


def test_every_row_gives_one_record(row: Callable[..., Row], record: MakeRecord) -> None:
    rows = [row(id=f"a{number}") for number in range(20)]
    seen: list[Record] = []
    run_rows(rows, lambda request: replying(record()), 4, seen.append)
    assert sorted(item.id for item in seen) == sorted(item.id for item in rows)


def test_a_system_is_not_told_the_gold(row: Callable[..., Row], record: MakeRecord) -> None:
    asked: list[Request] = []

    def answering(request: Request) -> Reply:
        asked.append(request)
        return replying(record())

    run_rows([row()], answering, 1, lambda done: None)
    assert asked == [Request(question="黑臭河道什么时候消除")]


def test_questions_run_side_by_side(row: Callable[..., Row], record: MakeRecord) -> None:
    meeting = threading.Barrier(2, timeout=10)

    def answering(request: Request) -> Reply:
        meeting.wait()
        return replying(record())

    seen: list[Record] = []
    run_rows([row(id="a"), row(id="b")], answering, 2, seen.append)
    assert [item.error for item in seen] == [None, None]


def test_a_crash_is_recorded_and_the_others_run(row: Callable[..., Row], record: MakeRecord) -> None:
    def answering(request: Request) -> Reply:
        if request.question == "坏":
            raise RuntimeError("炸了")
        return replying(record())

    seen: dict[str, Record] = {}
    run_rows([row(id="a", question="坏"), row(id="b")], answering, 1, lambda done: seen.update({done.id: done}))
    assert seen["a"].error == "RuntimeError: 炸了"
    assert seen["a"].reply is None
    assert seen["b"].error is None


def test_an_interrupt_stops_what_waits(row: Callable[..., Row], record: MakeRecord) -> None:
    asked: list[str] = []

    def answering(request: Request) -> Reply:
        asked.append(request.question)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_rows([row(id=f"a{number}") for number in range(200)], answering, 1, lambda done: None)
    assert len(asked) < 200


def test_the_time_of_the_answer_alone_is_kept(row: Callable[..., Row], record: MakeRecord) -> None:
    timed = replying(record()).model_copy(update={"elapsed_ms": 1234.5})
    seen: list[Record] = []
    run_rows([row()], lambda request: timed, 1, seen.append)
    assert seen[0].elapsed_ms == 1234.5
