"""The pictures of the README, taken anew: ``python tools/screenshots.py`` writes ``docs/*.png``.

Starts ``app.py`` on a free port with a database of its own, opens it in Debian's Chromium, and stops it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from yzassist.settings import PROJECT_ROOT

_HOST = "127.0.0.1"
_READY_S = 300.0
_DESKTOP, _PHONE = (1440, 900), (390, 844)
_QUESTION = "农膜回收率要达到多少？由谁牵头？"
_DEPARTMENT = "县水利局"
_OUT = PROJECT_ROOT / "docs"


def main() -> int:
    """Take all pictures; 1 when there is no browser."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        print("没有找到 Chromium。请先安装：sudo apt-get install chromium", file=sys.stderr)
        return 1
    _OUT.mkdir(exist_ok=True)
    with _server() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        with _opened(browser, url, _DESKTOP) as page:
            _ask(page)
            page.locator(".mark").first.click()
            page.locator("#evidence-column mark").first.wait_for()
            _save(page, "chat.png")
        with _opened(browser, url, _DESKTOP) as page:
            _choose_department(page)
            _save(page, "department.png")
        with _opened(browser, url, _PHONE, touch=True) as page:
            _ask(page)
            _save(page, "phone.png")
        browser.close()
    return 0


@contextmanager
def _server() -> Iterator[str]:
    """The address of ``app.py``, ready; stopped at the end."""
    with socket.create_server((_HOST, 0)) as free:
        port = free.getsockname()[1]
    url = f"http://{_HOST}:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "YZASSIST_HOST": _HOST, "YZASSIST_PORT": str(port), "YZASSIST_DATA": folder}
        with (Path(folder) / "log.txt").open("wb") as log:
            process = subprocess.Popen([sys.executable, str(PROJECT_ROOT / "app.py")], env=environment, stderr=log)
        try:
            _wait_until_ready(process, url)
            yield url
        finally:
            process.terminate()
            process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _READY_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/readyz"):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise RuntimeError(f"the server at {url} did not become ready")


@contextmanager
def _opened(browser: Browser, url: str, size: tuple[int, int], touch: bool = False) -> Iterator[Page]:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=touch,
        is_mobile=touch,
        color_scheme="light",
        reduced_motion="reduce",
        locale="zh-CN",
    )
    page = context.new_page()
    page.goto(url)
    page.locator(".welcome").wait_for()
    yield page
    context.close()


def _ask(page: Page) -> None:
    page.locator("#question-box textarea").fill(_QUESTION)
    page.locator("#send").click()
    page.locator(".exchange .tools").first.wait_for()


def _choose_department(page: Page) -> None:
    page.get_by_role("tab", name="我的部门").click()
    name = page.locator("#department-name input")
    name.fill(_DEPARTMENT)
    name.press("Enter")
    page.locator("#department-ledger").get_by_text(_DEPARTMENT).first.wait_for()


def _save(page: Page, name: str) -> None:
    page.wait_for_timeout(500)  # scrolling and the fonts come to rest
    page.screenshot(path=_OUT / name)
    print(f"{name}：{(_OUT / name).stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
