"""Gradio's empty page made ours: Chinese before any script runs, and nothing in it that names another host."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yzassist.web.templating import render

_LANGUAGE = re.compile(rb'<html\s+lang="en"')  # <html⏎⇥lang="en"
_PREVIEW = re.compile(
    rb'<meta\s+(?:property="og|name="twitter):[^>]*>'
)  # <meta property="og:image" content="https://…" />
_HEAD, _BODY_END = b"<head>", b"</body>"


class PageFrame:
    """Rewrites the page that Gradio renders; every other response passes as it is.

    What Gradio says in its own words (an upload, a spinner) follows the browser's language, and it speaks to link
    previews of itself: the page speaks Chinese to everybody, and of its own subject.
    """

    def __init__(self, app: ASGIApp, title: str) -> None:
        self.app = app
        self._head = render("frame_head.html", title=title).encode()
        self._body = render("frame_body.html", title=title).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http" or scope["path"] not in ("", "/"):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def framed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            if not _is_page(start):
                await send(message)
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    page = self.framed(bytes(body))
                    MutableHeaders(scope=start)["content-length"] = str(len(page))
                    await send(start)
                    await send({"type": "http.response.body", "body": page})

        await self.app(scope, receive, framed)

    def framed(self, page: bytes) -> bytes:
        """The page with our language, head and words for a browser that is still loading or runs no script."""
        page = _PREVIEW.sub(b"", _LANGUAGE.sub(b'<html lang="zh-CN"', page, count=1))
        page = page.replace(_HEAD, _HEAD + self._head, 1)
        return page.replace(_BODY_END, self._body + _BODY_END, 1)


def _is_page(start: Message) -> bool:
    return Headers(raw=start.get("headers", [])).get("content-type", "").startswith("text/html")
