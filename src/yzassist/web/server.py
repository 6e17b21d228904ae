"""The server: routes for programs, the pages of Gradio at ``/``, and what stands around both."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import gradio as gr
import uvicorn
from fastapi import FastAPI
from gradio.routes import App as Pages
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Match, Mount
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from yzassist import __version__
from yzassist.errors import InvalidSettingError
from yzassist.settings import Settings
from yzassist.web import auth
from yzassist.web.api import (
    asking,
    chat_completions,
    departments,
    docs,
    errors,
    health,
    measures,
    plans,
    trainer_session,
)
from yzassist.web.api.common import SUCCESS
from yzassist.web.middleware import AccessLog, DeclaredSize, SecurityHeaders, UploadGuard
from yzassist.web.page_frame import PageFrame
from yzassist.web.service import Service
from yzassist.web.shell import TITLE, build_blocks, page_options

_EVENTS_AT_ONCE = 4
"""Events of one kind that the pages work on at a time; Gradio would take one."""
_EVENTS_WAITING = 500
"""Events of the pages beyond these are refused with Gradio's own word."""
_STOP_S = 5
"""How long running answers may take to end after SIGTERM."""
_MB = 1024 * 1024
_REQUEST_BYTES = 2 * _MB
"""The longest conversation that the routes take is well below."""
_REASONS = {
    errno.EADDRINUSE: "端口已被占用",
    errno.EACCES: "没有权限使用这个端口（1024 以下的端口要管理员权限）",
    errno.EADDRNOTAVAIL: "这台电脑没有这个地址",
    socket.EAI_NONAME: "没有这个主机名",
}
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
_API_PREFIXES = ("/api/", "/v1/")
_OWN_PREFIXES = (*_API_PREFIXES, "/trainer/")
_log = logging.getLogger(__name__)


def create_app(settings: Settings, service: Service | None = None) -> FastAPI:
    """The whole app. It answers at once; the index is opened, or built, in the background while it runs.

    ``service`` replaces the one made from ``settings``. Raises InvalidSettingError.
    """
    service = service or Service(settings)
    upload_bytes = settings.upload_max_mb * _MB
    app = FastAPI(
        title=TITLE,
        description="政府方案的问答、任务台账和原文。每个结论都注明条款出处。",
        version=__version__,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        max_body_size=upload_bytes + _REQUEST_BYTES,
    )
    app.state.service = service
    app.state.login = login = auth.Login(settings) if auth.enabled(settings) else None
    errors.install(app)
    for module in (asking, plans, measures, departments, health, chat_completions, docs, trainer_session):
        app.include_router(module.router, responses={200: SUCCESS}, max_body_size=_REQUEST_BYTES)
    for prefix in _OWN_PREFIXES:
        app.add_route(f"{prefix}{{rest:path}}", _unknown_route, methods=_METHODS, include_in_schema=False)
    _inside_a_loop(lambda: _mount_pages(app, service, login, upload_bytes))
    app.add_middleware(DeclaredSize, prefixes=_OWN_PREFIXES, max_bytes=_REQUEST_BYTES)
    app.add_middleware(UploadGuard, login=login)
    app.add_middleware(PageFrame, title=TITLE)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(AccessLog)
    app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=settings.trusted_proxies or [])
    return app


class _Server(uvicorn.Server):
    """Tells open pages to let go before it waits for requests to end: each holds one that never ends by itself."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._pages = [route.app for route in app.routes if isinstance(route, Mount) and isinstance(route.app, Pages)]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Called by uvicorn after SIGINT or SIGTERM."""
        for pages in self._pages:
            pages.stop_event.set()
        await super().shutdown(sockets)


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; answers that are running then may end. Raises InvalidSettingError."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for chatty in ("httpx", "sentence_transformers", "mcp"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    app = create_app(settings)
    with _listener(settings) as listener:
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_STOP_S,
        )
        print(_invitation(settings), file=sys.stderr, flush=True)
        _Server(config, app).run([listener])


def _mount_pages(app: FastAPI, service: Service, login: auth.Login | None, upload_bytes: int) -> None:
    blocks = build_blocks(service, service.store, login).queue(
        default_concurrency_limit=_EVENTS_AT_ONCE, max_size=_EVENTS_WAITING
    )
    gr.mount_gradio_app(app, blocks, path="/", mcp_server=True, max_file_size=upload_bytes, **page_options())


def _inside_a_loop(work: Callable[[], None]) -> None:
    """Gradio opens event loops that it never closes when it finds none running."""

    async def working() -> None:
        work()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(working())
    else:
        work()


def _invitation(settings: Settings) -> str:
    """Where to look, said so that it can be clicked in a terminal."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    others = "（同一网络里的其他电脑请用本机的 IP 地址）" if host != settings.host else ""
    return f"\n请在浏览器打开 http://{host}:{settings.port} {others}按 Ctrl-C 停止。\n"


def _listener(settings: Settings) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or error)
        raise InvalidSettingError(
            f"无法在 {settings.host}:{settings.port} 提供服务：{reason}。"
            "请停掉占用这个端口的程序，或用 YZASSIST_HOST、YZASSIST_PORT 换一个地址。"
        ) from error


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    service: Service = app.state.service
    stop = threading.Event()
    opener = threading.Thread(target=service.run, args=(stop,), name="index", daemon=True)
    opener.start()
    try:
        yield
    finally:
        stop.set()
        service.close()


async def _unknown_route(request: Request) -> JSONResponse:
    """Else the pages' own 404 would answer, in HTML, and for a wrong method too."""
    here = request.app.router.routes
    status = 405 if any(route.matches(request.scope)[0] is Match.PARTIAL for route in here) else 404
    return errors.http_error(request.url.path, status)
