"""Amounts with the condition under which they are given, and numbers that are no target."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from yzassist.facts.model import PlanFacts

Read = Callable[[str], PlanFacts]


def amounts(facts: PlanFacts) -> list[tuple[str, str]]:
    return [(target.indicator, target.values[0].text) for target in facts.targets]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对新增连片100亩以上的基地，每亩一次性奖补200元。", [("新增连片100亩以上的基地每亩一次性奖补", "200元")]),
        (
            "分档奖补：5000人（含）至1万人的，每人10元；3万人（含）以上的，每人20元。",
            [("5000人（含）至1万人的每人", "10元"), ("3万人（含）以上的每人", "20元")],
        ),
        (
            "对新评定为国家5A级、4A级景区的，分别给予一次性奖补500万元、100万元。",
            [("新评定为国家5A级景区的给予一次性奖补", "500万元"), ("4A级景区的给予一次性奖补", "100万元")],
        ),
        (
            "租用场地创业的，按照实际租金的50%给予补贴，每年最高不超过6000元。",
            [("租用场地创业的实际租金", "50%"), ("租用场地创业的每年最高", "不超过6000元")],
        ),
        (
            "1000万元以上的，按3%给予奖励，单个项目最高100万元。",
            [("1000万元以上的给予奖励", "3%"), ("单个项目最高", "100万元")],
        ),
        ("县财政按照每亩1200元的标准予以奖补。", [("县财政每亩奖补", "1200元")]),
        ("市财政对每个示范村给予不超过200万元补助。", [("每个示范村补助", "不超过200万元")]),
        ("按照每户补助1500元的标准，由区财政局安排资金。", [("每户补助", "1500元")]),
        ("对30人以上的隐患点实行挂牌督办，每人每年补助不低于2400元。", [("每人每年补助", "不低于2400元")]),
        (
            "对获评金牌导游、全国大赛一等奖的个人，分别奖励5万元、3万元。",
            [("获评金牌导游的个人奖励", "5万元"), ("全国大赛一等奖的个人奖励", "3万元")],
        ),
    ],
)
def test_an_amount_is_read_with_its_condition(facts_of: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert amounts(facts_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "以浓度低于100毫克/升的污水厂为重点，编制方案。",
        "全市现有燃煤锅炉41台。",
        "对利用率低于60%的村，不得申报示范村。",
        "8条支流共排查出排污口1126个。",
        "第一批15个目标已于2021年印发。",
        "两岸灯光秀每周五19:30起展演，资金按6:4比例分担。",
        "年产6000万块标砖以下的生产线一律退出。",
        "到2026年，逾期未完成的不得进入干流，对未按期完成整治的园区暂停审批。",
    ],
)
def test_what_there_is_and_what_is_meant_are_no_targets(facts_of: Read, text: str) -> None:
    assert amounts(facts_of(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50亩以上连片池塘设施覆盖率达到60%。", [("50亩以上连片池塘设施覆盖率", "达到60%")]),
        ("新增处理能力每日95万吨。", [("处理能力每日", "95万吨")]),
        ("审批时限由20日压减至10个工作日。", [("审批时限", "由20日压减至10个工作日")]),
        ("设施面积占比原则上不低于6%。", [("设施面积占比", "不低于6%")]),
        ("每年抽检不少于150批次。", [("每年抽检", "不少于150批次")]),
        ("汛期前完成水库除险加固8座。", [("水库除险加固", "8座")]),
    ],
)
def test_an_indicator_is_whole(facts_of: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert amounts(facts_of(text)) == expected


def test_values_of_several_years_are_told_apart(facts_of: Read) -> None:
    facts = facts_of("加快淘汰柴油货车，2024年、2025年分别淘汰1200辆和900辆，确有困难的可放宽。")
    assert [(t.indicator, t.values[0].text, t.deadline) for t in facts.targets] == [
        ("淘汰柴油货车", "1200辆", date(2024, 12, 31)),
        ("淘汰柴油货车", "900辆", date(2025, 12, 31)),
    ]


def test_a_bare_action_takes_the_object_counted_before(facts_of: Read) -> None:
    facts = facts_of("全市现有35蒸吨/小时及以下燃煤锅炉41台，2024年淘汰18台。（市水利局负责，2026年底前完成）")
    assert [(t.indicator, t.values[0].text, t.deadline) for t in facts.targets] == [
        ("燃煤锅炉淘汰", "18台", date(2024, 12, 31))
    ]


def test_a_condition_has_no_date(facts_of: Read) -> None:
    facts = facts_of("到2026年，占地5000平方米以上的工地安装监控，清扫率达到90%。")
    assert [(t.values[0].text, t.deadline) for t in facts.targets] == [
        ("5000平方米以上", None),
        ("达到90%", date(2026, 12, 31)),
    ]


def test_rows_of_places_are_read_under_a_caption_that_names_the_year(facts_of: Read) -> None:
    table = "| 序号 | 县（市、区） | 优良率（%） |\n|---|---|---|\n| 1 | 安陵县 | 85 |\n| 2 | 石桥县 | 86.3 |"
    facts = facts_of(f"见下表。\n\n各县2026年水质目标分解表\n\n{table}")
    assert [(t.indicator, str(t.values[0].number), t.values[0].unit, t.deadline) for t in facts.targets] == [
        ("安陵县优良率", "85", "%", date(2026, 12, 31)),
        ("石桥县优良率", "86.3", "%", date(2026, 12, 31)),
    ]
