"""Tables are read by their columns: what a row is on, its unit and its kind, and which of its values are targets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yzassist.documents.base import read_plan
from yzassist.facts.model import Comparison, PlanFacts
from yzassist.facts.tables.reading import tables_of, tables_of_measures
from yzassist.facts.tables.rows import Table, plain_name, unit_in

ReadFacts = Callable[[str], PlanFacts]

MARKED = """
序号：1；一级指标：农业；二级指标：农膜回收率（%）★；2024年现状：87；2026年目标：≥90；责任单位：县供销社。

序号：2；一级指标：农业；二级指标：绿色工厂（家，累计）；2024年现状：—；2026年目标：持续增加；责任单位：县经信局。

注：带★的为约束性指标，其余为预期性指标；“—”表示基准年未统计。
"""
TASKS = """
序号：1；重点任务：堆场整治；主要措施：完成高风险堆场销号；责任单位：县水务局；完成时限：2026年6月底前。

序号：2；重点任务：堆场整治；主要措施：摸清底数；建立台账；责任单位：县水务局；完成时限：2027年9月底前。

序号：3；重点任务：宣传引导；主要措施：编印指南；责任单位：县委宣传部。
"""


@pytest.fixture
def table_of(tmp_path: Path) -> Callable[[str], Table]:
    """The only table of a plan whose one measure has this text."""

    def read(body: str) -> Table:
        path = tmp_path / "plan.txt"
        path.write_text(f"清溪县治水方案\n\n（一）治水任务。\n\n{body}\n", encoding="utf-8")
        (table,) = tables_of(read_plan(path).measures[0].paragraphs)
        return table

    return read


def test_a_row_is_on_its_indicator_without_unit_and_mark(table_of: Callable[[str], Table]) -> None:
    rows = [row for _, row in table_of(MARKED).rows]
    assert [(row.item, row.unit, row.kind) for row in rows] == [
        ("农膜回收率", "%", "约束性指标"),
        ("绿色工厂", "家", "预期性指标"),
    ]


def test_a_note_says_what_the_signs_mean(table_of: Callable[[str], Table]) -> None:
    told = {legend.sign: legend.meaning for legend in table_of(MARKED).legends}
    assert told == {"★": "约束性指标", "—": "基准年未统计", "": "预期性指标"}


def test_tasks_under_one_head_are_told_apart_by_their_measures(table_of: Callable[[str], Table]) -> None:
    table = table_of(TASKS)
    assert [row.item for _, row in table.rows] == ["完成高风险堆场销号", "摸清底数；建立台账", "编印指南"]
    assert table.heads == ("序号", "重点任务", "主要措施", "责任单位", "完成时限")
    assert table.rows[2][1].field("完成时限") is None


def test_two_columns_are_a_table_where_rows_follow_each_other(table_of: Callable[[str], Table]) -> None:
    table = table_of("单位：万吨\n\n指标：用水量；2027年：85。\n\n指标：再生水量；2027年：12。")
    assert [(row.item, row.table_unit) for _, row in table.rows] == [("用水量", "万吨"), ("再生水量", "万吨")]


def test_lines_between_rows_are_their_groups(table_of: Callable[[str], Table]) -> None:
    body = "水环境\n\n序号：1；指标：优良率；2027年：85。\n\n水资源\n\n序号：2；指标：用水量；2027年：12。"
    assert [row.group for _, row in table_of(body).rows] == ["水环境", "水资源"]


def test_what_was_reached_is_no_target(facts_of: ReadFacts) -> None:
    found = [(t.indicator, t.values[0], t.deadline) for t in facts_of(MARKED).targets]
    assert [(name, value.text, value.unit, due.year) for name, value, due in found if due] == [
        ("农膜回收率", "≥90", "%", 2026),
        ("绿色工厂", "持续增加", "", 2026),
    ]
    assert [value.comparison for _, value, _ in found] == [Comparison.AT_LEAST, Comparison.QUALITATIVE]


def test_a_year_of_the_plan_that_is_called_current_is_no_target(facts_of: ReadFacts) -> None:
    facts = facts_of("序号：1；指标：优良率（%）；现状值（2024年）：80；目标值2026年：85以上。")
    assert [(t.values[0].text, t.deadline and t.deadline.year) for t in facts.targets] == [("85以上", 2026)]


@pytest.mark.parametrize(
    ("name", "plain", "unit"),
    [
        ("★畜禽粪污综合利用率（%）", "畜禽粪污综合利用率", "%"),
        ("产生强度（吨/万元）", "产生强度", "吨/万元"),
        ("新增就业（万人）", "新增就业", "万人"),
        ("海上风电装机容量（万千瓦）", "海上风电装机容量", "万千瓦"),
        ("森林覆盖率（含灌木）", "森林覆盖率（含灌木）", ""),
    ],
)
def test_a_bracket_is_a_unit_only_where_it_holds_one(name: str, plain: str, unit: str) -> None:
    assert (plain_name(name), unit_in(name)) == (plain, unit)


def test_prose_with_colons_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("清溪县治水方案\n\n（一）治水。要求：全面排查；限期整改；建立台账。\n", encoding="utf-8")
    assert tables_of(read_plan(path).measures[0].paragraphs) == ()


def test_rows_that_are_measures_of_their_own_are_one_table(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    rows = "| 1 | 供水普及率 | % | 95 | 97 |\n| 2 | 水质合格率★ | % | | 96 |\n| 3 | 漏损率 | % | 12 | 10 |\n"
    head = "| 序号 | 指标 | 单位 | 2026年目标 | 2027年目标 |\n|---|---|---|---|---|\n"
    text = f"# 清溪县供水方案\n\n一、主要目标\n\n{head}{rows}\n注：带★的为约束性指标。\n\n二、保障\n\n加强领导。\n"
    path.write_text(text, encoding="utf-8")
    (table,) = tables_of_measures(read_plan(path).measures)
    assert [row.kind for _, row in table.rows] == ["", "约束性指标", ""]
    assert table.heads[-2:] == ("2026年目标", "2027年目标")


def test_rows_of_one_measure_are_told_apart_where_the_whole_table_is_not(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    rows = (
        "| 1 | 厕所革命 | 完成摸排 | 镇农办 | 2026年3月底前 |\n"
        "| 2 | 垃圾治理 | 排查堆放点 | 镇执法队 | |\n"
        "| 2 | 垃圾治理 | 清运处置 | | 2026年8月底前 |\n"
        "| 3 | 垃圾治理 | 清运处置 | 镇执法队 | 2026年9月底前 |\n"
    )
    head = "| 序号 | 工作任务 | 主要措施 | 责任单位 | 完成时限 |\n|---|---|---|---|---|\n"
    path.write_text(f"# 柳河镇责任清单\n\n一、任务\n\n{head}{rows}\n二、保障\n\n加强领导。\n", encoding="utf-8")
    (table,) = tables_of_measures(read_plan(path).measures)
    assert [row.item for _, row in table.rows] == ["厕所革命", "排查堆放点", "清运处置", "垃圾治理"]
