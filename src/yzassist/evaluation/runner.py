"""Runs questions through a system: in parallel, resumable, and past questions that crash."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed

from yzassist.evaluation.model import Record, Request, Row
from yzassist.evaluation.systems.base import Answering

OnDone = Callable[[Record], None]


def run_rows(rows: Iterable[Row], answering: Answering, threads: int, on_done: OnDone) -> None:
    """Ask every row and hand each record to ``on_done`` as it comes, in the calling thread.

    An interrupt lets the questions under way end unrecorded and is raised again.
    """
    with ThreadPoolExecutor(threads) as pool:
        futures = [pool.submit(ask_row, row, answering) for row in rows]
        try:
            for future in as_completed(futures):
                on_done(future.result())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def ask_row(row: Row, answering: Answering) -> Record:
    """One record; what the system raises becomes its ``error``."""
    request = Request(question=row.question, history=row.history, document=row.document)
    started = time.perf_counter()
    try:
        reply = answering(request)
    except Exception as error:  # whatever a system raises must not stop the others' questions
        return Record(id=row.id, elapsed_ms=_elapsed_ms(started), error=f"{type(error).__name__}: {error}")
    elapsed_ms = _elapsed_ms(started) if reply.elapsed_ms is None else reply.elapsed_ms
    return Record(id=row.id, elapsed_ms=elapsed_ms, reply=reply)


def _elapsed_ms(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 2)
