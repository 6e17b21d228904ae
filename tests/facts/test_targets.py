"""Targets: indicator, value, comparison, deadline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from yzassist.facts.model import Comparison, PlanFacts

Read = Callable[[str], PlanFacts]


@pytest.mark.parametrize(
    ("clause", "indicator", "text", "comparison", "number", "unit"),
    [
        ("农村污水治理率达到45%", "农村污水治理率", "达到45%", Comparison.AT_LEAST, "45", "%"),
        ("管网漏损率控制在9%以内", "管网漏损率", "控制在9%以内", Comparison.AT_MOST, "9", "%"),
        ("供水保证率不得低于95%", "供水保证率", "不得低于95%", Comparison.AT_LEAST, "95", "%"),
        ("事故数不超过3起", "事故数", "不超过3起", Comparison.AT_MOST, "3", "起"),
        ("普及率提升至65%左右", "普及率", "提升至65%左右", Comparison.EQUAL, "65", "%"),
        ("新增绿地1,200亩", "绿地", "1,200亩", Comparison.EQUAL, "1200", "亩"),
        ("完成3家铸造企业搬迁", "铸造企业搬迁", "3家", Comparison.EQUAL, "3", "家"),
        ("推动建成12.5万公里绿道", "绿道", "12.5万公里", Comparison.EQUAL, "12.5", "万公里"),
        ("新建改造污水管网3600公里以上", "污水管网", "3600公里以上", Comparison.AT_LEAST, "3600", "公里"),
        ("省财政每年安排不少于5亿元专项资金", "专项资金", "不少于5亿元", Comparison.AT_LEAST, "5", "亿元"),
        ("河岸50米范围内禁止堆放", "河岸", "50米范围内", Comparison.AT_MOST, "50", "米"),
    ],
)
def test_a_number_is_read_with_its_indicator(
    facts_of: Read, clause: str, indicator: str, text: str, comparison: Comparison, number: str, unit: str
) -> None:
    targets = facts_of(f"到2026年，{clause}。").targets
    value = targets[0].values[0]
    assert (targets[0].indicator, targets[0].deadline) == (indicator, date(2026, 12, 31))
    assert (value.text, value.comparison, value.number, value.unit) == (text, comparison, Decimal(number), unit)


def test_alternatives_are_values_of_one_target(facts_of: Read) -> None:
    (target,) = facts_of("到2026年，收集率提升至70%以上或比2020年提高5个百分点以上。").targets
    assert [(v.comparison, v.number, v.base) for v in target.values] == [
        (Comparison.AT_LEAST, Decimal(70), ""),
        (Comparison.INCREASE_AT_LEAST, Decimal(5), "2020年"),
    ]


def test_a_decrease_is_never_called_an_increase(facts_of: Read) -> None:
    (target,) = facts_of("到2026年，能耗比2020年下降13.5%。").targets
    assert target.indicator == "能耗"
    assert [(v.text, v.comparison, v.number) for v in target.values] == [
        ("比2020年下降13.5%", Comparison.QUALITATIVE, Decimal("13.5"))
    ]


@pytest.mark.parametrize(
    ("clause", "indicator", "text"),
    [
        ("黑臭水体基本消除", "黑臭水体", "基本消除"),
        ("出境水质保持Ⅱ类", "出境水质", "保持Ⅱ类"),
        ("完成水源地名录", "水源地名录", "完成"),
        ("各县城完成定界立标", "各县城", "完成定界立标"),
        ("基本解决混错接问题", "混错接问题", "基本解决"),
        ("建成区绿化水平明显提升", "建成区绿化水平", "明显提升"),
        ("水土保持能力持续增强", "水土保持能力", "持续增强"),
        ("推动建立长效机制", "长效机制", "推动建立"),
    ],
)
def test_words_are_a_target_where_a_deadline_governs(facts_of: Read, clause: str, indicator: str, text: str) -> None:
    (target,) = facts_of(f"到2026年，{clause}。").targets
    assert (target.indicator, [v.text for v in target.values]) == (indicator, [text])


def test_words_without_a_deadline_are_a_task_not_a_target(facts_of: Read) -> None:
    assert facts_of("持续提升水质，基本消除黑臭水体。").targets == ()


def test_years_dates_and_lists_are_no_targets(facts_of: Read) -> None:
    assert facts_of("落实2023年要求，包括江西、湖北等11省（市）。").targets == ()


def test_a_colon_carries_its_deadline_to_the_paragraphs_below(facts_of: Read) -> None:
    facts = facts_of("到2026年，实现以下目标：\n\n——收集率达到70%以上。\n\n——黑臭水体基本消除。")
    assert [(t.indicator, t.deadline) for t in facts.targets] == [
        ("收集率", date(2026, 12, 31)),
        ("黑臭水体", date(2026, 12, 31)),
    ]
