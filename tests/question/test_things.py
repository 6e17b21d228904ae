"""What a question sets side by side is divided into things, each in words that stand alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.model import Question
from yzassist.question.things import things_beside

Build = Callable[..., Question]
SUBJECTS = (
    "尾矿",
    "干流",
    "岸线",
    "黑臭",
    "城市",
    "园区",
    "禁渔",
    "捕捞",
    "利用率",
    "补助",
    "市级",
    "区级",
    "农业",
    "磷",
    "锰",
)


def names_thing(text: str) -> bool:
    return any(subject in text for subject in SUBJECTS)


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("十年禁渔和打击非法捕捞的牵头单位有什么不同", ["十年禁渔", "打击非法捕捞"]),
        ("化工园区认定与尾矿库治理完毕，二者时限孰先孰后？", ["化工园区认定", "尾矿库治理完毕"]),
        ("要搬走、改造的园区，和要治完的尾矿库，划的距离哪个更宽？", ["要搬走、改造的园区", "要治完的尾矿库"]),
        (
            "黑臭水体这事，对县级城市和对地级及以上城市的要求有啥不一样？",
            ["黑臭水体县级城市", "黑臭水体地级及以上城市"],
        ),
        ("干流岸线和湖泊岸线的尾矿库时限一样吗", ["干流岸线尾矿库", "湖泊岸线尾矿库"]),
        ("干流和其他城市的黑臭水体，哪个早", ["干流黑臭水体", "其他城市黑臭水体"]),
        ("农业那条化肥利用率 vs 粪污利用率 哪个高", ["农业化肥利用率", "农业粪污利用率"]),
        ("加装电梯的补助里市级和区级哪个多", ["加装电梯的补助市级", "加装电梯的补助区级"]),
        ("磷的是谁，锰的又是谁，是不是一家", ["磷", "锰"]),
        ("先完成的是园区认定还是尾矿库治理", ["园区认定", "尾矿库治理"]),
    ],
)
def test_each_thing_keeps_what_is_said_of_both(understood: Build, text: str, wholes: list[str]) -> None:
    assert [thing.whole for thing in things_beside(understood(text), names_thing)] == wholes


@pytest.mark.parametrize("text", ["禁渔哪个先完成", "哪个更高", "尾矿库参与单位有什么区别"])
def test_one_thing_is_not_divided(understood: Build, text: str) -> None:
    assert things_beside(understood(text), names_thing) == ()
