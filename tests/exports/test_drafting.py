"""Drafts for an office: every line is the plan's, with its clause, in the form of an official paper."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from yzassist.assistant import Assistant
from yzassist.errors import InvalidInputError
from yzassist.exports.department_ledger import DepartmentLedger, department_ledger
from yzassist.exports.drafting import BREAKDOWN_COLUMNS, DraftKind, draft
from yzassist.exports.drafting_docx import draft_bytes
from yzassist.index.store import Index

_LINE = re.compile(r"^(?P<text>.+)〔(?P<mark>[^〕]+)〕$")
_PARTS = re.compile(r"牵头（负责）：|参与：|时限：|指标：|（按职责分工(?:牵头|负责|参与)）|（负责）|等(?=；|$)|[、；]")
_RELATIVE = re.compile(r"（\d{4}-\d{2}-\d{2}前）")
TITLE = "《深入打好长江保护修复攻坚战行动方案》"


@pytest.fixture
def index(assistant: Assistant) -> Index:
    return assistant.index


def ledger(index: Index, name: str = "县水利局") -> DepartmentLedger:
    return department_ledger(index.plans, index.facts, index.vocabulary, name)


def plan_text(index: Index, mark: str) -> str:
    """The text of the paragraph that a mark names, heading first."""
    found = [p for plan in index.plans for p in plan.paragraphs if f"{p.clause_label}第{p.number}款" == mark]
    assert len(found) == 1, mark
    return f"{found[0].heading}{found[0].text}"


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


@pytest.mark.parametrize("kind", [DraftKind.POINTS, DraftKind.OUTLINE])
@pytest.mark.parametrize("name", ["县水利局", "住房和城乡建设部", "市公安局", "市场监管总局"])
def test_every_line_stands_in_the_clause_it_names(index: Index, kind: DraftKind, name: str) -> None:
    lines = [m for text in paragraphs(draft_bytes(draft(ledger(index, name), kind))) if (m := _LINE.match(text))]
    assert lines
    for line in lines:
        support = plan_text(index, line["mark"])
        if "________" in line["text"]:
            continue
        parts = [line["text"]] if line["text"] in support else _PARTS.split(_RELATIVE.sub("", line["text"]))
        expressions = [part for whole in parts for part in re.split("：", whole) if part]
        assert [part for part in expressions if part not in support] == []


def test_work_points_hold_all_that_the_department_leads_and_is_responsible_for(index: Index) -> None:
    found = ledger(index)
    text = "\n".join(paragraphs(draft_bytes(draft(found, DraftKind.POINTS))))
    assert text.startswith(f"县水利局落实{TITLE}工作要点\n{TITLE}点名水利部的任务共30项（牵头")
    for heading in ("一、牵头的工作", "二、负责的工作", "三、参与的工作"):
        assert heading in text
    for row in found.rows:
        kept = row.sentences[:1] if row.roles[0].value == "参与" else row.sentences
        assert all(f"{sentence}〔{row.clause}第{row.paragraph}款〕" in text for sentence in kept)
    assert "县水利局对应方案中的水利部" in text


def test_a_breakdown_gives_each_sentence_a_row_with_its_own_date_and_target(index: Index) -> None:
    found = ledger(index, "农业农村局")
    (table,) = Document(BytesIO(draft_bytes(draft(found, DraftKind.BREAKDOWN)))).tables
    header, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert tuple(header) == BREAKDOWN_COLUMNS
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert len(rows) == sum(len(row.sentences) for row in found.rows)
    for row in rows:
        assert row[2] in plan_text(index, row[8])
        assert row[9:] == ["", ""]
    (film,) = [row for row in rows if "农膜回收率" in row[2] and row[8] == "（八）第1款"]
    assert film[3] == "牵头"
    assert "到2025年年底" in film[6]
    assert "农膜回收率达到85%以上" in film[7].split("\n")
    assert [row[6] for row in rows if row[2].startswith("推进化肥农药减量增效")] == [""]


def test_a_report_outline_tells_the_dates_in_order_and_leaves_progress_open(index: Index) -> None:
    text = paragraphs(draft_bytes(draft(ledger(index), DraftKind.OUTLINE)))
    days = [match.group(1) for line in text if (match := re.match(r"（.+）(\d{4}-\d\d-\d\d)前：", line))]
    assert days == sorted(days)
    assert {"2022-12-31", "2025-12-31"} <= set(days)
    assert "进展：________；问题：________；下一步：________〔（五）第1款〕" in text


def test_the_paper_has_the_form_of_an_official_one(index: Index) -> None:
    document = Document(BytesIO(draft_bytes(draft(ledger(index), DraftKind.POINTS))))
    (section,) = document.sections
    measured = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(length.cm, 1) for length in measured] == [21.0, 29.7, 3.7, 2.8]
    fonts = {
        paragraph.text[:6]: (paragraph.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")), paragraph.runs[0].font.size)
        for paragraph in document.paragraphs
    }
    assert fonts["县水利局落实"] == ("方正小标宋简体", Pt(22))
    assert fonts["一、牵头的工"] == ("黑体", Pt(16))
    assert document.paragraphs[1].paragraph_format.first_line_indent == Pt(32)


def test_the_sentences_of_a_model_stand_before_the_sections(index: Index) -> None:
    said = "县水利局要抓好岸线生态修复。〔（二十一）〕"
    text = paragraphs(draft_bytes(draft(ledger(index), DraftKind.POINTS, (said,))))
    assert text.index(said) == 2 < text.index("一、牵头的工作")


def test_a_department_without_tasks_gets_no_empty_paper(index: Index) -> None:
    with pytest.raises(InvalidInputError, match=r"没有点名.+请换一个部门"):
        draft(ledger(index, "教育部"), DraftKind.POINTS)
