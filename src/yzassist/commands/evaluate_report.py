"""``yzassist eval report``: write the report of a run in its three forms."""

from __future__ import annotations

from pathlib import Path

from yzassist.commands import shell
from yzassist.evaluation.report.data import report_data
from yzassist.evaluation.report.html import render_html
from yzassist.evaluation.report.markdown import render_markdown
from yzassist.evaluation.runs import RunFolder, latest
from yzassist.exports.files import whole_file

_STEM = "report"


def report(runs: Path, run: Path | None, compare: Path | None, out: Path | None) -> None:
    """Write ``report.html``, ``.md`` and ``.json`` for a run (the newest by default), beside another if given."""
    folder = RunFolder(run) if run else latest(runs)
    data = report_data(folder, RunFolder(compare) if compare else None)
    target = out or folder.path
    forms = {
        "html": render_html(data),
        "md": render_markdown(data),
        "json": data.model_dump_json(indent=2),
    }
    target.mkdir(parents=True, exist_ok=True)
    for suffix, text in forms.items():
        with whole_file(target / f"{_STEM}.{suffix}") as part:
            part.write_text(text, encoding="utf-8")
    shell.tell(f"报告已写好：{target / f'{_STEM}.html'}（另有 .md 和 .json）", "green")
