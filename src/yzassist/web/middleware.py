"""Around every request: what browsers are told not to do, its declared size, and one line in the log."""

from __future__ import annotations

import logging
import time
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yzassist.web.api.errors import error_response, http_error
from yzassist.web.auth import COOKIE, Login
from yzassist.web.limits import AddressLimits, TooManyQuestionsError

_log = logging.getLogger("yzassist.access")
_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Gradio configures itself inline and compiles what it is given as `js=`: without both its page stays empty
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_UPLOAD = "/gradio_api/upload"
_LOADED = ("/assets/", "/static/", "/svelte/", "/gradio_api/heartbeat/", "/healthz", "/readyz", "/metrics")
SECURITY_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Adds ``SECURITY_HEADERS`` to every response that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, guarded)


class DeclaredSize:
    """Refuses a request of the API whose Content-Length is over ``max_bytes``, in words.

    FastAPI's own limit, which counts what arrives, would answer it in English.
    """

    def __init__(self, app: ASGIApp, prefixes: tuple[str, ...], max_bytes: int) -> None:
        self.app = app
        self._prefixes = prefixes
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "http" and scope["path"].startswith(self._prefixes):
            declared = Headers(scope=scope).get("content-length", "0")
            if declared.isdecimal() and int(declared) > self._max_bytes:
                await http_error(scope["path"], HTTPStatus.REQUEST_ENTITY_TOO_LARGE)(scope, receive, send)
                return
        await self.app(scope, receive, send)


class UploadGuard:
    """Gradio takes files from anyone, before its pages look who sends them: here only from a trainer who is logged in,
    and a few a minute from one address.
    """

    def __init__(self, app: ASGIApp, login: Login | None, per_minute: int = 10) -> None:
        self.app = app
        self._login = login
        self._limits = AddressLimits(per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "http" and scope["path"].rstrip("/").endswith(_UPLOAD):
            refusal = self._refusal(scope)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        if self._login is None or not self._login.is_open(HTTPConnection(scope).cookies.get(COOKIE)):
            text = "这里不接收文件。" if self._login is None else "登录已过期，请重新登录后再传。"
            return error_response(scope["path"], HTTPStatus.FORBIDDEN, text)
        try:
            self._limits.check(scope["client"][0] if scope.get("client") else None)
        except TooManyQuestionsError as error:
            wait = str(error.retry_after_s)
            text = f"上传太频繁，请等 {wait} 秒再传。"
            return error_response(scope["path"], HTTPStatus.TOO_MANY_REQUESTS, text, {"Retry-After": wait})
        return None


class AccessLog:
    """One line a request: address, method, path, status, milliseconds. Neither query nor body, hence no question.

    What a page loads by itself is told at level DEBUG.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            address = scope["client"][0] if scope.get("client") else "-"
            took = (time.perf_counter() - started) * 1000
            level = logging.DEBUG if scope["path"].startswith(_LOADED) else logging.INFO
            _log.log(level, "%s %s %s %d %.0f ms", address, scope["method"], scope["path"], status, took)
