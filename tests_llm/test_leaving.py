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
    time.sleep(0.5)  # the word under way
    before = time.process_time()
    time.sleep(_WATCHED_S)
    assert time.process_time() - before < _IDLE_S
