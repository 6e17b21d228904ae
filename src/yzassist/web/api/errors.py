"""Every error as ``{"error": "…"}`` in Chinese; under ``/v1`` in the form that OpenAI's clients read."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from yzassist.errors import IndexUnavailableError, ModelUnavailableError, YzassistError
from yzassist.web.answering import RETRY_S as BUSY_RETRY_S
from yzassist.web.answering import TooBusyError
from yzassist.web.limits import TooManyQuestionsError
from yzassist.web.service import GENERAL_PROBLEM

RETRY_S = 10
"""What ``Retry-After`` says while the service is starting."""
_OPENAI_PREFIX = "/v1/"
_HTTP_TEXTS = {
    HTTPStatus.NOT_FOUND: "没有这个地址。可用的接口见 /docs。",
    HTTPStatus.METHOD_NOT_ALLOWED: "这个地址不支持这种请求方法。可用的接口见 /docs。",
    HTTPStatus.BAD_REQUEST: "请求读不出来。请求正文应是 UTF-8 编码的 JSON。",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "请求太大。请缩短问题和对话后重试。",
}
_OPENAI_TYPES = {429: "rate_limit_error", 404: "not_found_error", 503: "server_error", 500: "server_error"}


class NotFoundError(YzassistError):
    """Ask for something that is there: the message names what is."""


def install(app: FastAPI) -> None:
    """Answer every kind of error; nobody sees a stack trace, which the server logs."""
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(YzassistError, _ours)
    app.add_exception_handler(Exception, _unforeseen)


def error_response(path: str, status: int, text: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The body of an error in the form that the clients of ``path`` read."""
    body = openai_error(status, text) if path.startswith(_OPENAI_PREFIX) else {"error": text}
    return JSONResponse(body, status, dict(headers or {}))


def openai_error(status: int, text: str) -> dict[str, Any]:
    """The body of an error as OpenAI's clients read it."""
    kind = _OPENAI_TYPES.get(status, "invalid_request_error")
    return {"error": {"message": text, "type": kind, "param": None, "code": None}}


def http_error(path: str, status: int, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The body of an error that HTTP itself names."""
    text = _HTTP_TEXTS.get(HTTPStatus(status), "请求没有被接受。请对照 /docs 改正。")
    return error_response(path, status, text, headers)


def status_of(error: YzassistError) -> tuple[int, dict[str, str]]:
    """The status and headers that tell a program what to do."""
    match error:
        case TooManyQuestionsError():
            return 429, {"Retry-After": str(error.retry_after_s)}
        case TooBusyError():
            return 503, {"Retry-After": str(BUSY_RETRY_S)}
        case IndexUnavailableError() | ModelUnavailableError():
            return 503, {"Retry-After": str(RETRY_S)}
        case NotFoundError():
            return 404, {}
        case _:
            return 422, {}


async def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, YzassistError)
    status, headers = status_of(error)
    return error_response(request.url.path, status, str(error), headers)


async def _misread(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    problems = error.errors()
    if any(problem["type"] == "json_invalid" for problem in problems):
        return error_response(request.url.path, 400, _HTTP_TEXTS[HTTPStatus.BAD_REQUEST])
    names = (".".join(str(part) for part in problem["loc"][1:5]) or "请求正文" for problem in problems)
    fields = "、".join(dict.fromkeys(name[:60] for name in names))
    return error_response(request.url.path, 422, f"{fields} 缺少或类型不对。请对照 /docs 改正。")


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return http_error(request.url.path, error.status_code, error.headers)


async def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    return error_response(request.url.path, 500, GENERAL_PROBLEM)
