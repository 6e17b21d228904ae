"""The choice of plans to ask or to look at, shown only where there are several."""

from __future__ import annotations

from typing import Any

import gradio as gr

from yzassist.documents.head.titles import short_names
from yzassist.errors import IndexUnavailableError
from yzassist.web.service import Service


def plan_filter(elem_id: str, label: str) -> gr.Dropdown:
    """The selector, hidden until ``plan_choices`` fills it."""
    return gr.Dropdown(
        label=label,
        choices=[],
        value=[],
        multiselect=True,
        visible=False,
        interactive=True,
        elem_id=elem_id,
    )


def plan_choices(service: Service) -> Any:
    """The plans that are served now, by their short names."""
    try:
        plans = service.assistant.index.plans
    except IndexUnavailableError:
        return gr.skip()
    names = short_names(plans)
    return gr.update(choices=[(names[plan.id], plan.id) for plan in plans], visible=len(plans) > 1)
