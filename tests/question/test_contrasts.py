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
    assert contrasts_with("全市大型水库有多少座", "263座小型水库")


def test_what_is_not_a_thing_is_not_the_thing() -> None:
    assert contrasts_with("非主汛期多久会商一次", "主汛期每周会商1次")
    assert contrasts_with("营利性养老机构能领补助吗", "新建的非营利性养老机构给予补助")
    assert not contrasts_with("非主汛期多久会商一次", "非主汛期每月会商1次")
    assert not contrasts_with("非法捕捞归谁管", "打击非法捕捞")
