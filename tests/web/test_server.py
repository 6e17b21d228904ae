"""The process: ``python app.py`` starts, answers, and stops when told to."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from yzassist.assistant import Assistant
from yzassist.settings import PROJECT_ROOT, Settings

QUESTION = "农膜回收率要达到多少？"
_WAIT_S = 90
_STOP_S = 4
"""Less than the server gives to requests that do not end: an open page must not be one of them."""


def start(settings: Settings, port: int, log: Path) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(PROJECT_ROOT / "src"),
        "YZASSIST_CORPUS": str(settings.corpus),
        "YZASSIST_INDEX": str(settings.index),
        "YZASSIST_MODELS": str(settings.models),
        "YZASSIST_DATABASE_URL": f"sqlite:///{log.parent / 'app.sqlite3'}",
        "YZASSIST_PORT": str(port),
    }
    with log.open("wb") as stream:
        return subprocess.Popen([sys.executable, str(PROJECT_ROOT / "app.py")], env=environment, stderr=stream)


def wait_until_ready(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + _WAIT_S
    while True:
        assert process.poll() is None
        assert time.monotonic() < deadline
        try:
            with urllib.request.urlopen(f"{address}/readyz"):
                return
        except urllib.error.HTTPError as error:
            with error:
                assert error.code == 503
        except OSError:
            pass
        time.sleep(0.1)


def test_app_serves_and_stops_when_told(shipped: Settings, assistant: Assistant, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log, address = tmp_path / "log.txt", f"http://127.0.0.1:{port}"
    process = start(shipped, port, log)
    try:
        wait_until_ready(process, address)
        body = json.dumps({"question": QUESTION}).encode()
        post = urllib.request.Request(f"{address}/api/ask", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(post) as response:
            assert json.load(response)["citations"]
        with urllib.request.urlopen(f"{address}/gradio_api/heartbeat/open-page") as page:
            assert page.readline() == b"data: ALIVE\n"
            process.send_signal(signal.SIGTERM)
            assert process.wait(_STOP_S) in (0, -signal.SIGTERM)
    finally:
        process.kill()
        process.wait()
    said = log.read_text(encoding="utf-8")
    assert address in said
    assert "服务就绪" in said
    assert "POST /api/ask 200" in said
    assert QUESTION not in said
    assert "Traceback" not in said


@pytest.mark.parametrize("taken", [True, False])
def test_wrong_address_or_setting_is_told_in_one_line(shipped: Settings, tmp_path: Path, taken: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1] if taken else 99_999
        process = start(shipped, port, tmp_path / "log.txt")
        assert process.wait(_WAIT_S) == 1
    last = (tmp_path / "log.txt").read_text(encoding="utf-8").strip().splitlines()[-1]
    assert ("端口已被占用" if taken else "YZASSIST_PORT") in last
