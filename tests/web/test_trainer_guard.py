"""Every event of the trainer's page asks for the session on the server; hiding the page is not what closes it."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any
from urllib.parse import quote

import gradio as gr
import pytest
from gradio.blocks import BlockFunction
from starlette.requests import Request

from yzassist.errors import InvalidSettingError
from yzassist.settings import Settings
from yzassist.web.auth import COOKIE, Login, hash_password
from yzassist.web.pages import trainer

PASSWORD = "正确的密码 12"
FORGED = ("", "x", "0" * 43, "é; yzassist-trainer=x")


class Untouchable:
    """Whoever asks it for anything has slipped past the guard."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} was reached without a session")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        corpus=tmp_path_factory.mktemp("corpus"),
        index=tmp_path_factory.mktemp("index"),
        admin_user="trainer",
        admin_password_hash=hash_password(PASSWORD),
    )


@pytest.fixture(scope="module")
def events(settings: Settings) -> list[BlockFunction]:
    """Everything a browser can call of the page, over a service and a store that nobody may touch."""
    service = Untouchable()
    service.settings = settings  # type: ignore[attr-defined]

    async def page() -> gr.Blocks:
        """In a loop that is there: else Gradio makes one and leaves it open."""
        with gr.Blocks(analytics_enabled=False) as blocks:
            trainer.build(service, Untouchable(), Login(settings))  # type: ignore[arg-type]
        return blocks

    return [event for event in asyncio.run(page()).fns.values() if event.fn is not None]


def with_cookie(token: str) -> gr.Request:
    """A request as Gradio hands it to an event, with that session."""
    headers = [(b"cookie", f"{COOKIE}={quote(token)}".encode())] if token else []
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
    return gr.Request(Request(scope), username=None)


def test_every_event_is_given_the_request_that_holds_the_session(events: list[BlockFunction]) -> None:
    first = [next(iter(inspect.signature(event.fn).parameters.values())) for event in events if event.fn]
    assert {parameter.annotation for parameter in first} == {"gr.Request"}
    assert len(events) >= 15


def test_nothing_is_public(events: list[BlockFunction]) -> None:
    assert {event.api_visibility for event in events} == {"private"}


@pytest.mark.parametrize("token", FORGED, ids=repr)
def test_without_a_session_no_event_does_or_tells_anything(events: list[BlockFunction], token: str) -> None:
    for event in events:
        assert event.fn is not None
        results = event.fn(with_cookie(token), *([None] * len(event.inputs)))
        for result, output in zip(results, event.outputs, strict=True):
            assert is_closed(result, output), (event.fn.__name__, output)


def is_closed(result: Any, output: Any) -> bool:
    """Nothing new, or the way out: the login shown, the room hidden, the timer put away."""
    if isinstance(result, gr.Timer):
        return not result.active
    if isinstance(output, gr.Column) and result != gr.skip():
        return result["visible"] is (output.elem_id == "trainer-login")
    if getattr(output, "elem_id", None) == "trainer-login-notice":
        return result == gr.skip() or "登录已过期，请重新登录。" in result
    return bool(result == gr.skip())


def test_there_is_no_login_without_a_user_and_a_password(settings: Settings) -> None:
    with pytest.raises(InvalidSettingError, match="没有设置训练员登录"):
        Login(settings.model_copy(update={"admin_user": ""}))
