"""A body described by what it looks after is found; a task described in the same form is not."""

from __future__ import annotations

import pytest

from yzassist.facts.departments.described import DescribedBodies
from yzassist.facts.departments.vocabulary import load_vocabulary

BODIES = DescribedBodies(
    {"渔部": ("养鱼", "种地"), "路部": ("公路", "航道"), "气象局": ("预报天气",), "电网": ("电线",)}
)


@pytest.mark.parametrize(
    ("text", "found", "body", "national"),
    [
        ("管种地养鱼的那个部牵头吗", "管种地养鱼的那个部", "渔部", True),
        ("专管公路和航道的部门要做什么", "专管公路和航道的部门", "路部", False),
        ("预报天气的那个国家局参与哪几条", "预报天气的那个国家局", "气象局", False),
        ("管电线的那家央企", "管电线的那家央企", "电网", True),
    ],
)
def test_a_description_means_the_body_whose_care_it_names(text: str, found: str, body: str, national: bool) -> None:
    assert [(text[s:e], who, nation) for s, e, who, nation in BODIES.find(text)] == [(found, body, national)]


@pytest.mark.parametrize(
    "text",
    [
        "管养鱼和公路的部门",  # two bodies
        "管养鱼尾水排放的部门",  # a task of its own, not a body's field
        "管养鱼的部门是哪个",  # asks who it is
        "养鱼的那个部分",
        "管公路的委托单位",
        "推动公路建设养鱼的部门",
        "负责发展养鱼的部门有何任务",
        "养鱼的部门要做什么",
    ],
)
def test_other_words_in_that_form_mean_no_body(text: str) -> None:
    assert list(BODIES.find(text)) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("架高压线的那家央企在哪一条", "国家电网"),
        ("管污染的部门牵头哪些任务", "生态环境部"),
        ("掌钱袋子的部门参与几条", "财政部"),
        ("审案子的单位负责什么", "最高人民法院"),
        ("专管防传染病的那个国家局", "国家疾控局"),
        ("连供电的公司都要参与", "国家电网"),
        ("看天气的局参与几条", "气象局"),
        ("修建和运行三峡电站的那家中央企业在哪几条", "三峡集团"),
        ("主管传染病预防控制的那个国家局参与哪项", "国家疾控局"),
        ("2003年设立、监管中央企业的委员会参与哪项", "国资委"),
        ("播新闻联播的那家单位做什么", "中央广电总台"),
        ("运营那座世界最大水电站的央企集团在哪几条", "三峡集团"),
    ],
)
def test_the_shipped_words_find_their_bodies(text: str, body: str) -> None:
    assert [match.id for match in load_vocabulary().find(text, informal=True)] == [body]
    assert body not in [match.id for match in load_vocabulary().find(text)]


@pytest.mark.parametrize("text", ["推动产业发展的部门有哪些任务", "参与污染治理项目的企业要做什么", "排污的企业归谁管"])
def test_what_something_is_about_is_no_body(text: str) -> None:
    assert load_vocabulary().find(text, informal=True) == []


def test_a_body_without_counterparts_below_is_the_national_one() -> None:
    assert [match.local for match in load_vocabulary().find("播新闻联播的单位", informal=True)] == [False]
