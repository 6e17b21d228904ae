"""Language models behind a real OpenAI-compatible endpoint on this machine, which do what a test tells them to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from yzassist.generation.backends.openai import Endpoint

Behaviour = Callable[[BaseHTTPRequestHandler, dict[str, object]], None]
_PIECE_CHARS = 24
_PATIENCE_S = 15


class ModelEndpoint:
    """An endpoint that answers every request as ``behave`` does; ``requests`` are the bodies received, ``keys`` what
    they came with. ``over`` is set when it closes: who waits shall end then."""

    def __init__(self, behave: Behaviour) -> None:
        self.requests: list[dict[str, object]] = []
        self.keys: list[str] = []
        self.over = threading.Event()
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
        """Its address and key."""
        return Endpoint(f"http://127.0.0.1:{self._server.server_address[1]}/v1", "fake", "secret-key")

    def close(self) -> None:
        """Stop; whoever still waits is let go."""
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class ScriptedModel(ModelEndpoint):
    """Streams ``answer``, a few characters a piece, with ``pause_s`` between two.

    With ``stalls`` it goes silent after it; with ``endless`` it says it again until nobody listens. ``sent`` counts the
    pieces, ``gone`` is set when a listener has left in the middle.
    """

    def __init__(self, answer: str = "", *, stalls: bool = False, endless: bool = False, pause_s: float = 0.0) -> None:
        super().__init__(self._tell)
        self.answer = answer
        self.stalls = stalls
        self.endless = endless
        self.pause_s = pause_s
        self.sent = 0
        self.gone = threading.Event()

    def stopped(self) -> bool:
        """Whether, within some seconds, the listener has left and not one piece more is sent."""
        if not self.gone.wait(_PATIENCE_S):
            return False
        sent = self.sent
        time.sleep(10 * self.pause_s)
        return self.sent == sent

    def _tell(self, handler: BaseHTTPRequestHandler, body: dict[str, object]) -> None:
        start_stream(handler)
        try:
            said = False
            while not said or (self.endless and not self.over.is_set()):
                for at in range(0, len(self.answer), _PIECE_CHARS):
                    say(handler, self.answer[at : at + _PIECE_CHARS])
                    self.sent += 1
                    time.sleep(self.pause_s)
                said = True
            if self.stalls:
                self._stall(handler)
            handler.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            self.gone.set()
            raise

    def _stall(self, handler: BaseHTTPRequestHandler) -> None:
        """Nothing but signs of life, by which a listener that has left is noticed."""
        while not self.over.wait(0.05):
            handler.wfile.write(b": alive\n\n")
            handler.wfile.flush()


def start_stream(handler: BaseHTTPRequestHandler, kind: str = "text/event-stream") -> None:
    """The head of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    handler.end_headers()


def say(handler: BaseHTTPRequestHandler, text: str) -> None:
    """One piece of an answer."""
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": None}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "fake", "choices": [choice]}
    handler.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
    handler.wfile.flush()
