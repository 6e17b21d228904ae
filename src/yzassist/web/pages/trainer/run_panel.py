"""Running sets, and the table of runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from yzassist.errors import InvalidInputError, YzassistError
from yzassist.web.pages.trainer.desk import Desk
from yzassist.web.pages.trainer.job_panel import JobPanel
from yzassist.web.pages.trainer.panel import html
from yzassist.web.pages.trainer.views import notice_view
from yzassist.web.templating import render

SPLITS = [("调试题", "dev"), ("留出题（只看分数）", "test"), ("全部", "all")]
_DEFAULT_SET = "dev"


class RunPanel:
    """运行. A run can be started once the sets are there to choose from, not before."""

    def __init__(self, desk: Desk, job: JobPanel) -> None:
        self._desk = desk
        self._job = job
        self._sets = gr.CheckboxGroup(label="题库", elem_id="trainer-sets")
        with gr.Row():
            self._split = gr.Dropdown(SPLITS, value="dev", label="题目")
            self._limit = gr.Number(0, label="最多几题（0 为全部）", minimum=0, precision=0, elem_id="trainer-limit")
        with gr.Row():
            self._run = gr.Button("开始评测", variant="primary", elem_id="trainer-run", scale=0, interactive=False)
            self._resume = gr.Button("接着做", visible=False, elem_id="trainer-resume", scale=0)
        notice = html()
        self._table = html(render("trainer_reading.html"), elem_id="trainer-runs")
        self.results: list[Any] = [self._table, self._resume]
        self.outputs: list[Any] = [self._sets, self._run, *self.results]
        desk.on(self._run.click, self._start, [self._sets, self._split, self._limit], job.outputs, notice)
        desk.on(self._resume.click, self._go_on, (), [*job.outputs, self._resume], notice)

    def fresh(self) -> list[Any]:
        """See ``Panel``."""
        try:
            names = self._desk.evaluations.set_names()
        except YzassistError:
            names = ()
        chosen = [name for name in names if name == _DEFAULT_SET]
        return [gr.CheckboxGroup(choices=list(names), value=chosen), gr.Button(interactive=True), *self.renew()]

    def renew(self) -> list[Any]:
        """See ``Renewed``."""
        try:
            rows = self._desk.evaluations.runs()
        except YzassistError as error:
            return [notice_view(str(error)), gr.Button(visible=False)]
        from yzassist.web.pages.trainer.reports import runs_view

        return [runs_view(rows), self._offer()]

    def _offer(self) -> gr.Button:
        """To go on with the newest run that was stopped, if there is one and nothing is being done now."""
        job, stopped = self._desk.jobs.current, self._desk.evaluations.unfinished()
        if stopped is None or (job is not None and job.running):
            return gr.Button(visible=False)
        return gr.Button(f"接着做 {stopped.started} 停下的（{stopped.answered}/{stopped.questions} 题）", visible=True)

    def _start(self, sets: Sequence[str], split: str, limit: float | None) -> list[Any]:
        evaluations = self._desk.evaluations
        choice = evaluations.choice(tuple(sets), split, int(limit or 0))
        self._desk.jobs.start(f"评测 {'、'.join(sets)}", lambda report: evaluations.run(choice, report))
        return self._job.fresh()

    def _go_on(self) -> list[Any]:
        evaluations = self._desk.evaluations
        stopped = evaluations.unfinished()
        if stopped is None:
            raise InvalidInputError("没有停下的评测。")
        self._desk.jobs.start("接着评测", lambda report: evaluations.resume(stopped.name, report))
        return [*self._job.fresh(), gr.Button(visible=False)]
