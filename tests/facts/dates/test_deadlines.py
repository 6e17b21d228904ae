"""Deadlines: the day meant and what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.documents.model import Paragraph
from yzassist.facts.dates.deadlines import extract_deadlines
from yzassist.facts.model import PlanFacts

Read = Callable[[str], PlanFacts]
ISSUED = date(2024, 1, 10)


def paragraph(text: str) -> Paragraph:
    return Paragraph(
        id="p", document_id="d", clause_number=1, clause_label="（一）", heading="", chapter=None, number=1, start=0,
        text=text, sentences=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("到2025年年底", date(2025, 12, 31)),
        ("到2025年", date(2025, 12, 31)),
        ("2025年底前", date(2025, 12, 31)),
        ("2025年12月底前", date(2025, 12, 31)),
        ("2026年2月底前", date(2026, 2, 28)),
        ("2025年6月前", date(2025, 5, 31)),
        ("2025年6月30日前", date(2025, 6, 30)),
        ("2026年上半年", date(2026, 6, 30)),
        ("二〇二五年底前", date(2025, 12, 31)),
        ("“十四五”末", date(2025, 12, 31)),
        ("到“十五五”期末", date(2030, 12, 31)),
        ("今年年底前", date(2024, 12, 31)),
        ("明年上半年", date(2025, 6, 30)),
        ("10月底前", date(2024, 10, 31)),
        ("力争到2027年", date(2027, 12, 31)),
    ],
)
def test_an_expression_means_its_last_day(expression: str, day: date) -> None:
    found = extract_deadlines(paragraph(f"{expression}，完成河道整治。"), ISSUED)
    assert [(d.text, d.date) for d in found] == [(expression, day)]


@pytest.mark.parametrize(
    "text",
    [
        "实施保护方案（2021—2025年）。",
        "比2020年提高5个百分点。",
        "自2024年5月1日起施行。",
        "到2020年，已完成整治。",
        "2021年至2025年的数据。",
        "2023年度考核。",
        "截至2023年底，建成12座。",
    ],
)
def test_other_dates_are_no_deadlines(text: str) -> None:
    assert extract_deadlines(paragraph(text), ISSUED) == []


@pytest.mark.parametrize(
    ("expression", "day", "every"),
    [
        ("每年11月底前", date(2024, 11, 30), "年"),
        ("每年1月5日前", date(2025, 1, 5), "年"),
        ("每年6月、12月底前", date(2024, 6, 30), "年"),
        ("每年年底前", date(2024, 12, 31), "年"),
        ("每半年末前", date(2024, 6, 30), "半年"),
        ("每季度末前", date(2024, 3, 31), "季度"),
        ("每月10日前", date(2024, 1, 10), "月"),
        ("每月底前", date(2024, 1, 31), "月"),
    ],
)
def test_a_recurring_deadline_has_its_period_and_its_first_day(expression: str, day: date, every: str) -> None:
    (found,) = extract_deadlines(paragraph(f"{expression}，报送总结。"), ISSUED)
    assert (found.text, found.date, found.every) == (expression, day, every)
    assert extract_deadlines(paragraph(f"{expression}，报送总结。"), None) == []


@pytest.mark.parametrize(
    "text", ["每年13月底前报送。", "每季度召开一次会议。", "每年培训200人。", "次年3月底前公布。", "3年内建成。"]
)
def test_what_names_no_day_is_no_deadline(text: str) -> None:
    assert extract_deadlines(paragraph(text), ISSUED) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6月底前完成编制，年底前建成。", [date(2024, 6, 30), date(2024, 12, 31)]),
        ("2025年3月底前摸底，6月底前整改，年底前建成。", [date(2025, 3, 31), date(2025, 6, 30), date(2025, 12, 31)]),
        ("2026年3月底前摸底。6月前整改。", [date(2026, 3, 31), date(2026, 5, 31)]),
        ("到2026年，普及率达到90%。6月底前出台方案。", [date(2026, 12, 31), date(2024, 6, 30)]),
        ("比2020年提高5%，6月中旬前完成。", [date(2024, 6, 20)]),
        ("上半年完成招标，第三季度末前开工。", [date(2024, 6, 30), date(2024, 9, 30)]),
        ("上半年，水质持续改善。", []),
    ],
)
def test_a_month_without_a_year_is_read_in_its_context(text: str, days: list[date]) -> None:
    assert [found.date for found in extract_deadlines(paragraph(text), ISSUED)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025—2027年，新建学校30所。", [date(2027, 12, 31)]),
        ("2025年至2027年，累计培训教师1.2万人次。", [date(2027, 12, 31)]),
        ("“十五五”期间，新增学位2万个。", [date(2030, 12, 31)]),
        ("2023年至2027年每年招收600名。", []),
        ("2021—2023年，建成30所。", []),
        ("“十三五”期间，建成30所。", []),
        ("较“十三五”末增长15%。", []),
    ],
)
def test_a_span_of_years_is_due_at_its_end(text: str, days: list[date]) -> None:
    assert [found.date for found in extract_deadlines(paragraph(text), ISSUED)] == days


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("自印发之日起30日内", date(2024, 2, 9)),
        ("自本方案印发之日起3个月内", date(2024, 4, 10)),
        ("自发布之日起1年内", date(2025, 1, 10)),
    ],
)
def test_days_are_counted_from_the_day_of_issue_where_it_is_known(expression: str, day: date) -> None:
    text = f"{expression}，制定实施细则。"
    assert [(d.text, d.date) for d in extract_deadlines(paragraph(text), ISSUED)] == [(expression, day)]
    assert extract_deadlines(paragraph(text), ISSUED, day_known=False) == []
    assert extract_deadlines(paragraph("自印发之日起30个工作日内报送。"), ISSUED) == []


@pytest.mark.parametrize(
    ("text", "day", "due"),
    [
        ("改造学校。牵头单位：县教育局；完成时限：2025年6月", date(2025, 6, 30), "改造学校"),
        ("改造学校。（县教育局牵头，完成时限：2025年9月底）", date(2025, 9, 30), "改造学校"),
        ("改造学校。完成时限：2024—2026年；责任单位：县教育局", date(2026, 12, 31), "改造学校"),
        ("牵头单位：县教育局，完成时限：9月底。", date(2024, 9, 30), "完成时限：9月底"),
    ],
)
def test_a_time_field_speaks_of_the_text_before_the_fields(text: str, day: date, due: str) -> None:
    assert [found.date for found in extract_deadlines(paragraph(text), ISSUED)] == [day]
    assert governed(text) == [due]


def governed(text: str) -> list[str]:
    return [text[d.governs.start : d.governs.end] for d in extract_deadlines(paragraph(text), ISSUED)]


def test_a_deadline_governs_to_the_full_stop_or_the_next_deadline() -> None:
    text = "加强管理。到2025年，甲达标；乙达标，丙达标。到2026年底，丁建成；2027年底前，戊建成。（水利部负责）"
    assert governed(text) == ["甲达标；乙达标，丙达标", "丁建成", "戊建成"]


def test_a_deadline_inside_its_clause_governs_the_whole_clause() -> None:
    assert governed("各县应于2025年底前完成方案编制。") == ["各县应于2025年底前完成方案编制"]


def test_a_deadline_in_the_note_governs_the_text_before() -> None:
    assert governed("做好准备。推进扬尘治理。（县住建局负责，2025年底前完成）") == ["推进扬尘治理"]


def test_a_relative_deadline_is_counted_from_its_base() -> None:
    text = "到2025年年底，城市内涝基本消除，其中山前区力争提前一年完成，沿河区提前6个月完成。"
    base, early, half = extract_deadlines(paragraph(text), ISSUED)
    assert not base.relative
    assert (early.date, early.scope, early.aspirational) == (date(2024, 12, 31), "山前区", True)
    assert (half.date, half.scope, half.aspirational) == (date(2025, 6, 30), "沿河区", False)
    assert {text[d.governs.start : d.governs.end] for d in (base, early, half)} == {"城市内涝基本消除"}


@given(st.dates(min_value=ISSUED, max_value=date(2099, 12, 31)))
def test_any_day_is_read_back(day: date) -> None:
    text = f"{day.year}年{day.month}月{day.day}日前，完成整治。"
    found = extract_deadlines(paragraph(text), ISSUED)
    assert [d.date for d in found] == [day]
    assert text[found[0].expression.start : found[0].expression.end] == found[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("展望2035年，生态环境根本好转。", [("展望2035年", date(2035, 12, 31), "生态环境根本好转")]),
        ("规划期为2024年至2025年，远景展望到2035年。", []),
        ("方案于2024年5月31日起提前施行，2024年6月1日已经提前完成。", []),
        (
            "各地应于2025年9月1日秋季学期开学前完成审查。",
            [("于2025年9月1日秋季学期开学前", date(2025, 9, 1), "各地应于2025年9月1日秋季学期开学前完成审查")],
        ),
        ("力争2027年通过品种审定1个。", [("力争2027年", date(2027, 12, 31), "通过品种审定1个")]),
        (
            "2025年5月1日前开通3条直通车；公路比例2026年达到100%。",
            [
                ("2025年5月1日前", date(2025, 5, 1), "开通3条直通车"),
                ("2026年", date(2026, 12, 31), "公路比例2026年达到100%"),
            ],
        ),
        (
            "2025年和2027年年底分别组织评估。",
            [
                ("2025年", date(2025, 12, 31), "2025年和2027年年底分别组织评估"),
                ("2027年年底", date(2027, 12, 31), "2025年和2027年年底分别组织评估"),
            ],
        ),
        (
            "老旧小区，应当于2026年12月31日前完成改造；其他小区，应当于2028年12月31日前完成改造。",
            [
                ("于2026年12月31日前", date(2026, 12, 31), "老旧小区，应当于2026年12月31日前完成改造"),
                ("于2028年12月31日前", date(2028, 12, 31), "其他小区，应当于2028年12月31日前完成改造"),
            ],
        ),
        (
            "养殖场依法搬迁，2026年6月底前完成，并给予补偿。",
            [("2026年6月底前", date(2026, 6, 30), "养殖场依法搬迁，2026年6月底前完成，并给予补偿")],
        ),
        (
            "2025年底前建成小区30个；社会噪声由公安机关查处。",
            [("2025年底前", date(2025, 12, 31), "建成小区30个")],
        ),
        (
            "建立清单。【责任单位：市水利局；完成时限：2024年10月底前完成排查，2025年10月底前基本完成整改】",
            [
                ("2024年10月底前", date(2024, 10, 31), "完成排查"),
                ("2025年10月底前", date(2025, 10, 31), "基本完成整改"),
            ],
        ),
        (
            "清理问题。【责任单位：市水利局；完成时限：除已明确的外，2026年底前完成】",
            [("2026年底前", date(2026, 12, 31), "清理问题")],
        ),
    ],
)
def test_what_is_due_stands_where_the_plan_says_it(
    facts_of: Read, text: str, expected: list[tuple[str, date, str]]
) -> None:
    found = facts_of(text).deadlines
    assert [(d.text, d.date, text[d.governs.start : d.governs.end]) for d in found] == expected


@pytest.mark.parametrize(
    ("text", "written", "first"),
    [
        ("清单每年更新一次，并于当年9月底前报备案。", "于当年9月底前", date(2024, 9, 30)),
        ("各县每年12月上旬报送进展。", "每年12月上旬", date(2024, 12, 10)),
    ],
)
def test_a_yearly_day_comes_back(facts_of: Read, text: str, written: str, first: date) -> None:
    (deadline,) = facts_of(text).deadlines
    assert (deadline.text, deadline.date, deadline.every) == (written, first, "年")


def test_a_note_in_a_paragraph_of_its_own_dates_the_one_before(facts_of: Read) -> None:
    facts = facts_of("处置率达到98%。\n\n【责任单位：市水利局；完成时限：2026年8月底前建成】")
    assert [(d.date, d.governs.paragraph_id) for d in facts.deadlines] == [(date(2026, 8, 31), "plan/1/1")]
    assert [target.deadline for target in facts.targets] == [date(2026, 8, 31)]


def test_days_are_counted_from_the_first_day_in_force(facts_of: Read) -> None:
    facts = facts_of("市水务局应当自本办法施行之日起六个月内制定细则。本办法自2024年7月1日起施行。")
    assert [(d.text, d.date) for d in facts.deadlines] == [("自本办法施行之日起六个月内", date(2025, 1, 1))]
    assert facts_of("应当自本办法施行之日起两年内完成加装。").deadlines == ()


def test_each_item_of_a_list_has_the_date_of_its_own_bracket() -> None:
    text = "续建：海门港航道工程（2026年6月完工）、码头二期（年通过能力180万吨，2027年3月投产）。"
    dated = extract_deadlines(paragraph(text), ISSUED)
    assert [(d.date, text[d.governs.start : d.governs.end]) for d in dated] == [
        (date(2026, 6, 30), "续建：海门港航道工程"),
        (date(2027, 3, 31), "码头二期"),
    ]
