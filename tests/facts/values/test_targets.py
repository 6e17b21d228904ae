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
        (
            "细颗粒物浓度降至32微克每立方米以下",
            "细颗粒物浓度",
            "降至32微克每立方米以下",
            Comparison.AT_MOST,
            "32",
            "微克每立方米",
        ),
        ("累计新建桥梁12座", "桥梁", "12座", Comparison.EQUAL, "12", "座"),
        ("改造320台（套）设施", "设施", "320台（套）", Comparison.EQUAL, "320", "台（套）"),
        ("平均车速不低于每小时25公里", "平均车速", "不低于每小时25公里", Comparison.AT_LEAST, "25", "公里"),
        ("预报时长由7天延长至10天", "预报时长", "由7天延长至10天", Comparison.AT_LEAST, "10", "天"),
        ("将适用范围由12个行业扩大到20个行业", "适用范围", "由12个行业扩大到20个", Comparison.AT_LEAST, "20", "个"),
        ("货运量比2023年增长12%左右", "货运量", "比2023年增长12%左右", Comparison.QUALITATIVE, "12", "%"),
        ("河岸50米范围内禁止堆放", "河岸", "50米范围内", Comparison.AT_MOST, "50", "米"),
        ("加装电梯600部", "加装电梯", "600部", Comparison.EQUAL, "600", "部"),
        ("站点间距由9公里缩小到7公里以内", "站点间距", "由9公里缩小到7公里以内", Comparison.AT_MOST, "7", "公里"),
        ("按硕士1200元/月的标准发放租房补贴", "租房补贴", "1200元/月", Comparison.EQUAL, "1200", "元/月"),
        ("县局在10个工作日内出具意见", "出具意见", "10个工作日内", Comparison.AT_MOST, "10", "个工作日"),
        ("按每人1000元给予奖励", "每人奖励", "1000元", Comparison.EQUAL, "1000", "元"),
        ("配建比例不低于百分之三十", "配建比例", "不低于百分之三十", Comparison.AT_LEAST, "30", "%"),
        ("对不少于10%的学校开展监测", "学校", "不少于10%", Comparison.AT_LEAST, "10", "%"),
    ],
)
def test_a_number_is_read_with_its_indicator(
    facts_of: Read, clause: str, indicator: str, text: str, comparison: Comparison, number: str, unit: str
) -> None:
    targets = facts_of(f"到2026年，{clause}。").targets
    value = targets[0].values[0]
    assert (targets[0].indicator, targets[0].deadline) == (indicator, date(2026, 12, 31))
    assert (value.text, value.comparison, value.number, value.unit) == (text, comparison, Decimal(number), unit)


@pytest.mark.parametrize(
    ("clause", "indicator", "text", "number", "upper", "unit"),
    [
        ("覆盖率达到80%—85%", "覆盖率", "达到80%—85%", "80", "85", "%"),
        ("建设公园15至18个", "公园", "15至18个", "15", "18", "个"),
        ("煤炭消费量较2020年下降8%-10%", "煤炭消费量", "较2020年下降8%-10%", "8", "10", "%"),
        ("投资控制在30～40万元", "投资", "控制在30～40万元", "30", "40", "万元"),
    ],
)
def test_a_range_has_both_its_ends(
    facts_of: Read, clause: str, indicator: str, text: str, number: str, upper: str, unit: str
) -> None:
    (target,) = facts_of(f"到2026年，{clause}。").targets
    (value,) = target.values
    assert (target.indicator, value.text, value.unit) == (indicator, text, unit)
    assert (value.number, value.upper, value.comparison) == (Decimal(number), Decimal(upper), Comparison.QUALITATIVE)


@pytest.mark.parametrize(
    ("clause", "indicator", "text"),
    [
        ("农产品加工产值比2020年翻一番", "农产品加工产值", "比2020年翻一番"),
        ("化肥使用量实现零增长", "化肥使用量", "实现零增长"),
        ("煤炭消费量保持负增长", "煤炭消费量", "保持负增长"),
    ],
)
def test_growth_in_a_fixed_word_is_a_target_even_without_a_deadline(
    facts_of: Read, clause: str, indicator: str, text: str
) -> None:
    (target,) = facts_of(f"{clause}。").targets
    assert (target.indicator, [(v.text, v.number) for v in target.values]) == (indicator, [(text, None)])


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "甲入园率、乙巩固率和丙入学率分别达到93%、96%和92%以上",
            [("甲入园率", 93), ("乙巩固率", 96), ("丙入学率", 92)],
        ),
        (
            "公交车、出租车中新能源车比例分别不低于95%、80%",
            [("公交车中新能源车比例", 95), ("出租车中新能源车比例", 80)],
        ),
        ("甲乙重点工程减排量分别不低于42吨和26吨", [("甲乙重点工程减排量", 42), ("甲乙重点工程减排量", 26)]),
    ],
)
def test_values_of_a_list_go_to_their_subjects(facts_of: Read, clause: str, expected: list[tuple[str, int]]) -> None:
    found = facts_of(f"到2026年，{clause}。").targets
    assert [(t.indicator, t.values[0].number) for t in found] == expected
    assert {t.values[0].comparison for t in found} == {Comparison.AT_LEAST}


def test_a_list_of_its_own_clause_takes_its_subjects_from_the_clause_before(facts_of: Read) -> None:
    found = facts_of("对新认定的省级、市级示范园区，分别一次性奖励30万元、10万元。").targets
    assert [(t.indicator, t.values[0].number) for t in found] == [
        ("新认定的省级示范园区一次性奖励", 30),
        ("市级示范园区一次性奖励", 10),
    ]
    found = facts_of("市、县分别按照5万人、8000人的需求储备物资。").targets
    assert [(t.indicator, t.values[0].text) for t in found] == [("市", "5万人"), ("县", "8000人")]


def test_a_share_in_words_is_a_value(facts_of: Read) -> None:
    (target,) = facts_of("家长代表的比例不低于三分之一。").targets
    assert (target.indicator, target.values[0].text) == ("家长代表的比例", "不低于三分之一")
    assert facts_of("评标委员会的三分之一由家长担任。").targets == ()


def test_bodies_and_times_before_are_no_values(facts_of: Read) -> None:
    assert facts_of("18部委联合发文，近3年未发生事故的企业可以申报。").targets == ()


def test_what_ends_a_contract_is_not_turned_round(facts_of: Read) -> None:
    (target,) = facts_of("有下列情形之一的，不得参加投标：\n\n（1）满意度低于70%的；").targets
    assert target.values[0].comparison is Comparison.AT_MOST


def test_a_list_names_each_of_its_values(facts_of: Read) -> None:
    found = facts_of("完成整治210家，其中提升改造150家、搬迁入园35家。").targets
    assert [(t.indicator, t.values[0].number) for t in found] == [("整治", 210), ("提升改造", 150), ("搬迁入园", 35)]


def test_a_value_without_a_subject_keeps_the_one_before(facts_of: Read) -> None:
    found = facts_of("2024年年均浓度控制在40微克每立方米以内，2025年控制在38微克每立方米以内。").targets
    assert [(t.indicator, t.deadline) for t in found] == [
        ("年均浓度", date(2024, 12, 31)),
        ("年均浓度", date(2025, 12, 31)),
    ]
    found = facts_of("覆盖率到2025年达到80%以上，到2027年达到90%以上。").targets
    assert [(t.indicator, t.deadline) for t in found] == [
        ("覆盖率", date(2025, 12, 31)),
        ("覆盖率", date(2027, 12, 31)),
    ]


def test_a_part_is_due_with_its_whole(facts_of: Read) -> None:
    found = facts_of("2026年利用率稳定在95%以上，其中离田利用率达到38%以上。回收率达到40%。").targets
    assert [(t.indicator, t.deadline) for t in found] == [
        ("利用率", date(2026, 12, 31)),
        ("离田利用率", date(2026, 12, 31)),
        ("回收率", None),
    ]


def test_a_recurring_deadline_is_no_due_date_of_a_target(facts_of: Read) -> None:
    (target,) = facts_of("每年11月底前完成体检不少于300人。").targets
    assert target.deadline is None


def test_fields_are_no_targets(facts_of: Read) -> None:
    assert facts_of("整治河道。责任单位：县水利局。完成时限：2025年12月底前完成。").targets == ()


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


def test_values_go_to_the_years_listed_before_their_clause(facts_of: Read) -> None:
    facts = facts_of("2026年、2028年和2030年，完成整改的单位占比分别达到85%、95%和100%。")
    found = {(target.deadline.year, target.values[0].number) for target in facts.targets if target.deadline}
    assert found == {(2026, 85), (2028, 95), (2030, 100)}


def test_a_total_is_split_over_its_years(facts_of: Read) -> None:
    facts = facts_of("三年完成治沙210万亩，其中2025年完成60万亩、2026年完成80万亩、2027年完成70万亩。")
    assert [(t.deadline and t.deadline.year, t.values[0].text) for t in facts.targets] == [
        (None, "210万亩"),
        (2025, "60万亩"),
        (2026, "80万亩"),
        (2027, "70万亩"),
    ]
    assert len({target.indicator for target in facts.targets}) == 1


def test_an_indicator_that_refers_back_has_the_full_name(facts_of: Read) -> None:
    facts = facts_of("到2027年，重点动植物物种保护率达到77%；到2030年，上述物种保护率提高到80%。")
    assert [target.indicator for target in facts.targets] == ["重点动植物物种保护率"] * 2


def test_a_level_alone_has_the_indicator_of_the_level_before_it(facts_of: Read) -> None:
    facts = facts_of("设区的市级收容场所的收容能力不得低于三百只，县级不得低于八十只。")
    assert [target.indicator for target in facts.targets] == ["设区的市级收容场所的收容能力", "县级收容场所的收容能力"]


def test_a_length_counted_from_a_day_is_of_the_thing_before_it(facts_of: Read) -> None:
    facts = facts_of("供水设施的保修期自竣工验收合格之日起不少于2年，其中水泵机组不少于3年。")
    assert [(target.indicator, target.values[0].text) for target in facts.targets] == [
        ("供水设施的保修期", "不少于2年"),
        ("水泵机组", "不少于3年"),
    ]


def test_a_value_may_have_its_year_before_it(facts_of: Read) -> None:
    (target,) = facts_of("就地转化率由2024年的34%提高到2027年的50%。").targets
    value = target.values[0]
    assert (target.indicator, target.deadline, value.base) == ("就地转化率", date(2027, 12, 31), "34%")
    assert (value.number, value.unit) == (Decimal(50), "%")


def test_a_total_goes_on_with_what_was_added(facts_of: Read) -> None:
    targets = facts_of("到2027年新增海洋牧场示范区6处，累计达到15处。").targets
    assert [(target.indicator, target.values[0].number) for target in targets] == [
        ("海洋牧场示范区", Decimal(6)),
        ("海洋牧场示范区累计", Decimal(15)),
    ]


def test_a_size_that_names_a_class_is_no_target(facts_of: Read) -> None:
    assert facts_of("加快30万吨级航道建设。").targets == ()
