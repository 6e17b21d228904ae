"""The work in the background: how far it is, and a button that stops it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from yzassist.web.pages.trainer.desk import Desk
from yzassist.web.pages.trainer.panel import Renewed, html
from yzassist.web.pages.trainer.views import job_view

_TICK_S = 1.0


class JobPanel:
    """The page asks every second while something goes on; whoever opens the page later sees it too."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Row(elem_id="trainer-job"):
            self._view = html()
            self._stop = gr.Button("停止", visible=False, scale=0, elem_id="trainer-stop")
        self.timer = gr.Timer(_TICK_S, active=False)
        self.outputs: list[Any] = [self._view, self._stop, self.timer]

    def fresh(self) -> list[Any]:
        """See ``Panel``."""
        job = self._desk.jobs.current
        running = job is not None and job.running
        return [job_view(job), gr.Button(visible=running), gr.Timer(active=running)]

    def wire(self, panels: Sequence[Renewed]) -> None:
        """Once all panels are there: follow the work, and renew ``panels`` when it has ended."""
        results = [output for panel in panels for output in panel.results]

        def tick() -> list[Any]:
            job = self._desk.jobs.current
            if job is not None and job.running:
                return [*self.fresh(), *(gr.skip() for _ in results)]
            return [*self.fresh(), *(update for panel in panels for update in panel.renew())]

        def stop() -> list[Any]:
            self._desk.jobs.stop()
            return self.fresh()

        self._desk.on(self.timer.tick, tick, outputs=[*self.outputs, *results])
        self._desk.on(self._stop.click, stop, outputs=self.outputs)
