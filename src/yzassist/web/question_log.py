"""Keeps each question with its answer, without letting anyone wait for the database."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

from yzassist.errors import YzassistError
from yzassist.feedback.model import Asked
from yzassist.feedback.store import Store

_log = logging.getLogger(__name__)
_WAITING = 1000
"""Answers that may wait for the database; further ones are not kept, so that memory stays bounded."""


class QuestionLog:
    """A thread that writes to the store, started by the first question.

    ``lost`` is called for every answer that could not be kept.
    """

    def __init__(self, store: Store, lost: Callable[[], None]) -> None:
        self._store = store
        self._lost = lost
        self._waiting: queue.Queue[Asked | None] = queue.Queue(_WAITING)
        self._writer: threading.Thread | None = None
        self._starting = threading.Lock()

    def add(self, asked: Asked) -> None:
        """Have it written soon."""
        with self._starting:
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_all, name="question-log", daemon=True)
                self._writer.start()
        try:
            self._waiting.put_nowait(asked)
        except queue.Full:
            self._lost()

    def close(self, timeout_s: float = 5.0) -> None:
        """Write what is waiting, for at most ``timeout_s`` seconds."""
        if self._writer is None:
            return
        try:
            self._waiting.put(None, timeout=timeout_s)
        except queue.Full:
            return
        self._writer.join(timeout_s)
        self._writer = None

    def _write_all(self) -> None:
        while (asked := self._waiting.get()) is not None:
            try:
                self._store.log_question(asked)
            except YzassistError as error:
                self._lost()
                _log.error("提问记录没有写入：%s", error)
            except Exception:
                self._lost()
                _log.exception("提问记录没有写入")
