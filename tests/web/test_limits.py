"""The limit of questions for each address."""

from __future__ import annotations

import threading

import pytest

from yzassist.web.limits import WINDOW_S, AddressLimits, TooManyQuestionsError


class Clock:
    """Time that only passes when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def allowed(limits: AddressLimits, address: str | None, times: int) -> int:
    """How many of ``times`` questions were let through."""
    passed = 0
    for _ in range(times):
        try:
            limits.check(address)
            passed += 1
        except TooManyQuestionsError:
            continue
    return passed


def test_one_address_is_limited_and_another_is_not() -> None:
    limits = AddressLimits(60, Clock())
    assert allowed(limits, "10.0.0.1", 1000) == 60
    assert allowed(limits, "10.0.0.2", 1) == 1


def test_window_slides() -> None:
    clock = Clock()
    limits = AddressLimits(2, clock)
    limits.check("a")
    clock.now += 40
    limits.check("a")
    with pytest.raises(TooManyQuestionsError) as refused:
        limits.check("a")
    assert refused.value.retry_after_s == WINDOW_S - 40
    assert str(refused.value) == "提问太频繁：每分钟最多 2 个问题。请等 20 秒再问。"
    clock.now += 20
    limits.check("a")
    assert allowed(limits, "a", 1) == 0


def test_refused_questions_do_not_lengthen_the_wait() -> None:
    clock = Clock()
    limits = AddressLimits(1, clock)
    limits.check("a")
    for _ in range(59):
        clock.now += 1
        assert allowed(limits, "a", 1) == 0
    clock.now += 1
    assert allowed(limits, "a", 1) == 1


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "10.0.0.2", False),
        (None, None, True),
        ("", "testclient", False),
    ],
)
def test_addresses_of_one_line_count_together(first: str | None, second: str | None, same: bool) -> None:
    limits = AddressLimits(1, Clock())
    limits.check(first)
    assert allowed(limits, second, 1) == (0 if same else 1)


def test_addresses_of_the_past_are_forgotten() -> None:
    clock = Clock()
    limits = AddressLimits(5, clock)
    for number in range(10_000):
        clock.now += 0.1
        limits.check(f"10.0.{number // 256}.{number % 256}")
    assert len(limits) < 3000


def test_threads_share_one_count() -> None:
    told: list[None] = []
    limits = AddressLimits(50, refused=lambda: told.append(None))
    passed: list[int] = []
    threads = [threading.Thread(target=lambda: passed.append(allowed(limits, "a", 25))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sum(passed), len(told)) == (50, 150)
