"""Named things in a question: read as what they mean, with the offsets at which they stand."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.documents.numerals import format_chinese_number
from yzassist.facts.departments.vocabulary import load_vocabulary
from yzassist.facts.model import Role
from yzassist.question.slots import (
    find_chapters,
    find_dates,
    find_departments,
    find_quantities,
    find_roles,
    find_slots,
    find_terms,
)

VOCABULARY = load_vocabulary()
PLACES = ("上海", "湖北", "太湖", "太湖流域")
TERMS = ("一口一策", "亮江工程")
PIECES = [
    "水利部", "县水务局", "住建局", "2025年底", "25年", "二〇二五年", "第六条", "（十九）", "第三部分",
    "45%", "七成", "三公里", "Ⅱ类", "太湖", "“一口一策”", "上海", "牵头", "谁",
    "和", "，", "1", "万",
]  # fmt: skip

questions = st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(questions)
def test_every_slot_stands_at_its_offsets(text: str) -> None:
    slots = find_slots(text, VOCABULARY, PLACES, TERMS)
    named = [(slot.start, slot.end, slot.name) for slot in slots.departments]
    named += [(slot.start, slot.end, slot.name) for slot in slots.places]
    named += [(slot.start, slot.end, slot.text) for slot in slots.dates]
    named += [(slot.start, slot.end, slot.text) for slot in slots.quantities]
    for start, end, words in named:
        assert text[start:end] == words
    for clause in slots.clauses:
        assert 0 <= clause.start < clause.end <= len(text)
    assert all(term in text for term in slots.terms)


@given(questions)
def test_quantities_do_not_overlap(text: str) -> None:
    quantities = find_quantities(text)
    assert all(first.end <= second.start for first, second in pairwise(quantities))


@given(year=st.integers(2000, 2059), month=st.integers(1, 12))
def test_a_year_and_its_month_are_read(year: int, month: int) -> None:
    (slot,) = find_dates(f"到{year}年{month}月完成什么")
    assert (slot.year, slot.month) == (year, month)
    (bare,) = find_dates(f"到{year}年年底完成什么")
    assert (bare.year, bare.month) == (year, None)


@pytest.mark.parametrize("text", ["25年底前完成哪些", "二五年底完成哪些", "二〇二五年完成哪些", "二零二五年底完成哪些"])
def test_spoken_years_are_read(text: str) -> None:
    assert [slot.year for slot in find_dates(text)] == [2025]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021年3月起施行的那部保护江河的法律由谁宣传", []),
        ("2021年3月1日施行的保护条例谁来宣传", []),
        ("2020年1月启动的禁渔行动谁牵头", []),
        ("2022年印发的意见要求2025年达到多少", [2025]),
        ("2023年开始实施的任务有哪些", [2023]),
        ("2021年施行的是哪部法", [2021]),
    ],
)
def test_a_year_that_only_describes_a_law_or_a_thing_begun_is_no_date(text: str, years: list[int]) -> None:
    assert [slot.year for slot in find_dates(text)] == years


@pytest.mark.parametrize("text", ["比2020年提高多少", "较2020年提高多少", "一共12025个"])
def test_a_base_year_or_a_longer_number_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@given(value=st.integers(0, 100), tenths=st.integers(0, 9))
def test_a_percentage_is_read(value: int, tenths: int) -> None:
    for number in (str(value), f"{value}.{tenths}"):
        (slot,) = find_quantities(f"要达到{number}%吗")
        assert (slot.number, slot.unit) == (float(number), "%")


@given(st.integers(1, 99))
def test_a_percentage_in_words_is_the_same(value: int) -> None:
    (slot,) = find_quantities(f"是不是百分之{format_chinese_number(value)}")
    assert (slot.number, slot.unit) == (float(value), "%")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("七成以上", 70, "%"),
        ("四成半", 45, "%"),
        ("三公里范围内", 3, "公里"),
        ("7.5万公顷", 75_000, "公顷"),
        ("Ⅱ类", 2, "类"),
        ("提高5个百分点", 5, "个百分点"),
        ("400总吨以下", 400, "总吨"),
        ("2万户", 20_000, "户"),
    ],
)
def test_quantities_are_read_with_their_units(text: str, number: float, unit: str) -> None:
    assert [(slot.number, slot.unit) for slot in find_quantities(text)] == [(number, unit)]


@pytest.mark.parametrize("text", ["丢在那里四五年了", "有七八个县", "停用三五年的库"])
def test_rough_numbers_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


def test_chapters_are_read() -> None:
    assert find_chapters("第三部分和第4章有哪些措施") == (3, 4)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("谁牵头", (Role.LEAD,)),
        ("谁挂帅谁打下手", (Role.LEAD, Role.PARTICIPANT)),
        ("由谁负责", (Role.RESPONSIBLE,)),
        ("除了牵头的还有谁", ()),
        ("作为责任单位参与哪些任务", (Role.RESPONSIBLE,)),
        ("作为牵头单位和责任单位负责哪些任务", (Role.LEAD, Role.RESPONSIBLE)),
        ("要达到多少", ()),
    ],
)
def test_roles_are_read_and_a_denied_one_is_not(text: str, roles: tuple[Role, ...]) -> None:
    assert find_roles(text) == roles


@pytest.mark.parametrize("name", ["水利部", "县水利局", "市水务局", "省水利厅"])
def test_a_local_department_answers_to_its_ministry(name: str) -> None:
    (slot,) = find_departments(f"{name}要做什么", VOCABULARY)
    assert slot.department_id == "水利部"
    assert slot.local is (name != "水利部")


def test_quoted_terms_are_kept_and_roles_in_quotes_are_not() -> None:
    assert find_terms("“一源一策”和亮江工程，谁“牵头”", TERMS) == ("一源一策", "亮江工程")


def test_the_longest_place_wins() -> None:
    assert [slot.name for slot in find_slots("太湖流域和上海", VOCABULARY, PLACES, ()).places] == ["太湖流域", "上海"]


def test_the_pieces_of_the_property_tests_are_all_read() -> None:
    text = "，".join(PIECES)
    slots = find_slots(text, VOCABULARY, PLACES, TERMS)
    assert [len(group) for group in (slots.departments, slots.dates, slots.clauses, slots.chapters, slots.places)] == [
        3, 3, 2, 1, 2,
    ]  # fmt: skip
    assert re.findall("一口一策", text) == list(slots.terms)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("我们小区2003年盖的，水箱最晚哪年能改造完", []),
        ("2003年盖的小区什么时候改造完", [2003]),
        ("我市2025年的目标是多少", [2025]),
    ],
)
def test_a_year_that_the_asker_tells_of_what_is_theirs_is_not_asked_about(text: str, years: list[int]) -> None:
    assert [slot.year for slot in find_dates(text)] == years


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("群众怎么参与", ()),
        ("高校能参与什么", ()),
        ("禁渔还有哪些部门参与", (Role.PARTICIPANT,)),
        ("国家电网有没有牵头的任务", (Role.LEAD,)),
        ("是不是水利部牵头", (Role.LEAD,)),
        ("公安部要不要参与", (Role.PARTICIPANT,)),
        ("水利部没有牵头的条款", ()),
    ],
)
def test_a_role_is_one_that_a_body_has_or_may_have(text: str, roles: tuple[Role, ...]) -> None:
    assert find_roles(text) == roles
