"""What a document is called for short, and whose it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.documents.head.titles import Level, core_title, level_of, place_of, short_names, written_date, years_of
from yzassist.documents.model import Metadata, Plan

BODY = "（一）治理污水。到2025年，处理率达到95%。\n"


def metadata(title: str, *issuers: str, date: str = "") -> Metadata:
    return Metadata(title=title, issuers=issuers, date=date)


@pytest.fixture
def titled(read_text: Callable[..., Plan]) -> Callable[..., Plan]:
    """A plan of that title and file name."""
    plan = read_text(BODY)

    def get(title: str, name: str, number: str = "", *aliases: str) -> Plan:
        own = Metadata(title=title, document_number=number, aliases=aliases)
        return plan.model_copy(update={"id": name, "file_name": f"{name}.txt", "metadata": own})

    return get


def test_a_short_name_is_the_title_without_boilerplate(titled: Callable[..., Plan]) -> None:
    names = short_names(
        [titled("深入打好清水保护攻坚战行动方案", "a"), titled("清和市固体废物综合整治工作方案（2024—2026年）", "b")]
    )
    assert names == {"a": "清水保护方案", "b": "清和市固体废物综合整治方案"}


def test_the_alias_of_a_file_is_its_short_name(titled: Callable[..., Plan]) -> None:
    assert short_names([titled("清和市空气质量行动方案", "a", "", "蓝天方案", "净气方案")]) == {"a": "蓝天方案"}


def test_short_names_never_mean_two_plans(titled: Callable[..., Plan]) -> None:
    twins = [titled("清水行动方案（2021—2023年）", "old"), titled("清水行动方案（2024—2026年）", "new")]
    assert short_names(twins) == {"old": "清水行动方案（2021—2023年）", "new": "清水行动方案（2024—2026年）"}
    copies = [titled("清水行动方案", "a", "水发〔2024〕1号"), titled("清水行动方案", "b", "水发〔2024〕1号")]
    assert short_names(copies) == {"a": "清水行动方案（a.txt）", "b": "清水行动方案（b.txt）"}


@pytest.mark.parametrize(
    ("data", "place", "level"),
    [
        (metadata("清水方案", "清和市人民政府"), "清和市", Level.CITY),
        (metadata("清水方案", "岚江省人民政府办公厅"), "岚江省", Level.PROVINCE),
        (metadata("清水方案", "云浦县农业农村局"), "云浦县", Level.COUNTY),
        (metadata("清水方案", "北京市人民政府"), "北京市", Level.PROVINCE),
        (metadata("清水方案", "住房城乡建设部", "水利部"), "", Level.NATIONAL),
        (metadata("云浦县清水方案"), "云浦县", Level.COUNTY),
        (metadata("清水方案"), "", None),
    ],
)
def test_place_and_level_are_those_of_the_issuing_body(data: Metadata, place: str, level: Level | None) -> None:
    assert (place_of(data), level_of(data)) == (place, level)


def test_the_core_of_a_title_is_its_subject() -> None:
    assert core_title("清和市空气质量持续改善行动方案（2024—2026年）") == "空气质量持续改善"


def test_years_are_those_of_the_title_and_of_issue() -> None:
    assert years_of(metadata("清水方案（2024—2026年）", date="2023-12-30")) == (range(2024, 2027), 2023)
    assert years_of(metadata("清水方案")) == (range(0), None)


def test_dates_are_written_as_people_write_them() -> None:
    assert written_date("2024-08-20") == "2024年8月20日"
    assert written_date("2024-08") == "2024-08"
