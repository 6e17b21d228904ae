"""Dialect words and slips become standard words only where what stands beside them allows no other reading."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from yzassist.question.wording.dialect import standardize

RESPELLINGS = yaml.safe_load(files("yzassist.question").joinpath("data/respellings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("said", "standard"),
    [
        ("江豚还剩好多头", "江豚还剩多少头"),
        ("治了好多公顷", "治了多少公顷"),
        ("要减好些吨？", "要减多少吨？"),
        ("岸线修了好多公里咯", "岸线修了多少公里"),
        ("回收率要到好多", "回收率要到多少"),
    ],
)
def test_it_asks_before_a_measure_word_or_at_the_end(said: str, standard: str) -> None:
    assert standardize(said) == standard


@pytest.mark.parametrize(
    "said",
    [
        "好多船都没改，谁管",
        "好多企业排污谁管",
        "好多人都不清楚谁牵头",
        "好多地方没治",
        "好多水库要调度",
        "那好多只鸟归谁管",
        "这好多亩地荒着",
    ],
)
def test_it_stays_where_it_means_many(said: str) -> None:
    assert standardize(said) == said


@pytest.mark.parametrize("said", ["当年出了什么事故", "这么事情要谁管"])
def test_a_dialect_word_is_not_found_inside_another(said: str) -> None:
    assert standardize(said) == said


@pytest.mark.parametrize(("said", "standard"), [(row["example"], row["becomes"]) for row in RESPELLINGS])
def test_a_respelling_mends_its_own_example_once_and_for_all(said: str, standard: str) -> None:
    assert standardize(said) == standard
    assert standardize(standard) == standard


@pytest.mark.parametrize(
    "said",
    [
        "等了好久才能批下来",
        "塌了好久没修好",
        "哪个管网漏水",
        "一个宇宙",
        "几个坐便器",
        "多小的孩子能骑",
        "第三个挑战",
        "我养了两千头猪",
        "家有千头牛",
        "因而今年要重点解决周边度假区的问题",
        "由稳定系统从这里向下游推进",
        "请勿合格后停用",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(said: str) -> None:
    assert standardize(said) == said
