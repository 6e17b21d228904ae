"""A body told by what it was before a reform is named as it is today; other words stay as they are."""

from __future__ import annotations

import pytest

from yzassist.facts.departments.formerly import FormerNames, founding
from yzassist.facts.departments.vocabulary import load_vocabulary

FORMER = FormerNames({"渔务总局": "海渔部", "养殖总局": "海渔部", "路政部": "通行部"})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("由原渔务总局更名而来的那个部牵头什么", "海渔部牵头什么"),
        ("2018年由原渔务总局、养殖总局等合并组成的那个部，参与哪几条", "海渔部，参与哪几条"),
        ("方案里前身是路政部的那个部牵头吗", "方案里通行部牵头吗"),
        ("以前叫路政部的部门和以前叫渔务总局的部门", "通行部和海渔部"),
        ("2018年挂牌、由路政部改名来的部门负责什么", "通行部负责什么"),
        ("接替路政部的那个部", "通行部"),
    ],
)
def test_a_body_told_by_its_former_name_bears_the_name_of_today(text: str, named: str) -> None:
    assert FORMER.named(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "由路政部牵头的那个单位",  # nothing changed
        "路政部改成哪个部的那个局",  # asks what it became
        "路政部负责什么",
        "由水务局更名而来的那个局",  # no former name of a national body
        "原路政部提出的那个办法后来合并了吗",
    ],
)
def test_words_that_tell_of_no_reform_stay(text: str) -> None:
    assert FORMER.named(text) == text


def test_a_year_of_founding_is_found_with_its_verb() -> None:
    text = "2021年新挂牌的、主管养鱼的局"
    assert [text[start:end] for start, end in founding(text)] == ["2021年新挂牌的、"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("由原工商总局、质检总局等合并组成的那个总局参与哪几条", "市场监管总局参与哪几条"),
        ("2021年由国务院扶贫办改成的那个局牵头什么", "国家乡村振兴局牵头什么"),
        ("由原中央电视台、中央人民广播电台等合并组成的那家媒体单位参与什么", "中央广电总台参与什么"),
        ("2018年组建的生态环境部牵头几条", "生态环境部牵头几条"),
        ("2003年设立、监管中央企业的那个委员会参与哪项", "监管中央企业的那个委员会参与哪项"),
        ("2018年成立的公司有哪些", "2018年成立的公司有哪些"),  # no body is named: the year is asked about
    ],
)
def test_the_shipped_former_names_are_known(text: str, named: str) -> None:
    assert load_vocabulary().in_todays_names(text) == named
