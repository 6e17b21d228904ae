"""What real plans of other fields and levels contain: bodies, notes, times and values in their many forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from yzassist.facts.model import Comparison, PlanFacts

Read = Callable[[str], PlanFacts]
Groups = list[tuple[str, list[str]]]


def groups(facts: PlanFacts) -> list[Groups]:
    return [[(g.role.value, [d.name for d in g.departments]) for g in r.groups] for r in facts.responsibilities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公安机关负责登记管理。", [("负责", ["公安机关"])]),
        ("城市管理部门会同公安机关负责停放管理。", [("负责", ["城市管理部门"]), ("参与", ["公安机关"])]),
        ("电力管理部门负责用电检查。", [("负责", ["电力管理部门"])]),
        ("县商务局、县体育局要按照职责加强检查。", [("负责", ["县商务局", "县体育局"])]),
        ("县直各部门按职责分工负责，抓好落实。", [("负责", ["县直各部门"])]),
        (
            "各县（市、区）人民政府，开发区管委会要落实属地责任。",
            [("负责", ["各县（市、区）人民政府", "开发区管委会"])],
        ),
        ("省标准化研究院、省工业互联网产业联盟参与。", [("参与", ["省标准化研究院", "省工业互联网产业联盟"])]),
        (
            "开展培训。〔省商务厅牵头，各市（州）人民政府负责〕",
            [("牵头", ["省商务厅"]), ("负责", ["各市（州）人民政府"])],
        ),
        ("开展培训。（市商务局、市餐饮协会、各区县）", [("负责", ["市商务局", "市餐饮协会", "各区县"])]),
        (
            "责任单位：县工信局（牵头）、县商务局、县统计局",
            [("牵头", ["县工信局"]), ("负责", ["县商务局", "县统计局"])],
        ),
        (
            "开展服务。（责任单位：县人社局，各有关部门按职责分工负责）",
            [("负责", ["县人社局", "各有关部门"])],
        ),
        (
            "由市农业农村局牵头，市水利局按职责分工配合，各区县具体落实。",
            [("牵头", ["市农业农村局"]), ("参与", ["市水利局"]), ("负责", ["各区县"])],
        ),
        (
            "牵头单位：市发展改革委（负责统筹）；责任单位：市体育局。",
            [("牵头", ["市发展改革委"]), ("负责", ["市体育局"])],
        ),
    ],
)
def test_bodies_and_their_roles(facts_of: Read, text: str, expected: Groups) -> None:
    assert groups(facts_of(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    ["有关部门按职责分工负责。", "主管部门要加强检查。", "金融机构负责投放。", "推广经验（详见附件、各区县名单）。"],
)
def test_words_that_name_no_body_give_no_duty(facts_of: Read, text: str) -> None:
    assert groups(facts_of(text)) == []


def test_fields_at_the_end_of_an_item_govern_all_its_paragraphs(facts_of: Read) -> None:
    facts = facts_of(
        "改造管网。\n\n完善设施。\n\n牵头单位：县水利局\n\n配合单位：县财政局\n\n整治河道。\n\n责任单位：县林业局"
    )
    governed = [(r.note.paragraph_id[-1], r.governs.paragraph_id[-1]) for r in facts.responsibilities]
    assert governed == [("3", "1"), ("3", "2"), ("4", "1"), ("4", "2"), ("6", "5")]


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("临溪供电公司", "国家电网"),
        ("人民银行清溪县支行", "人民银行"),
        ("市生态环境局清溪分局", "生态环境部"),
        ("县委社会工作部", "中央社会工作部"),
        ("团县委", "共青团中央"),
        ("县教育和体育局", "教育部"),
        ("省减灾委员会成员单位", "省减灾委员会成员单位"),
        ("清溪自来水公司", "清溪自来水公司"),
    ],
)
def test_a_local_office_is_the_body_it_belongs_to(facts_of: Read, name: str, identity: str) -> None:
    (duty,) = facts_of(f"整治河道。（{name}负责）").responsibilities
    assert [(m.department_id, m.name) for m in duty.groups[0].departments] == [(identity, name)]


def test_notes_on_lines_of_their_own_govern_the_task_above_them(facts_of: Read) -> None:
    facts = facts_of("建设菌棒工厂。\n\n责任单位：县商务局\n\n配合单位：县财政局")
    assert groups(facts) == [[("负责", ["县商务局"])], [("参与", ["县财政局"])]]
    assert [r.governs.paragraph_id for r in facts.responsibilities] == ["plan/1/1", "plan/1/1"]


def test_a_sentence_that_is_nothing_but_a_note_governs_what_stands_before_it(facts_of: Read) -> None:
    (duty,) = facts_of("建设平台2个。由省商务厅会同省财政厅负责。").responsibilities
    assert (duty.governs.start, duty.governs.end) == (0, len("建设平台2个"))


@pytest.mark.parametrize(
    ("text", "indicator", "value", "comparison", "number", "unit"),
    [
        (
            "数据中心电能利用效率控制在1.25以内",
            "数据中心电能利用效率",
            "控制在1.25以内",
            Comparison.AT_MOST,
            "1.25",
            "",
        ),
        ("算力规模达到8000P", "算力规模", "达到8000P", Comparison.AT_LEAST, "8000", "P"),
        ("满意度达到90分以上", "满意度", "达到90分以上", Comparison.AT_LEAST, "90", "分"),
        ("瞬时客流不得超过承载量的80%", "瞬时客流", "不得超过承载量的80%", Comparison.AT_MOST, "80", "%"),
        ("零售额年均增长8%以上", "零售额", "年均增长8%以上", Comparison.INCREASE_AT_LEAST, "8", "%"),
        ("补贴由每人每月1200元提高到1500元", "补贴", "由每人每月1200元提高到1500元", Comparison.AT_LEAST, "1500", "元"),
        ("代偿率上限由5%放宽到8%", "代偿率上限", "由5%放宽到8%", Comparison.AT_MOST, "8", "%"),
        ("每个县至少建成1个市场", "市场", "1个", Comparison.AT_LEAST, "1", "个"),
        ("办电时间压缩到15个工作日以内", "办电时间", "压缩到15个工作日以内", Comparison.AT_MOST, "15", "个工作日"),
        ("完成1.2万家规模以上企业诊断", "规模以上企业诊断", "1.2万家", Comparison.EQUAL, "1.2", "万家"),
        (
            "新建小区按照每百户不少于30平方米的标准配建用房",
            "用房",
            "不少于30平方米",
            Comparison.AT_LEAST,
            "30",
            "平方米",
        ),
        ("培育年销售收入2000万元以上的企业8家", "年销售收入2000万元以上的企业", "8家", Comparison.EQUAL, "8", "家"),
        ("种植规模达到2亿棒", "种植规模", "达到2亿棒", Comparison.AT_LEAST, "2", "亿棒"),
        ("禁止使车速超过25公里/小时", "车速", "超过25公里/小时", Comparison.AT_MOST, "25", "公里/小时"),
    ],
)
def test_one_value_is_read_as_it_is_meant(
    facts_of: Read, text: str, indicator: str, value: str, comparison: Comparison, number: str, unit: str
) -> None:
    (target,) = facts_of(f"{text}。").targets
    (found,) = target.values
    assert (target.indicator, found.text, found.comparison) == (indicator, value, comparison)
    assert (found.number, found.unit) == (Decimal(number), unit)


def test_the_bounds_of_a_list_of_prohibitions_are_turned_round(facts_of: Read) -> None:
    facts = facts_of("禁止下列行为：\n\n——使最高车速超过25公里；\n\n——载重超过80公斤。\n\n时速达到15公里。")
    assert [t.values[0].comparison for t in facts.targets] == [
        Comparison.AT_MOST,
        Comparison.AT_MOST,
        Comparison.AT_LEAST,
    ]


@pytest.mark.parametrize(
    "text",
    ["自受理申请之日起2个工作日内办结。", "市体育局等8个部门会商。", "截至2022年底，建成12座。", "本措施有效期3年。"],
)
def test_numbers_that_set_no_goal_are_no_targets(facts_of: Read, text: str) -> None:
    assert facts_of(text).targets == ()


def test_a_value_without_a_subject_takes_that_of_the_clause_before(facts_of: Read) -> None:
    (target,) = facts_of("推广“家庭养老床位”，到2026年底达到3000张。").targets
    assert (target.indicator, target.deadline) == ("“家庭养老床位”", date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("处五千元以上三万元以下罚款。", "五千元以上三万元以下", 5000, 30000),
        ("对个人处500元以上1000元以下罚款。", "500元以上1000元以下", 500, 1000),
        ("处三十元罚款。", "三十元", 30, None),
    ],
)
def test_a_fine_has_its_sum(facts_of: Read, text: str, words: str, low: int, high: int | None) -> None:
    (target,) = facts_of(text).targets
    (value,) = target.values
    assert (target.indicator, value.text, value.number, value.upper) == ("罚款", words, low, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("指标：优良率（%）；2023年：80；2025年：≥84；2027年：85以上。", [("优良率", 2025, 84), ("优良率", 2027, 85)]),
        (
            "指标名称：床位；单位：张；2025年目标值：1,200；2027年目标值：1500。",
            [("床位", 2025, 1200), ("床位", 2027, 1500)],
        ),
        ("旅游总收入：2023年1280亿元，2030年2000亿元。", [("旅游总收入", 2030, 2000)]),
        ("2024年、2025年分别完成改造100户、150户。", [("改造", 2024, 100), ("改造", 2025, 150)]),
    ],
)
def test_values_by_year_go_to_their_years(facts_of: Read, text: str, expected: list[tuple[str, int, int]]) -> None:
    found = facts_of(text).targets
    assert [(t.indicator, t.deadline.year, t.values[0].number) for t in found if t.deadline] == expected
    assert {t.values[0].unit for t in found} <= {"%", "张", "亿元", "户"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028年“五一”前，建成运营。", date(2028, 4, 30)),
        ("2026年国庆节前，完成改造。", date(2026, 9, 30)),
        ("2026年元旦前，完成改造。", date(2025, 12, 31)),
        ("2028年开展中期评估。", date(2028, 12, 31)),
    ],
)
def test_other_expressions_of_a_day(facts_of: Read, text: str, day: date) -> None:
    assert [d.date for d in facts_of(text).deadlines] == [day]


def test_a_month_behind_a_yearly_day_comes_back_too(facts_of: Read) -> None:
    facts = facts_of("每年10月底前，各区报送计划；市局于12月15日前下达。")
    assert [(d.date, d.every) for d in facts.deadlines] == [(date(2024, 10, 31), "年"), (date(2024, 12, 15), "年")]
    (deadline,) = facts_of("每年3月1日、9月1日前拨付到校。").deadlines
    assert (deadline.date, deadline.every) == (date(2024, 3, 1), "年")


def test_a_stage_is_due_in_its_last_month(facts_of: Read) -> None:
    (deadline,) = facts_of("部署阶段（2024年3月至4月）。完成摸底。").deadlines
    assert (deadline.text, deadline.date) == ("2024年3月至4月", date(2024, 4, 30))


def test_an_indicator_table_gives_the_values_of_its_year(facts_of: Read) -> None:
    (target,) = facts_of("指标名称：受害率；2020年基期值：0.6‰；2025年目标值：不超过0.9‰；属性：约束性。").targets
    value = target.values[0]
    assert (target.indicator, value.comparison, value.number, value.unit, target.deadline) == (
        "受害率",
        Comparison.AT_MOST,
        Decimal("0.9"),
        "‰",
        date(2025, 12, 31),
    )


def test_a_term_of_validity_is_no_deadline(facts_of: Read) -> None:
    assert facts_of("本方案有效期至2027年12月31日。").deadlines == ()


def test_a_deadline_governs_its_clause_from_its_head_over_a_bracket(facts_of: Read) -> None:
    text = "各县（市、区）要在5月底前归集岗位。"
    (deadline,) = facts_of(text).deadlines
    assert text[deadline.governs.start : deadline.governs.end] == "各县（市、区）要在5月底前归集岗位"
