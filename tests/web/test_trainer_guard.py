"""Every event of the trainer's page asks for the session on the server; hiding the page is not what closes it."""

from __future__ import annotations

import asyncio
from typing import Any

import gradio as gr
import pytest
from gradio.blocks import BlockFunction

from yzassist.errors import InvalidSettingError
from yzassist.settings import Settings
from yzassist.web.auth import hash_password
from yzassist.web.pages import trainer

PASSWORD = "正确的密码 12"
FORGED = ("", None, "x", "0" * 43, {"token": "x"}, ["x"], True)


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
            trainer.build(service, Untouchable())  # type: ignore[arg-type]
        return blocks

    return [event for event in asyncio.run(page()).fns.values() if event.fn is not None]


def test_every_event_but_the_login_is_given_the_token(events: list[BlockFunction]) -> None:
    without = [event for event in events if not event.inputs or not isinstance(event.inputs[0], gr.BrowserState)]
    assert {event.fn.__name__ for event in without if event.fn} == {"_enter"}
    assert len(events) >= 15


def test_nothing_is_public(events: list[BlockFunction]) -> None:
    assert {event.api_visibility for event in events} == {"private"}


@pytest.mark.parametrize("token", FORGED, ids=repr)
def test_without_a_session_no_event_does_or_tells_anything(events: list[BlockFunction], token: object) -> None:
    for event in events:
        assert event.fn is not None
        if event.fn.__name__ == "_enter":
            continue
        results = event.fn(token, *([None] * (len(event.inputs) - 1)))
        for result, output in zip(results, event.outputs, strict=True):
            assert is_closed(result, output), (event.fn.__name__, output)


def is_closed(result: Any, output: Any) -> bool:
    """Nothing new, or the way out: the login shown, the room hidden, the timer and the token put away."""
    if isinstance(output, gr.BrowserState):
        return bool(result == "")
    if isinstance(result, gr.Timer):
        return not result.active
    if isinstance(output, gr.Column) and result != gr.skip():
        return result["visible"] is (output.elem_id == "trainer-login")
    if getattr(output, "elem_id", None) == "trainer-login-notice":
        return result == gr.skip() or "登录已过期，请重新登录。" in result
    return bool(result == gr.skip())


def test_an_address_that_guesses_is_slowed_and_the_password_is_never_sent_back(events: list[BlockFunction]) -> None:
    (enter,) = {event.fn for event in events if event.fn is not None and event.fn.__name__ == "_enter"}
    request = gr.Request(username=None)
    request.client = type("Client", (), {"host": "192.0.2.9"})()
    said = [enter("trainer", "错的密码", request) for _ in range(4)]
    assert all((token, password) == ("", "") for token, password, _ in said)
    assert "用户名或密码不对" in said[0][2]
    assert "密码错误次数太多" in said[3][2]
    assert "错的密码" not in "".join(notice for *_, notice in said)


def test_the_page_is_never_built_without_a_login(settings: Settings) -> None:
    service = Untouchable()
    service.settings = settings.model_copy(update={"admin_user": ""})  # type: ignore[attr-defined]
    with pytest.raises(InvalidSettingError, match="没有设置训练员登录"):
        trainer.build(service, Untouchable())  # type: ignore[arg-type]
