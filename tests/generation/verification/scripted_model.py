"""A model behind a real endpoint on this machine that says what a test scripts."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from yzassist.generation.backends.openai import Endpoint

_PIECE_CHARS = 24


class ScriptedModel:
    """An OpenAI-compatible endpoint on this machine that streams ``answer``, a few characters a piece.

    With ``stalls`` it goes silent after it; with ``endless`` it says it again until nobody listens.
    """

    def __init__(self) -> None:
        self.answer = ""
        self.stalls = False
        self.endless = False
        self.asked = 0
        self._over = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked += 1
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                with suppress(BrokenPipeError, ConnectionResetError):
                    outer._tell(self)

            def log_message(self, format: str, *args: object) -> None:
                """Silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(f"http://127.0.0.1:{self._server.server_address[1]}/v1", "hostile", "")

    def close(self) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _tell(self, handler: BaseHTTPRequestHandler) -> None:
        said = False
        while not said or (self.endless and not self._over.is_set()):
            for at in range(0, len(self.answer), _PIECE_CHARS):
                delta = {"content": self.answer[at : at + _PIECE_CHARS]}
                choice = {"index": 0, "delta": delta, "finish_reason": None}
                body = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
                handler.wfile.write(f"data: {json.dumps(body)}\n\n".encode())
            handler.wfile.flush()
            said = True
        if self.stalls:
            self._over.wait()
        handler.wfile.write(b"data: [DONE]\n\n")
