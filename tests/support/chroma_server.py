"""A real Chroma server on a free loopback port; it can be stopped and started again, and never outlives its block."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_PROGRAM = "from chromadb.cli.cli import app; app()"
_STARTS_WITHIN_S = 60


class Server:
    """``with Server(folder) as running``: its data lie in ``folder``."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """What YZASSIST_CHROMA_URL would be."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns when it takes connections."""
        command = [sys.executable, "-c", _PROGRAM, "run", "--path", str(self._folder), "--port", str(self.port)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + _STARTS_WITHIN_S
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert self._process.poll() is None, "the test's Chroma server stopped while it was starting"
            assert time.monotonic() < deadline, f"the test's Chroma server did not start within {_STARTS_WITHIN_S} s"
            time.sleep(0.1)

    def stop(self) -> None:
        """At once, as by a crash."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
