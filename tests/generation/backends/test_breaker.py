"""The circuit breaker."""

from __future__ import annotations

from collections.abc import Generator, Sequence

import pytest
from langchain_core.messages import BaseMessage

from yzassist.errors import ModelUnavailableError
from yzassist.generation.backends.breaker import FAILURES, REST_S, CircuitBreaker
from yzassist.generation.departure import Departure


class Scripted:
    """Answers or fails as ``healthy`` says; ``asked`` counts."""

    name = "scripted"

    def __init__(self) -> None:
        self.healthy = False
        self.asked = 0

    def warm_up(self, opening: Sequence[BaseMessage]) -> None:
        """Nothing."""

    def stream(
        self, messages: Sequence[BaseMessage], max_tokens: int, deadline_s: float, departure: Departure
    ) -> Generator[str, None, None]:
        self.asked += 1
        yield "长江"
        if not self.healthy:
            raise ModelUnavailableError("断开。")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def fail(breaker: CircuitBreaker, times: int) -> None:
    for _ in range(times):
        with pytest.raises(ModelUnavailableError, match="断开"):
            list(breaker.stream([], 1, 1.0, Departure()))


def test_after_several_failures_the_model_is_left_alone_for_a_while() -> None:
    model, clock = Scripted(), Clock()
    breaker = CircuitBreaker(model, clock)
    fail(breaker, FAILURES)
    with pytest.raises(ModelUnavailableError, match="接连 3 次没有答上来，30 秒后再试"):
        list(breaker.stream([], 1, 1.0, Departure()))
    assert model.asked == FAILURES


def test_one_question_tries_again_after_the_rest_and_its_success_ends_it() -> None:
    model, clock = Scripted(), Clock()
    breaker = CircuitBreaker(model, clock)
    fail(breaker, FAILURES)
    clock.now += REST_S
    model.healthy = True
    trial = breaker.stream([], 1, 1.0, Departure())
    next(trial)
    with pytest.raises(ModelUnavailableError, match="秒后再试"):
        next(breaker.stream([], 1, 1.0, Departure()))
    list(trial)
    assert list(breaker.stream([], 1, 1.0, Departure())) == ["长江"]


def test_a_failed_trial_begins_the_rest_anew() -> None:
    model, clock = Scripted(), Clock()
    breaker = CircuitBreaker(model, clock)
    fail(breaker, FAILURES)
    clock.now += REST_S
    fail(breaker, 1)
    with pytest.raises(ModelUnavailableError, match="秒后再试"):
        list(breaker.stream([], 1, 1.0, Departure()))


def test_failures_with_an_answer_between_them_do_not_add_up() -> None:
    model = Scripted()
    breaker = CircuitBreaker(model, Clock())
    fail(breaker, FAILURES - 1)
    model.healthy = True
    list(breaker.stream([], 1, 1.0, Departure()))
    model.healthy = False
    fail(breaker, FAILURES - 1)
    assert model.asked == 2 * FAILURES - 1


def test_who_stops_listening_does_not_count_as_a_failure() -> None:
    model = Scripted()
    breaker = CircuitBreaker(model, Clock())
    fail(breaker, FAILURES - 1)
    stream = breaker.stream([], 1, 1.0, Departure())
    next(stream)
    stream.close()
    fail(breaker, FAILURES - 1)
