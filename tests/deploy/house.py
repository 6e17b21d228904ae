"""The deployment in small: two replicas of ``app.py`` behind the nginx of ``deploy/``, all on loopback."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from yzassist.settings import PROJECT_ROOT

NGINX_CONF = PROJECT_ROOT / "deploy" / "nginx.conf"
LOOPBACK = "127.0.0.1"
_STARTS_WITHIN_S = 240
_STOPS_WITHIN_S = 20
# server app1:7860 max_fails=1
_UPSTREAM = re.compile(r"server app(?P<number>[12]):7860\b")
# listen 8080;
_LISTEN = re.compile(r"listen 8080;")


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def nginx_program() -> str:
    """Debian keeps it where ordinary users do not look."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, "no nginx on this machine; install it: apt-get install nginx-light"
    return found


def rendered_conf(listen: int, replicas: Sequence[int]) -> str:
    """``deploy/nginx.conf`` with these ports of loopback, and nothing else changed."""
    text = NGINX_CONF.read_text(encoding="utf-8")
    text, upstreams = _UPSTREAM.subn(lambda match: f"server {LOOPBACK}:{replicas[int(match['number']) - 1]}", text)
    text, listens = _LISTEN.subn(f"listen {LOOPBACK}:{listen};", text)
    assert (upstreams, listens) == (4, 1), "deploy/nginx.conf names other replicas or another port"
    return text


def wait_until(url: str, status: int, process: subprocess.Popen[bytes]) -> None:
    """Returns when ``url`` answers with ``status``; fails when the process ends before."""
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while _status(url) != status:
        assert process.poll() is None, f"{url}: the process stopped while it was starting"
        assert time.monotonic() < deadline, f"{url} did not answer {status} within {_STARTS_WITHIN_S} s"
        time.sleep(0.1)


def _status(url: str) -> int:
    try:
        with urlopen(url, timeout=5) as response:
            return int(response.status)
    except HTTPError as error:
        with error:
            return error.code
    except (URLError, OSError):
        return 0


class Replica:
    """One ``python app.py``; its log is a file."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self.port = free_port()
        self.url = f"http://{LOOPBACK}:{self.port}"
        self._environment = {**environment, "YZASSIST_HOST": LOOPBACK, "YZASSIST_PORT": str(self.port)}
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """What it wrote so far."""
        return self._log.read_text(encoding="utf-8")

    def start(self) -> None:
        """It takes some seconds until it is ready: see ``wait``."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(PROJECT_ROOT / "app.py")], env=self._environment, stdout=log, stderr=log
            )

    def wait(self) -> None:
        """Returns when it is ready."""
        assert self._process is not None
        wait_until(f"{self.url}/readyz", 200, self._process)

    def kill(self) -> None:
        """At once, as by a crash."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(_STOPS_WITHIN_S)
            self._process = None


class Proxy:
    """nginx with the configuration of ``deploy/``, as an ordinary process in a folder of its own."""

    def __init__(self, folder: Path, replicas: Sequence[int]) -> None:
        self.port = free_port()
        self.url = f"http://{LOOPBACK}:{self.port}"
        self._folder = folder
        (folder / "nginx.conf").write_text(rendered_conf(self.port, replicas), encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def command(self, *arguments: str) -> list[str]:
        """nginx as compose.yaml starts it."""
        return [
            *(nginx_program(), "-p", f"{self._folder}/", "-c", str(self._folder / "nginx.conf")),
            *("-e", "stderr", *arguments),
        ]

    def start(self) -> None:
        """Returns when it takes connections."""
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(self.command("-g", "daemon off;"), stdout=log, stderr=log)
        wait_until(f"{self.url}/metrics", 404, self._process)

    def stop(self) -> None:
        """SIGTERM ends its workers too."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_STOPS_WITHIN_S)
            self._process = None
