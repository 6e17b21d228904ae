"""The report: everything in one file, all text escaped, quotes marked, held-out rows not shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from yzassist.evaluation.model import Passage, Record, Row
from yzassist.evaluation.report.data import ReportData, report_data
from yzassist.evaluation.report.html import render_html
from yzassist.evaluation.report.markdown import render_markdown
from yzassist.evaluation.runs import RunFolder, RunInfo

MakeRow = Callable[..., Row]
MakeRecord = Callable[..., Record]
# src="…" · url(…) : what a page loads from elsewhere
_LOADED = re.compile(r"(?:src|href|action)\s*=|url\(|@import|https?://|<script", re.IGNORECASE)


@pytest.fixture
def write_run(tmp_path: Path, run_info: RunInfo, passages: Sequence[Passage]) -> Callable[..., RunFolder]:
    def write(name: str, *pairs: tuple[Row, Record]) -> RunFolder:
        folder = RunFolder.create(tmp_path / name, run_info, [row for row, _ in pairs], passages)
        for _, record in pairs:
            folder.append(record)
        folder.write_info(run_info.model_copy(update={"finished": run_info.started}))
        return folder

    return write


@pytest.fixture
def data(write_run: Callable[..., RunFolder], row: MakeRow, record: MakeRecord) -> ReportData:
    tricky = "尽快 <script>alert(1)</script> | 完成"
    now = write_run(
        "now",
        (row(id="good"), record(row_id="good")),
        (row(id="bad"), record(tricky, row_id="bad")),
        (row(id="worst"), record("到2026年年底。", row_id="worst")),
        (row(id="secret", question="不可外传的题", split="test"), record("尽快。", row_id="secret")),
    )
    before = write_run(
        "before", (row(id="good"), record("尽快。", row_id="good")), (row(id="bad"), record(row_id="bad"))
    )
    return report_data(now, before)


def test_the_page_loads_nothing_and_runs_nothing(data: ReportData) -> None:
    page = render_html(data)
    assert _LOADED.findall(page) == []
    assert "&lt;script&gt;" in page
    assert page.lstrip().startswith("<!doctype html>")


def test_failures_are_shown_worst_first_with_the_quote_marked(data: ReportData) -> None:
    assert [failure.id for failure in data.runs[0].failures] == ["worst", "bad"]
    page = render_html(data)
    assert "<mark>开展河道清淤。到2025年年底" in page
    assert "错误事实：2026-12-31" in page
    assert "恰好引用" not in page


def test_held_out_rows_are_counted_but_not_shown(data: ReportData) -> None:
    assert data.runs[0].hidden_failures == 1
    for text in (render_html(data), render_markdown(data), data.model_dump_json()):
        assert "不可外传的题" not in text


def test_two_runs_are_compared(data: ReportData) -> None:
    assert data.comparison is not None
    assert [flip.after.id for flip in data.comparison.broken] == ["bad"]
    assert [flip.after.id for flip in data.comparison.mended] == ["good"]
    page = render_html(data)
    assert 'class="bar side1"' in page
    assert 'class="bar side2"' in page
    assert "两次比较" in page


def test_markdown_tables_keep_their_shape(data: ReportData) -> None:
    text = render_markdown(data)
    assert "尽快 &lt;script>alert(1)&lt;/script> \\| 完成" in text
    table = text.split("## 总体\n\n")[1].split("\n\n")[0].splitlines()
    assert len({line.count("|") for line in table}) == 1


def test_one_run_has_no_comparison(write_run: Callable[..., RunFolder], row: MakeRow, record: MakeRecord) -> None:
    data = report_data(write_run("only", (row(), record())))
    assert data.comparison is None
    page = render_html(data)
    assert "两次比较" not in page
    assert "没有。" in page
    assert ReportData.model_validate_json(data.model_dump_json()) == data
