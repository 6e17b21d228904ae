"""One self-contained HTML file: style and charts are in the page, nothing is loaded from anywhere."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from yzassist.evaluation.report.data import ReportData
from yzassist.evaluation.report.tables import facts_of, group_tables, metric_table, run_name


def render_html(data: ReportData) -> str:
    """The report; all text of questions, answers and plans is escaped."""
    environment = Environment(
        loader=PackageLoader("yzassist.evaluation.report", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("report.html").render(
        data=data,
        names=[run_name(run.info) for run in data.runs],
        facts=[facts_of(run) for run in data.runs],
        metrics=metric_table(data),
        groups=group_tables(data),
    )
