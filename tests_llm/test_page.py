"""A browser sees the real model's sentences arrive."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import expect, sync_playwright

from yzassist.assistant import Assistant
from yzassist.web.server import create_app
from yzassist.web.service import Service

_START_SECONDS = 30
_ANSWER_MS = 250_000

pytestmark = pytest.mark.filterwarnings(
    "ignore:'future.no_silent_downcasting' is deprecated",  # Gradio 6.31 counts its events with an older pandas
    "ignore:The copy keyword is deprecated and will be removed",
)


@pytest.fixture
def address(assistant: Assistant) -> Iterator[str]:
    """The web app on a free loopback port."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(assistant.settings, Service(assistant.settings, assistant))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    deadline = time.monotonic() + _START_SECONDS
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(_START_SECONDS)
    listener.close()


def test_a_visitor_sees_the_extractive_answer_at_once_then_the_models(address: str) -> None:
    with sync_playwright() as playwright:
        executable = shutil.which("chromium") or shutil.which("google-chrome")
        assert executable is not None, "缺 Chromium：请运行 tools/install_test_packages.sh"
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        page.get_by_label("问题").fill("磷污染怎么治理")
        page.keyboard.press("Enter")
        expect(page.get_by_text("语言模型正在组织语言")).to_be_visible(timeout=60_000)
        expect(page.locator(".answer").first).to_contain_text("三磷")
        expect(page.get_by_text("由语言模型组织语言，每一句都与原文核对过。").first).to_be_visible(timeout=_ANSWER_MS)
        expect(page.get_by_text("语言模型正在组织语言")).to_be_hidden(timeout=_ANSWER_MS)
        expect(page.locator(".answer .mark").first).to_be_visible()
        browser.close()
