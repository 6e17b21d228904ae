"""The threads that answer, and the end of their queue."""

from __future__ import annotations

import threading

import pytest

from yzassist.web.answering import THREADS, AnsweringThreads, TooBusyError


def test_a_full_queue_refuses_and_takes_again_when_there_is_room() -> None:
    refused: list[None] = []
    threads = AnsweringThreads(2, lambda: refused.append(None))
    hold = threading.Event()
    taken = [threads.submit(hold.wait) for _ in range(THREADS + 2)]
    with pytest.raises(TooBusyError, match="提问的人太多，请等 5 秒再问"):
        threads.submit(hold.wait)
    with pytest.raises(TooBusyError):
        threads.check()
    assert len(refused) == 2
    assert taken.pop().cancel()
    taken.append(threads.submit(hold.wait))
    hold.set()
    assert [one.result(10) for one in taken] == [True] * (THREADS + 2)
    threads.shutdown(wait=True)


def test_an_error_gives_its_place_back() -> None:
    threads = AnsweringThreads(1)
    for _ in range(3 * THREADS):
        with pytest.raises(ZeroDivisionError):
            threads.submit(divmod, 1, 0).result(10)
    threads.check()
    threads.shutdown(wait=True)
    for _ in range(3 * THREADS):
        with pytest.raises(RuntimeError):
            threads.submit(divmod, 1, 1)
    threads.check()
