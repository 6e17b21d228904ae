"""Sides that exclude each other, and words that only warn against mixing things up."""

from __future__ import annotations

import pytest

from yzassist.question.contrasts import contrasts_with, without_warning


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("农村的治理率要到多少？别跟城市的弄混。", "农村的治理率要到多少？。"),
        ("岸电谁牵头，不要和洗舱站搞混了", "岸电谁牵头"),
        ("地表水和地下水为什么容易弄混", "地表水和地下水为什么容易弄混"),
    ],
)
def test_what_is_not_to_be_mixed_up_is_not_asked_about(text: str, rest: str) -> None:
    assert without_warning(text) == rest


def test_the_other_side_is_not_what_was_asked() -> None:
    assert contrasts_with("农村生活污水治理率", "城市生活污水集中收集率")
    assert not contrasts_with("污水收集率", "城市生活污水集中收集率")
