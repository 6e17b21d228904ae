"""Pages that are made once for each generation of the index, however many people look at them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from yzassist.index.store import Index

_MOST = 32
"""Pages kept at a time; the oldest goes first."""

Key = TypeVar("Key", bound=Hashable)
Page = TypeVar("Page")


class PerGeneration(Generic[Key, Page]):
    """``make(index, key)``, remembered until another generation is asked for. Keeps no index."""

    def __init__(self, make: Callable[[Index, Key], Page]) -> None:
        self._make = make
        self._generation = ""
        self._pages: dict[Key, Page] = {}
        self._lock = threading.Lock()

    def get(self, index: Index, key: Key) -> Page:
        """The page of ``key`` over ``index``; two threads that ask for the same one at once wait for one making."""
        with self._lock:
            if self._generation != index.generation:
                self._generation = index.generation
                self._pages.clear()
            if key not in self._pages:
                if len(self._pages) >= _MOST:
                    del self._pages[next(iter(self._pages))]
                self._pages[key] = self._make(index, key)
            return self._pages[key]
