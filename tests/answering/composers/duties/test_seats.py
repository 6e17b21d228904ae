"""In which body an office is set up is told by its clause; where in a building it sits, by none."""

from __future__ import annotations

import pytest

from yzassist.question.phrases import phrase


@pytest.mark.parametrize("question", ["工作专班的办公室设在哪个局", "联席会议办公室设在哪", "日常工作放在什么单位"])
def test_the_body_of_an_office_is_asked_for(question: str) -> None:
    assert phrase("seat_asked").search(question)


@pytest.mark.parametrize("question", ["办公室在哪层楼", "办公室在哪条街", "办公室负责什么"])
def test_an_address_is_not(question: str) -> None:
    assert phrase("seat_asked").search(question) is None
