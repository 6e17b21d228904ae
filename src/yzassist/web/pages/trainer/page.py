"""The trainer's page: a login, and behind it the work in progress and four panels."""

from __future__ import annotations

from typing import Any

import gradio as gr

from yzassist.errors import YzassistError
from yzassist.feedback.store import Store
from yzassist.web.pages.events import QUIET
from yzassist.web.pages.trainer.corpus_panel import CorpusPanel
from yzassist.web.pages.trainer.desk import Desk
from yzassist.web.pages.trainer.feedback_panel import FeedbackPanel
from yzassist.web.pages.trainer.job_panel import JobPanel
from yzassist.web.pages.trainer.panel import Panel, html
from yzassist.web.pages.trainer.report_panel import ReportPanel
from yzassist.web.pages.trainer.run_panel import RunPanel
from yzassist.web.pages.trainer.views import notice_view
from yzassist.web.service import Service
from yzassist.web.templating import render

_RELOAD = "() => window.location.reload()"
"""Forgets all that the page has shown."""


def build(service: Service, store: Store) -> None:
    """The 评测 tab. Raises InvalidSettingError when no login is configured: ask ``auth.enabled`` first."""
    _Page(Desk(service, store))


class _Page:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        with gr.Column(elem_id="trainer-login") as self._door:
            html(render("trainer_login.html"))
            user = gr.Textbox(
                label="用户名",
                max_lines=1,
                elem_id="trainer-user",
                html_attributes=gr.InputHTMLAttributes(autocapitalize="off", spellcheck=False, autocomplete="username"),
            )
            password = gr.Textbox(
                label="密码",
                type="password",
                elem_id="trainer-password",
                html_attributes=gr.InputHTMLAttributes(autocomplete="current-password"),
            )
            enter = gr.Button("登录", variant="primary", elem_id="trainer-enter")
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
        self._shown = [self._door, self._room, *(out for panel in self._panels for out in panel.outputs)]

        for listener in (enter.click, password.submit):
            listener(self._enter, [user, password], [desk.token, password, notice], **QUIET)
        # a new token, or the one that the browser kept when the tab is first opened
        desk.token.change(self._show_room, [desk.token], self._shown, **QUIET)
        leave.click(self._leave, [desk.token], [desk.token, job.timer], **QUIET).then(js=_RELOAD, **QUIET)

    def _enter(self, user: str, password: str, request: gr.Request) -> tuple[str, str, str]:
        address = request.client.host if request.client else ""
        try:
            return self._desk.login.open(user, password, address), "", ""
        except YzassistError as error:
            return "", "", notice_view(str(error))

    def _leave(self, token: object) -> tuple[str, gr.Timer]:
        self._desk.login.close(token)
        return "", gr.Timer(active=False)

    def _show_room(self, token: object) -> list[Any]:
        """Everything as it is now for a trainer; for all others the page stays as it is."""
        if not self._desk.login.is_open(token):
            return [gr.skip() for _ in self._shown]
        return [
            gr.Column(visible=False),
            gr.Column(visible=True),
            *(update for panel in self._panels for update in panel.fresh()),
        ]
