"""Tables of text files are read row by row, as those of other formats are."""

from __future__ import annotations

from collections.abc import Callable

from yzassist.documents.model import Plan

Read = Callable[..., Plan]
HEAD = "治水规划\n\n## 一、总体要求\n\n（一）主要目标。见表1。\n\n"


def texts(plan: Plan) -> list[str]:
    return [paragraph.text for measure in plan.measures for paragraph in measure.paragraphs]


def test_each_row_is_a_paragraph_with_the_names_of_its_columns(read_text: Read) -> None:
    table = "| 指标 | 单位 | 2025年 |\n|---|:---:|---:|\n| 治理率 | % | 40 |\n| 用水\\|总量 | 亿立方米 | ≤195 |\n"
    assert texts(read_text(f"{HEAD}{table}\n注：五年累计值。\n", name="plan.md"))[1:] == [
        "指标：治理率；单位：%；2025年：40。",
        "指标：用水|总量；单位：亿立方米；2025年：≤195。",
        "注：五年累计值。",
    ]


def test_a_table_of_one_column_in_a_quotation_is_a_box(read_text: Read) -> None:
    plan = read_text(f"{HEAD}> | 专栏1 重点工程 |\n> |---|\n> | 1.水源地工程。完成12处。 |\n", name="plan.md")
    assert [(m.label, m.heading) for m in plan.measures][1:] == [("专栏1", "重点工程")]
    assert texts(plan)[1:] == ["1.水源地工程。完成12处。"]


def test_bars_without_a_rule_below_them_are_no_table(read_text: Read) -> None:
    assert texts(read_text(f"{HEAD}| 工程 | 投资 |\n\n完。\n", name="plan.md"))[1:] == ["| 工程 | 投资 |", "完。"]


def test_rows_set_with_tabs_are_a_table_too(read_text: Read) -> None:
    table = "序号\t任务\t完成时限\n1\t新建林带32公里\t2025年3月底\n2\t清理隔离带\t\n"
    assert texts(read_text(f"{HEAD}{table}\n完。\n", name="plan.txt"))[1:] == [
        "序号：1；任务：新建林带32公里；完成时限：2025年3月底。",
        "序号：2；任务：清理隔离带。",
        "完。",
    ]


def test_tabs_before_a_line_or_in_one_line_alone_make_no_table(read_text: Read) -> None:
    indented = "\t\t各地要加强领导。\n\t\t落实责任。\n"
    single = "市水务局\t市财政局\t市林业局\n"
    told = texts(read_text(f"{HEAD}{indented}\n{single}", name="plan.txt"))[1:]
    assert not any("：" in text for text in told)
    assert "各地要加强领导。" in "".join(told)
