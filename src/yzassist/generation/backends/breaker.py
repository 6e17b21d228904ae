"""A circuit breaker: a model that has failed several times in a row is left alone for a while."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Generator, Sequence

from langchain_core.messages import BaseMessage

from yzassist.errors import ModelUnavailableError
from yzassist.generation.backends.base import ChatBackend
from yzassist.generation.departure import Departure

FAILURES = 3
"""In a row; fewer may be chance, more make as many people wait for nothing."""
REST_S = 30.0


class CircuitBreaker:
    """A backend before another. After ``FAILURES`` in a row it refuses at once for ``REST_S`` seconds, then lets one
    question try; that one decides."""

    def __init__(self, backend: ChatBackend, clock: Callable[[], float] = time.monotonic) -> None:
        self._backend = backend
        self._clock = clock
        self._counting = threading.Lock()
        self._failures = 0
        self._rests_until = -math.inf

    @property
    def name(self) -> str:
        """That of the backend behind it."""
        return self._backend.name

    def warm_up(self, opening: Sequence[BaseMessage]) -> None:
        """That of the backend behind it."""
        self._backend.warm_up(opening)

    def stream(
        self, messages: Sequence[BaseMessage], max_tokens: int, deadline_s: float, departure: Departure
    ) -> Generator[str, None, None]:
        """See ``ChatBackend``."""
        self._enter()
        try:
            yield from self._backend.stream(messages, max_tokens, deadline_s, departure)
        except ModelUnavailableError:
            self._failed()
            raise
        except GeneratorExit:  # whoever asked has heard enough: it was answering
            self._succeeded()
            raise
        self._succeeded()

    def _enter(self) -> None:
        """Raises ModelUnavailableError while the model rests."""
        with self._counting:
            now = self._clock()
            if now < self._rests_until:
                wait_s = math.ceil(self._rests_until - now)
                raise ModelUnavailableError(
                    f"语言模型 {self.name} 接连 {self._failures} 次没有答上来，{wait_s} 秒后再试。"
                )
            if self._failures >= FAILURES:
                self._rests_until = now + REST_S  # others wait for what this one finds

    def _succeeded(self) -> None:
        with self._counting:
            self._failures = 0
            self._rests_until = -math.inf

    def _failed(self) -> None:
        with self._counting:
            self._failures += 1
            if self._failures >= FAILURES:
                self._rests_until = self._clock() + REST_S
