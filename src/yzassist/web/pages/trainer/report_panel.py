"""The report of a run, and two runs side by side."""

from __future__ import annotations

from typing import Any

import gradio as gr

from yzassist.errors import InvalidInputError, YzassistError
from yzassist.web.pages.trainer.desk import Desk
from yzassist.web.pages.trainer.panel import html

_ALONE = ("不比较", "")


class ReportPanel:
    """报告. A report can be asked for once the runs are there to choose from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Row():
            self._run = gr.Dropdown(label="看哪次评测", elem_id="trainer-report-run")
            self._other = gr.Dropdown(label="与哪次比较（较早的一次）", choices=[_ALONE], value="")
        self._show_report = gr.Button("看报告", variant="primary", elem_id="trainer-report-show", interactive=False)
        notice = html()
        self._view = html(elem_id="trainer-report")
        self.outputs: list[Any] = [self._run, self._other, self._show_report]
        self.results = self.outputs
        desk.on(self._show_report.click, self._show, [self._run, self._other], [self._view], notice)

    def fresh(self) -> list[Any]:
        """See ``Panel``."""
        try:
            rows = self._desk.evaluations.runs()
        except YzassistError:
            rows = ()
        choices = [(row.label, row.name) for row in rows]
        newest = choices[0][1] if choices else None
        return [
            gr.Dropdown(choices=choices, value=newest),
            gr.Dropdown(choices=[_ALONE, *choices], value=""),
            gr.Button(interactive=True),
        ]

    renew = fresh

    def _show(self, run: str | None, other: str | None) -> list[str]:
        if not run:
            raise InvalidInputError("还没有评测。请先到“运行”里运行一次。")
        if run == other:
            raise InvalidInputError("请选两次不同的评测来比较。")
        data = self._desk.evaluations.report(run, other or "")
        from yzassist.web.pages.trainer.reports import report_view

        return [report_view(data, run)]
