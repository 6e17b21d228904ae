"""Runs and their reports as HTML; apart from the other views since it needs what only evaluation needs."""

from __future__ import annotations

from collections.abc import Sequence

from yzassist.evaluation.report.data import ReportData
from yzassist.evaluation.report.html import render_html
from yzassist.evaluation.report.markdown import render_markdown
from yzassist.evaluation.report.tables import run_name
from yzassist.evaluation.scoring import METRIC_NAMES
from yzassist.web.pages.trainer.evaluations import RunRow
from yzassist.web.pages.trainer.views import data_link
from yzassist.web.templating import render


def runs_view(rows: Sequence[RunRow]) -> str:
    """The table of runs."""
    return render("trainer_runs.html", rows=rows)


def report_view(data: ReportData, name: str) -> str:
    """What changed between two runs, links that save the report, and the report itself in a frame without rights."""
    page = render_html(data)
    return render(
        "trainer_report.html",
        found=data.comparison,
        runs=[run_name(run.info) for run in data.runs],
        metrics=METRIC_NAMES,
        page=page,
        run=name,
        html_link=data_link(page, "text/html"),
        markdown_link=data_link(render_markdown(data), "text/markdown"),
    )
