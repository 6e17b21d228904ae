"""Deadlines: the day meant and what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.documents.model import Paragraph
from yzassist.facts.deadlines import extract_deadlines
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
        "每年12月底前报送总结。",
        "2021年至2025年的数据。",
        "2023年度考核。",
        "截至2023年底，建成12座。",
    ],
)
def test_other_dates_are_no_deadlines(text: str) -> None:
    assert extract_deadlines(paragraph(text), ISSUED) == []


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
