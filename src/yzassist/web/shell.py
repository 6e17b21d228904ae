"""The frame of the web app: header, tabs, footer; and how Gradio is to be mounted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from yzassist.documents.model import Plan
from yzassist.errors import IndexUnavailableError
from yzassist.feedback.store import Store
from yzassist.settings import Settings
from yzassist.web.auth import Login
from yzassist.web.pages import chat, department, overview, source, trainer
from yzassist.web.pages.events import when_opened
from yzassist.web.service import Service
from yzassist.web.templating import render
from yzassist.web.theme import ASSETS, head, style_sheets, theme
from yzassist.web.tools import register_tools

TITLE = "政策问答"
_FILES_LAST_S = (3600, 3600)
"""How often files that were uploaded or exported are looked at, and how old those are that go."""


def build_blocks(service: Service, store: Store, login: Login | None = None) -> gr.Blocks:
    """The whole page. Each page is built inside its tab; 评测 only where there is a login."""
    blocks: gr.Blocks
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True, delete_cache=_FILES_LAST_S) as blocks:
        _fixed(lambda: render("header.html", titles=[_title(plan) for plan in _plans(service)]), "masthead")
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
            with gr.Tab("问答", id="chat", elem_id="tab-chat"):
                chat.build(service, store)
            with gr.Tab("我的部门", id="department", elem_id="tab-department"):
                department.build(service)
            with gr.Tab("时间轴与指标", id="overview", elem_id="tab-overview"):
                overview.build(service)
            with gr.Tab("原文", id="source", elem_id="tab-source"):
                source.build(service)
            if login is not None:
                with gr.Tab("评测", id="trainer", elem_id="tab-trainer"):
                    trainer.build(service, store, login)
        _fixed(lambda: _footer(service), "colophon")
        register_tools(service)
    return blocks


def page_options() -> dict[str, Any]:
    """What ``gr.mount_gradio_app`` needs beside the blocks: the look, the scripts, and nothing kept or sent."""
    return {
        "theme": theme(),
        "css_paths": style_sheets(),
        "head": head(),
        "favicon_path": str(ASSETS / "favicon.svg"),
        "footer_links": [],
        "run_history": False,
        "show_error": False,
        "ssr_mode": False,
        "enable_monitoring": False,
        "pwa": False,
    }


def _fixed(draw: Callable[[], str], element: str) -> None:
    """HTML drawn anew whenever the page is opened, so that it follows the index."""
    shown = gr.HTML(elem_id=element, apply_default_css=False, js_on_load=None)
    when_opened(draw, [], [shown])


def _plans(service: Service) -> tuple[Plan, ...]:
    try:
        return service.assistant.index.plans
    except IndexUnavailableError:
        return ()


def _footer(service: Service) -> str:
    plans = [
        {"title": _title(plan), "document_number": plan.metadata.document_number, "date": plan.metadata.date}
        for plan in _plans(service)
    ]
    return render("footer.html", plans=plans, log_days=_log_days(service.settings))


def _log_days(settings: Settings) -> int:
    """For how long questions are kept; 0 when they are not."""
    return settings.log_days if settings.log_questions else 0


def _title(plan: Plan) -> str:
    return plan.metadata.title or plan.file_name
