"""Tables as paragraphs."""

from __future__ import annotations

from yzassist.documents.notes import find_notes
from yzassist.documents.tables import Cell, table_lines


def lines(*rows: tuple[str, ...]) -> list[str]:
    return [line.strip() for line in table_lines([[Cell(text) for text in row] for row in rows]) if line.strip()]


def test_each_value_stands_behind_the_name_of_its_column() -> None:
    assert lines(("任务", "责任 单位", "时限："), ("建厂；\n验收。", "县水利局", ""), ("修 路", "", "6月底前")) == [
        "任务：建厂；验收；责任单位：县水利局。",
        "任务：修路；时限：6月底前。",
    ]


def test_without_a_row_of_names_the_values_stand_alone() -> None:
    assert lines(("1", "建设水厂，供应城区。", "3座"), ("2", "改造管网。", "120公里")) == [
        "1；建设水厂，供应城区；3座。",
        "2；改造管网；120公里。",
    ]


def test_pairs_of_name_and_value_are_fields() -> None:
    assert lines(("发文机关：", "县政府", "成文 日期：", "2024年5月6日")) == [
        "发文机关：县政府",
        "成文日期：2024年5月6日",
    ]


def test_a_caption_and_a_group_of_rows_stand_by_themselves() -> None:
    caption = [Cell("重点任务清单"), Cell("重点任务清单", continued=True)]
    group = [Cell("一、水利工程"), Cell("一、水利工程", continued=True)]
    rows = [caption, [Cell("任务"), Cell("单位")], group, [Cell("建厂"), Cell("县水利局")]]
    assert [line.strip() for line in table_lines(rows) if line] == [
        "重点任务清单",
        "一、水利工程",
        "任务：建厂；单位：县水利局。",
    ]


def test_columns_of_years_are_names() -> None:
    assert lines(("指标名称", "2020年基期值", "2025年目标值"), ("覆盖率", "88%", "95%以上")) == [
        "指标名称：覆盖率；2020年基期值：88%；2025年目标值：95%以上。"
    ]
    assert lines(("市州", "2024年底普及率（%）", "2025—2027年新建工程数（处）"), ("临澜市", "96.8", "38")) == [
        "市州：临澜市；2024年底普及率（%）：96.8；2025—2027年新建工程数（处）：38。"
    ]
    assert lines(("建厂", "2025年底前"), ("修路", "2026年底前")) == ["建厂；2025年底前。", "修路；2026年底前。"]


def test_an_empty_table_has_no_lines() -> None:
    assert table_lines([]) == []
    assert lines(("", " "), ("\n", "")) == []


def test_the_note_of_a_row_ends_at_the_next_column() -> None:
    text = "任务：建厂；责任单位：县水利局；配合单位：县财政局、县住建局；完成时限：2026年12月底前。"
    assert [text[start:end] for start, end in find_notes(text)] == ["责任单位：县水利局；配合单位：县财政局、县住建局"]
