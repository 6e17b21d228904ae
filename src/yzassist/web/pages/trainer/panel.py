"""What the page needs of each of its panels."""

from __future__ import annotations

from typing import Any, Protocol

import gradio as gr


class Panel(Protocol):
    """Part of the page; it holds nothing of its own until ``fresh`` fills it after the login."""

    @property
    def outputs(self) -> list[Any]:
        """The components that are filled when the page opens."""

    def fresh(self) -> list[Any]:
        """What they are to show now."""


class Renewed(Panel, Protocol):
    """A panel that shows what work in the background changes."""

    @property
    def results(self) -> list[Any]:
        """The components that change with it."""

    def renew(self) -> list[Any]:
        """What they are to show now."""


def html(value: str = "", elem_id: str | None = None) -> gr.HTML:
    """HTML from a template, without Gradio's own style or script."""
    return gr.HTML(value, elem_id=elem_id, apply_default_css=False, js_on_load=None)
