"""What pages do with Gradio's events alike: private, and without a veil over the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from gradio.components import Component
from gradio.context import Context
from gradio.events import Dependency

QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""For every event of a page: no route of its own for programs, no spinner for a wait of milliseconds."""

PLAIN: dict[str, Any] = {"apply_default_css": False, "js_on_load": None}
"""For HTML from our templates: our styles alone, and no event for each click."""


def when_opened(
    show: Callable[..., object], inputs: Sequence[Component], outputs: Sequence[Component], js: str | None = None
) -> Dependency:
    """Call ``show`` each time the app is opened in a browser, with what ``js`` makes of the inputs, if given.

    For use inside ``gr.Blocks``; more may follow with ``.then``.
    """
    blocks = Context.root_block
    if blocks is None:
        raise RuntimeError("a page is built inside gr.Blocks")
    opened: Dependency = blocks.load(show, list(inputs), list(outputs), js=js, **QUIET)
    return opened
