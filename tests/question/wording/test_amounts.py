"""好多 asks how many only where nothing beside it asks, or where it asks outright; else it means many."""

from __future__ import annotations

import pytest

from yzassist.question.wording.amounts import ask_amounts


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("到底是好多省、好多县、好多户", "到底是多少省、多少县、多少户"),
        ("一家起码要有好多个人找得到活路？", "一家起码要有多少个人找得到活路？"),
        ("石漠化要治好多公顷，哪年搞完？", "石漠化要治多少公顷，哪年搞完？"),
        ("好多部门参与禁渔？", "多少部门参与禁渔？"),
    ],
)
def test_it_asks_outright_and_in_all_of_a_list(said: str, read: str) -> None:
    assert ask_amounts(said) == read


@pytest.mark.parametrize(
    "said",
    [
        "河沟臭了好多年，什么时候治好？",
        "还要好多地方一起数鸟，点名的是哪两类？",
        "家里养到好多头猪，粪怎么办？",
        "好多部门来查过，到底归谁管？",
    ],
)
def test_it_means_many_before_what_asks_something_else(said: str) -> None:
    assert ask_amounts(said) == said
