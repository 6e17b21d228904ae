"""Who asked may leave before the answer is written: whoever waits for the model on their behalf is woken and stops."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class DepartedError(Exception):
    """Who asked has left: what the model would still say is for nobody."""


class Departure:
    """Whether the visitor of one question has left. Safe for many threads."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._left = False
        self._calls: list[Callable[[], None]] = []

    @property
    def left(self) -> bool:
        """True from the moment of ``leave`` on."""
        return self._left

    def leave(self) -> None:
        """Say that the visitor has left; a second time does nothing."""
        with self._changing:
            self._left, calls = True, self._calls
            self._calls = []
        for call in calls:
            call()

    @contextmanager
    def telling(self, call: Callable[[], None]) -> Iterator[None]:
        """Has ``call`` made, once, when the visitor leaves meanwhile; at once if that is past."""
        with self._changing:
            self._calls.append(call)
            past = self._left
        if past:
            self.leave()
        try:
            yield
        finally:
            with self._changing:
                if call in self._calls:
                    self._calls.remove(call)
