"""Years and stages are counted on from those just spoken of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.dialogue.years import counted_on, in_same_year, names_stage, years_on
from yzassist.question.model import Question

Build = Callable[..., Question]
MEASURE = "到2023年年底，取得进展。到2025年年底，基本完成。"


def asked(understood: Build, text: str, earlier: str, answer: str = "……") -> str | None:
    grounds = Grounds(("甲/10/1",), measure_label="（十）", measure_text=MEASURE)
    resolution = counted_on(text, understood(text), [Turn(understood(earlier), answer, lambda _, __: grounds)])
    return resolution.text if resolution else None


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("在那之前两年呢，要走到哪一步？", "（十）到2023年年底要走到哪一步？"),
        ("那之前两年呢", "（十）到2023年年底要达到什么？"),
        ("往前推两年呢", "（十）到2023年年底要达到什么？"),
    ],
)
def test_an_earlier_year_is_counted_back_from_the_last_one(understood: Build, text: str, question: str) -> None:
    assert asked(understood, text, "到2025年要怎样") == question
    assert asked(understood, text, "哪一年完成", MEASURE) == question


@pytest.mark.parametrize("text", ["再过两年呢", "在那之后两年呢", "之后两年呢", "后一个阶段呢", "最后一个阶段呢"])
def test_a_later_year_is_counted_on_from_the_first_one(understood: Build, text: str) -> None:
    assert asked(understood, text, "到2023年要怎样") == "（十）到2025年年底要达到什么？"


def test_the_stage_before_is_the_year_before_in_the_clause(understood: Build) -> None:
    assert asked(understood, "前一个阶段呢", "到2025年要怎样") == "（十）到2023年年底要达到什么？"


def test_without_a_year_or_a_step_nothing_is_counted(understood: Build) -> None:
    assert asked(understood, "谁牵头", "到2023年要怎样") is None
    assert asked(understood, "再过两年呢", "谁牵头") is None
    assert not names_stage("这一阶段")


@pytest.mark.parametrize(
    ("text", "base", "question"),
    [
        ("再过三年要到什么程度", 2022, "到2025年年底要到什么程度"),
        ("往后推一年呢", 2024, "到2025年年底呢"),
        ("提前两年呢", 2025, "到2023年年底呢"),
        ("早一年能行不", 2025, "到2024年年底能行不"),
        ("向前数两年", 2025, "到2023年年底"),
        ("再晚两年，到那年年底要完成啥", 2023, "到2025年年底要完成啥"),
    ],
)
def test_years_are_counted_on_and_back_from_the_year_spoken_of(text: str, base: int, question: str) -> None:
    assert years_on(text, base) == question


@pytest.mark.parametrize(
    ("text", "base"),
    [("再过五年呢", None), ("停用三年的尾矿库呢", 2023), ("过渡期再延两年呢", 2023), ("再看2年的数", 2023)],
)
def test_a_length_of_time_is_not_counted_on(text: str, base: int | None) -> None:
    assert years_on(text, base) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("那同一年，尾矿库要干到什么地步", "尾矿库要干到什么地步"),
        ("同年底岸电要怎样", "岸电要怎样"),
        ("哪一年完成", None),
        ("那年", None),
    ],
)
def test_what_is_asked_of_the_same_year_is_told_apart(text: str, rest: str | None) -> None:
    assert in_same_year(text) == rest
