"""Word files: paragraphs, automatic numbers, tables, boxes, revisions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Pt

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan
from yzassist.errors import CorpusError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Save = Callable[[Document], Plan]


@pytest.fixture
def saved(tmp_path: Path) -> Save:
    def save(document: Document) -> Plan:
        document.save(str(tmp_path / "plan.docx"))
        return read_plan(tmp_path / "plan.docx")

    return save


def test_paragraphs_and_tables_stand_in_order(saved: Save) -> None:
    document = docx.Document()
    document.add_paragraph("临江县农村供水三年行动计划（2025—2027年）")
    document.add_paragraph("一、工作目标")
    document.add_paragraph("（一）总体目标。到2027年，自来水普及率达到95%以上。")
    rows = [
        ("序号", "工作任务", "责任单位", "完成时限"),
        ("1", "新建水厂3座。", "县水利局", "2026年12月底前"),
        ("2", "改造管网120公里", "县水利局\n县财政局", "2027年6月底前"),
        ("", "", "", ""),
    ]
    table = document.add_table(rows=len(rows), cols=4)
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.add_paragraph("（二）加强监管。定期检测水质。")
    plan = saved(document)
    first = plan.measure(1)
    assert first is not None
    assert [p.text for p in first.paragraphs] == [
        "到2027年，自来水普及率达到95%以上。",
        "序号：1；工作任务：新建水厂3座；责任单位：县水利局；完成时限：2026年12月底前。",
        "序号：2；工作任务：改造管网120公里；责任单位：县水利局县财政局；完成时限：2027年6月底前。",
    ]
    assert [m.label for m in plan.measures] == ["（一）", "（二）"]
    assert plan.metadata.title == "临江县农村供水三年行动计划（2025—2027年）"


def test_a_document_that_is_a_table_has_a_measure_a_row(saved: Save) -> None:
    document = docx.Document()
    document.add_paragraph("清溪市优化营商环境措施清单")
    table = document.add_table(rows=3, cols=3)
    rows = [
        ("序号", "措施", "牵头单位"),
        ("1", "推行一网通办，压减材料", "市政务服务局"),
        ("2", "降低用能成本", "市发改委"),
    ]
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    plan = saved(document)
    assert [(m.number, m.label, m.heading) for m in plan.measures] == [
        (1, "第1项", "推行一网通办"),
        (2, "第2项", "降低用能成本"),
    ]
    assert plan.measures[0].paragraphs[0].text == "序号：1；措施：推行一网通办，压减材料；牵头单位：市政务服务局。"
    assert plan.warnings == ()


def test_merged_cells_are_read_once_and_name_their_columns(saved: Save) -> None:
    document = docx.Document()
    document.add_paragraph("一、指标")
    table = document.add_table(rows=4, cols=3)
    rows = [("指标", "目标值", ""), ("", "2025年", "2027年"), ("优良率", "80%", "85%"), ("普及率", "90%", "90%")]
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    texts = [p.text for p in saved(document).measures[0].paragraphs]
    assert texts == [
        "指标：优良率；目标值2025年：80%；目标值2027年：85%。",
        "指标：普及率；目标值2025年：90%；目标值2027年：90%。",
    ]


def test_automatic_numbers_are_written_out(saved: Save) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(["%1、", "（%2）"])
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in [(0, "总体要求"), (1, "主要目标"), (1, "基本原则"), (0, "重点任务"), (1, "治理污水")]:
        paragraph = document.add_paragraph(text)
        numbers = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbers))
        document.add_paragraph("坚持问题导向，统筹推进。")
    plan = saved(document)
    assert [chapter.label for chapter in plan.chapters] == ["一、", "二、"]
    assert [m.number for m in plan.measures if m.label.endswith("）")] == ["一-1", "一-2", "二-1"]


def test_deleted_text_is_gone_and_inserted_text_is_there(saved: Save) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("一、目标。到2025年达到")
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText>80%</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t>85%，持续改善。</w:t></w:r></w:ins>"))
    assert saved(document).text == "一、目标。到2025年达到85%，持续改善。"


def test_boxes_and_content_controls_are_read_and_the_contents_list_is_not(saved: Save) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、总体要求\t1", style="toc 1")
    document.add_paragraph("一、总体要求")
    caption = "<w:txbxContent><w:p><w:r><w:t>专栏1 重点工程</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r {W}><w:pict>{caption}</w:pict></w:r>"
    document.add_paragraph("（一）目标。建成水厂。")._p.append(parse_xml(box))
    control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>新建水库2座，改造3座。</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(-1, parse_xml(control))
    document.add_paragraph("（二）保障。加强领导。")
    plan = saved(document)
    assert [(m.number, m.heading) for m in plan.measures] == [(1, "目标"), ("专栏1", "重点工程"), (2, "保障")]
    box_measure = plan.measure("专栏1")
    assert box_measure is not None
    assert [p.text for p in box_measure.paragraphs] == ["新建水库2座，改造3座。"]


def test_an_indented_paragraph_is_never_joined_to_the_one_before(saved: Save) -> None:
    document = docx.Document()
    for text in ("一、任务", "整治河道，清理垃圾", "修复湿地，种植水草"):
        document.add_paragraph(text).paragraph_format.first_line_indent = Pt(28)
    assert [p.text for p in saved(document).measures[0].paragraphs] == ["整治河道，清理垃圾", "修复湿地，种植水草"]


def test_an_empty_table_is_reported(saved: Save) -> None:
    document = docx.Document()
    document.add_paragraph("一、任务。加强领导，落实责任。")
    document.add_table(rows=2, cols=2)
    assert saved(document).warnings == ("第1个表格是空的，已跳过。",)


def test_a_package_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 120_000_000)
    (tmp_path / "bomb.docx").write_bytes(content.getvalue())
    with pytest.raises(CorpusError, match=r"bomb\.docx.*解压后过大"):
        read_plan(tmp_path / "bomb.docx")


@pytest.mark.parametrize("keep", [30, 2000])
def test_a_damaged_file_is_refused(tmp_path: Path, keep: int) -> None:
    docx.Document().save(str(tmp_path / "cut.docx"))
    data = (tmp_path / "cut.docx").read_bytes()
    (tmp_path / "cut.docx").write_bytes(data[:keep])
    with pytest.raises(CorpusError, match=r"cut\.docx.*已损坏"):
        read_plan(tmp_path / "cut.docx")


def test_a_package_of_another_kind_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "sheet.docx", "w") as package:
        package.writestr("a.txt", "不是文档")
    with pytest.raises(CorpusError, match=r"sheet\.docx.*不是 Word 文档"):
        read_plan(tmp_path / "sheet.docx")
