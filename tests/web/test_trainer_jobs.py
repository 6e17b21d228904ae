"""Work in the background: one at a time, watched, stopped, and what went wrong is told."""

from __future__ import annotations

import threading

import pytest

from yzassist.errors import CorpusError, InvalidInputError
from yzassist.web.pages.trainer.jobs import Jobs, Report, State

_SOON_S = 10.0


def test_work_is_followed_to_its_end() -> None:
    jobs, go_on, half = Jobs(), threading.Event(), threading.Event()

    def work(report: Report) -> str:
        report("读取文件", 1, 2)
        half.set()
        go_on.wait(_SOON_S)
        return "好了"

    assert jobs.current is None
    jobs.start("重建索引", work)
    half.wait(_SOON_S)
    job = jobs.current
    assert job is not None
    assert (job.running, job.stage, job.done, job.total) == (True, "读取文件", 1, 2)
    with pytest.raises(InvalidInputError, match="“重建索引”还在进行"):
        jobs.start("评测", lambda report: "")
    go_on.set()
    ended = jobs.wait(_SOON_S)
    assert ended is not None
    assert (ended.state, ended.message) == (State.DONE, "好了")
    jobs.start("评测", lambda report: "又好了")
    ended = jobs.wait(_SOON_S)
    assert ended is not None
    assert (ended.title, ended.message) == ("评测", "又好了")


def test_it_stops_at_its_next_step_and_the_next_work_is_not_stopped() -> None:
    jobs, steps, begun = Jobs(), 0, threading.Event()

    def work(report: Report) -> str:
        nonlocal steps
        while True:
            report("走", steps, 0)
            steps += 1
            begun.set()

    jobs.start("评测", work)
    begun.wait(_SOON_S)
    jobs.stop()
    ended = jobs.wait(_SOON_S)
    assert ended is not None
    assert ended.state is State.STOPPED

    def one(report: Report) -> str:
        report("一步", 1, 1)
        return "完成"

    jobs.start("评测", one)
    ended = jobs.wait(_SOON_S)
    assert ended is not None
    assert ended.state is State.DONE


@pytest.mark.parametrize(
    ("error", "message"),
    [(CorpusError("语料目录不存在。"), "语料目录不存在。"), (ZeroDivisionError("division by zero"), "程序内部出错")],
)
def test_errors_are_told_without_a_trace(error: Exception, message: str) -> None:
    jobs = Jobs()

    def work(report: Report) -> str:
        raise error

    jobs.start("评测", work)
    ended = jobs.wait(_SOON_S)
    assert ended is not None
    assert ended.state is State.FAILED
    assert message in ended.message
    assert "division" not in ended.message
