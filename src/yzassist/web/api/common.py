"""What the routes share: the service, the limit of questions, and threads to answer on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from yzassist.web.service import Service

T = TypeVar("T")


class ErrorBody(BaseModel):
    """What every error looks like."""

    model_config = ConfigDict(frozen=True)

    error: str = Field(description="出了什么问题、怎么改", examples=["问题是空的，请输入想了解的内容。"])


class Parameters(BaseModel):
    """A body or part of one; fields it does not know are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


ErrorResponses = dict[int | str, dict[str, Any]]
SUCCESS: dict[str, Any] = {"description": "成功"}
UNAVAILABLE: ErrorResponses = {
    503: {"model": ErrorBody, "description": "索引还没有准备好或已损坏，或等候回答的人太多，见 Retry-After"}
}
MISREAD: ErrorResponses = {
    400: {"model": ErrorBody, "description": "请求不是合法的 JSON"},
    413: {"model": ErrorBody, "description": "请求太大"},
    422: {"model": ErrorBody, "description": "缺少字段、类型不对，或问题无法识别"},
}
LIMITED: ErrorResponses = {429: {"model": ErrorBody, "description": "提问太频繁，见 Retry-After"}}
UNKNOWN: ErrorResponses = {404: {"model": ErrorBody, "description": "没有这份文件、这一条或这个部门"}}
WRONG_PARAMETER: ErrorResponses = {422: {"model": ErrorBody, "description": "参数不对"}}


def service_of(request: Request) -> Service:
    """The service that the app was made for."""
    service: Service = request.app.state.service
    return service


ServiceHere = Annotated[Service, Depends(service_of)]


def _within_limit(request: Request, service: ServiceHere) -> None:
    service.limits.check(request.client.host if request.client else None)


AskingLimit = Depends(_within_limit)
"""For a route that asks: one more question of this address."""


async def on_answering_thread(request: Request, work: Callable[[], T]) -> T:
    """Do ``work`` off the event loop, on one of the few threads that answer. Raises TooBusyError."""
    return await asyncio.get_running_loop().run_in_executor(service_of(request).threads, work)
