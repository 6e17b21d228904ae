"""A model endpoint on this machine that does what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from yzassist.generation.backends.openai import Endpoint

Behaviour = Callable[[BaseHTTPRequestHandler, dict[str, object]], None]


class FakeEndpoint:
    """``requests`` are the bodies received; ``stopped`` ends every behaviour that waits."""

    def __init__(self, behave: Behaviour) -> None:
        self.requests: list[dict[str, object]] = []
        self.keys: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append(body)
                outer.keys.append(self.headers.get("Authorization", ""))
                with suppress(BrokenPipeError, ConnectionResetError):  # who asked has gone: often the point of the test
                    behave(self, body)

            def log_message(self, format: str, *args: object) -> None:
                """Silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(f"http://127.0.0.1:{self._server.server_address[1]}/v1", "fake", "secret-key")

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Behaviour], FakeEndpoint]]:
    """Starts an endpoint with a behaviour; all are stopped after the test."""
    started: list[FakeEndpoint] = []

    def start(behave: Behaviour) -> FakeEndpoint:
        started.append(FakeEndpoint(behave))
        return started[-1]

    yield start
    for one in started:
        one.close()
