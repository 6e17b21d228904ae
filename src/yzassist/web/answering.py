"""The few threads that answer, and how many questions may wait for them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from yzassist.errors import YzassistError

THREADS = 4
"""Of two cores, so that a long answer holds up no short one; more only wait for each other."""
THREADS_WITH_MODEL = 12
"""Some wait for a language model without computing, and must not hold up those who get the extractive answer."""
RETRY_S = 5
"""A full queue of the default length is worked off in about that time."""

P = ParamSpec("P")
T = TypeVar("T")


class TooBusyError(YzassistError):
    """Too many questions wait already, of all addresses together; ask again after ``RETRY_S`` seconds."""

    def __init__(self) -> None:
        super().__init__(f"现在提问的人太多，请等 {RETRY_S} 秒再问。")


class AnsweringThreads(ThreadPoolExecutor):
    """Threads for answers. What is asked beyond ``most_waiting`` is refused at once instead of late."""

    def __init__(self, most_waiting: int, refused: Callable[[], None] = lambda: None, threads: int = THREADS) -> None:
        """``refused`` is called for every question that finds the queue full."""
        super().__init__(threads, thread_name_prefix="answer")
        self._most = threads + most_waiting
        self._refused = refused
        self._taken = 0
        self._counting = threading.Lock()

    def check(self) -> None:
        """Raises TooBusyError while the queue is full."""
        if self._taken >= self._most:
            self._refused()
            raise TooBusyError

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Raises TooBusyError when the queue is full."""
        with self._counting:
            self.check()
            self._taken += 1
        try:
            future = super().submit(fn, *args, **kwargs)
        except RuntimeError:  # closed
            self._leave()
            raise
        future.add_done_callback(self._leave)  # called for one that is cancelled too
        return future

    def _leave(self, _: object = None) -> None:
        with self._counting:
            self._taken -= 1
