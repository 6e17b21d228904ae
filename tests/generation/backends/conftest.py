"""A model endpoint on this machine that does what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from model_endpoint import Behaviour, ModelEndpoint


@pytest.fixture
def serve() -> Iterator[Callable[[Behaviour], ModelEndpoint]]:
    """Starts an endpoint with a behaviour; all are stopped after the test."""
    started: list[ModelEndpoint] = []

    def start(behave: Behaviour) -> ModelEndpoint:
        started.append(ModelEndpoint(behave))
        return started[-1]

    yield start
    for one in started:
        one.close()
