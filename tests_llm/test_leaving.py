"""Who leaves stops the embedded model: it computes no word more."""

from __future__ import annotations

import time

import pytest
from langchain_core.messages import HumanMessage

from yzassist.generation.backends.local import LocalBackend
from yzassist.generation.departure import DepartedError, Departure
from yzassist.settings import PROJECT_ROOT

_LONG = [HumanMessage("从一数到三百，每个数都用汉字写出来。")]
_PATIENCE_S = 250.0
_WINDOW_S, _QUIET_S, _WINDOWS = 0.5, 0.1, 6
"""The word under way may take longer on a busy machine: a first quiet half second is waited for, at most three."""
_WATCHED_S = 3.0
_IDLE_S = 1.0
"""Of processor time; a model that goes on takes as much as the watch lasts on each of its threads."""


def test_the_embedded_model_is_idle_after_its_listener_has_left() -> None:
    backend = LocalBackend(PROJECT_ROOT / "index" / "models", threads=2, silence_s=_PATIENCE_S)
    departure = Departure()
    stream = backend.stream(_LONG, max_tokens=400, deadline_s=_PATIENCE_S, departure=departure)
    heard = [next(stream) for _ in range(5)]
    departure.leave()
    with pytest.raises(DepartedError):
        list(stream)
    assert "".join(heard)
    any(processor_time_in(_WINDOW_S) < _QUIET_S for _ in range(_WINDOWS))  # the word under way
    assert processor_time_in(_WATCHED_S) < _IDLE_S


def processor_time_in(window_s: float) -> float:
    """Seconds of processor time that this process takes while it waits."""
    before = time.process_time()
    time.sleep(window_s)
    return time.process_time() - before
