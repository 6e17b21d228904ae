"""The trainer's page: a login, and behind it the work in progress and four panels."""

from __future__ import annotations

from typing import Any

import gradio as gr

from yzassist.feedback.store import Store
from yzassist.web.auth import Login
from yzassist.web.pages.events import QUIET, when_opened
from yzassist.web.pages.trainer.corpus_panel import CorpusPanel
from yzassist.web.pages.trainer.desk import Desk
from yzassist.web.pages.trainer.feedback_panel import FeedbackPanel
from yzassist.web.pages.trainer.job_panel import JobPanel
from yzassist.web.pages.trainer.panel import Panel, html
from yzassist.web.pages.trainer.report_panel import ReportPanel
from yzassist.web.pages.trainer.run_panel import RunPanel
from yzassist.web.service import Service
from yzassist.web.templating import render
from yzassist.web.theme import script

_LEAVE = "async () => { await fetch('trainer/session', { method: 'DELETE' }); window.location.reload(); }"
"""The reload forgets all that the page has shown."""


def build(service: Service, store: Store, login: Login) -> None:
    """The 评测 tab."""
    _Page(Desk(service, store, login))


class _Page:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Column(elem_id="trainer-login") as self._door:
            door = gr.HTML(render("trainer_login.html"), apply_default_css=False, js_on_load=script("trainer"))
            notice = html(elem_id="trainer-login-notice")
        with gr.Column(visible=False, elem_id="trainer-room") as self._room:
            desk.frames(self._door, self._room, notice)
            leave = gr.Button("退出登录", elem_id="trainer-leave", size="sm")
            job = JobPanel(desk)
            with gr.Tabs(elem_id="trainer-tabs"):
                with gr.Tab("运行"):
                    runs = RunPanel(desk, job)
                with gr.Tab("报告"):
                    report = ReportPanel(desk)
                with gr.Tab("反馈"):
                    feedback = FeedbackPanel(desk)
                with gr.Tab("语料"):
                    corpus = CorpusPanel(desk, job)
            job.wire((runs, report, corpus))
        self._panels: tuple[Panel, ...] = (job, runs, report, feedback, corpus)
        self._filled = [out for panel in self._panels for out in panel.outputs]
        doors = [self._door, self._room]
        for opened in (when_opened(self._open_room, [], doors), door.submit(self._open_room, None, doors, **QUIET)):
            opened.then(self._fill_room, None, self._filled, **QUIET)
        leave.click(None, js=_LEAVE, **QUIET)

    def _open_room(self, request: gr.Request) -> list[Any]:
        """The room for a trainer, before what is in it: many runs take seconds to score for the first time."""
        if not self._desk.is_open(request):
            return [gr.skip(), gr.skip()]
        return [gr.Column(visible=False), gr.Column(visible=True)]

    def _fill_room(self, request: gr.Request) -> list[Any]:
        """Everything as it is now for a trainer; for all others the page stays as it is."""
        if not self._desk.is_open(request):
            return [gr.skip() for _ in self._filled]
        return [update for panel in self._panels for update in panel.fresh()]
