"""A running server over the shipped plan, and browser pages in two sizes that must never ask another host."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from yzassist.assistant import Assistant
from yzassist.feedback.store import Store, open_store
from yzassist.settings import Settings
from yzassist.web.server import create_app
from yzassist.web.service import Service

DESKTOP, PHONE = (1440, 900), (390, 844)
_START_SECONDS = 30
_WAIT_MS = 15_000
"""How long a page may take on a machine that runs other tests too; a page that is ready is not waited for."""
_LOOPBACK = "127.0.0.1"
_LEFT = ("AbortError", "Connection errored out")
"""What Gradio says when a page is left or reloaded while an event is under way."""
expect.set_options(timeout=_WAIT_MS)

_OLD_PANDAS = (
    "ignore:'future.no_silent_downcasting' is deprecated",
    "ignore:The copy keyword is deprecated and will be removed",
)
"""Gradio 6.31 uses pandas as it was before version 3 when its queue counts its own events."""

Serve = Callable[[Settings, Assistant | None], str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The server's threads warn during whichever test is running."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.filterwarnings(*_OLD_PANDAS))


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Starts the app of some settings on a free loopback port and gives its address; all stop with the session.

    The assistant handed in answers, from its own corpus and index; with None the app opens its own, as it does in
    earnest.
    """
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(settings: Settings, assistant: Assistant | None) -> str:
        if assistant is not None:  # the service watches its settings' index, and would change over to another one
            own = assistant.settings
            settings = settings.model_copy(update={"corpus": own.corpus, "index": own.index})
        listener = socket.create_server((_LOOPBACK, 0))
        app = create_app(settings, Service(settings, assistant))
        config = uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        running.append((server, thread))
        deadline = time.monotonic() + _START_SECONDS
        while not server.started:
            assert thread.is_alive(), "the server stopped while it was starting"
            assert time.monotonic() < deadline, f"the server did not start within {_START_SECONDS} s"
            time.sleep(0.05)
        return f"http://{_LOOPBACK}:{listener.getsockname()[1]}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(10)
        assert not thread.is_alive(), "the server did not stop"


@pytest.fixture(scope="session")
def server_settings(shipped: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The shipped plan with a database of its own and a rate limit that tests do not meet."""
    database = tmp_path_factory.mktemp("database") / "yzassist.db"
    return shipped.model_copy(update={"database_url": f"sqlite:///{database}", "rate_limit_per_minute": 100_000})


@pytest.fixture(scope="session")
def server_url(serve: Serve, server_settings: Settings, assistant: Assistant) -> str:
    """The address of the app over the shipped plan."""
    return serve(server_settings, assistant)


@pytest.fixture(scope="session")
def store(server_settings: Settings) -> Store:
    """The store that the app of ``server_url`` writes to."""
    return open_store(server_settings)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window; it resolves no name but this machine's.

    One a module: while Playwright is open, its thread has a running event loop that other tests must not meet.
    """
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.fail("no Chromium on this machine; install it: apt-get install chromium", pytrace=False)
    only_here = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {_LOOPBACK}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", only_here])
        yield chromium
        chromium.close()


@contextmanager
def visit(
    browser: Browser, size: tuple[int, int], touch: bool = False, dark: bool = False, blocked: bool = False
) -> Iterator[Page]:
    """A page of a fresh session. On leaving: it asked no other host, opened no dialog, and no script failed.

    ``blocked`` says that requests to this machine may be refused on purpose.
    """
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=touch,
        is_mobile=touch,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="zh-CN",
        service_workers="block",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(_WAIT_MS)
    page = context.new_page()
    outside: list[str] = []
    trouble: list[str] = []

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.hostname != _LOOPBACK:
            outside.append(request.url)

    def said(message: ConsoleMessage) -> None:
        failed = ("Failed to load resource",) if blocked else ()
        expected = any(text in message.text for text in (*_LEFT, *failed))
        if message.type == "error" and not expected:
            trouble.append(f"console: {message.text}")

    def dialog(opened: object) -> None:
        trouble.append(f"dialog: {opened}")
        opened.dismiss()  # type: ignore[attr-defined]

    context.on("request", asked)
    page.on("websocket", lambda opened: outside.append(opened.url))
    page.on("console", said)
    page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
    page.on("dialog", dialog)
    try:
        yield page
    finally:
        context.close()
    assert outside == []
    assert trouble == []


def open_app(page: Page, url: str) -> None:
    """Go to the app and wait until it stands: a tab that is clicked while Gradio mounts the page stays closed."""
    page.goto(url)
    page.locator("#conversation :is(.welcome, .exchange, .notice)").first.wait_for(state="attached")


@pytest.fixture
def desktop(browser: Browser, server_url: str) -> Iterator[Page]:
    """The app, opened on a desktop screen of 1440×900."""
    with visit(browser, DESKTOP) as page:
        open_app(page, server_url)
        yield page


@pytest.fixture
def phone(browser: Browser, server_url: str) -> Iterator[Page]:
    """The app, opened on a phone of 390×844 with a touch screen."""
    with visit(browser, PHONE, touch=True) as page:
        open_app(page, server_url)
        yield page
