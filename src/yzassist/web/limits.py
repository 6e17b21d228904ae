"""How many questions one address may ask in a minute."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import deque
from collections.abc import Callable

from yzassist.errors import YzassistError

WINDOW_S = 60.0
_SWEEP_EVERY = 1024
"""Checks between two sweeps that forget addresses whose window has passed."""
_IPV6_NETWORK = 64
"""Leading bits of an IPv6 address that stand for one line; its owner chooses the others at will."""


class TooManyQuestionsError(YzassistError):
    """Ask again after ``retry_after_s`` seconds."""

    def __init__(self, per_minute: int, retry_after_s: int) -> None:
        super().__init__(f"提问太频繁：每分钟最多 {per_minute} 个问题。请等 {retry_after_s} 秒再问。")
        self.retry_after_s = retry_after_s


class AddressLimits:
    """A sliding window for each address. Safe for many threads; memory grows with the addresses of one minute only."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        """``refused`` is called for every question over the limit."""
        self._per_minute = per_minute
        self._clock = clock
        self._refused = refused
        self._asked: dict[str, deque[float]] = {}
        self._checks = 0
        self._lock = threading.Lock()

    def check(self, address: str | None) -> None:
        """Count one question of ``address``; raises TooManyQuestionsError, and counts nothing, when it is one too many.

        Users without an address (a Unix socket) share one window.
        """
        now = self._clock()
        with self._lock:
            self._sweep(now)
            asked = self._asked.setdefault(_line(address or ""), deque())
            while asked and asked[0] <= now - WINDOW_S:
                asked.popleft()
            free_in = asked[0] + WINDOW_S - now if len(asked) >= self._per_minute else 0.0
            if not free_in:
                asked.append(now)
                return
        self._refused()
        raise TooManyQuestionsError(self._per_minute, max(1, math.ceil(free_in)))

    def __len__(self) -> int:
        """Addresses remembered."""
        return len(self._asked)

    def _sweep(self, now: float) -> None:
        self._checks += 1
        if self._checks % _SWEEP_EVERY == 0:
            self._asked = {line: asked for line, asked in self._asked.items() if asked and asked[-1] > now - WINDOW_S}


def _line(address: str) -> str:
    """What counts as one address: ``::ffff:10.0.0.1`` is ``10.0.0.1``, ``2001:db8::7`` is ``2001:db8::/64``."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return address
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((int(parsed), _IPV6_NETWORK), strict=False))
