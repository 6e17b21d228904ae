"""What the routes share: the service, the limit of questions, and threads to answer on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field, StrictStr

from yzassist.documents.model import Plan
from yzassist.errors import InvalidInputError
from yzassist.question.plans.chosen import chosen_plans
from yzassist.web.api.errors import NotFoundError
from yzassist.web.service import Service


class ErrorBody(BaseModel):
    """What every error looks like."""

    model_config = ConfigDict(frozen=True)

    error: str = Field(description="出了什么问题、怎么改", examples=["问题是空的，请输入想了解的内容。"])


class Parameters(BaseModel):
    """A body or part of one; fields it does not know are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


MAX_DOCUMENTS = 100
_ONLY = "只看这些方案：标题、简称、文号或 document_id；不写就是全部"
DocumentNames = Annotated[
    tuple[StrictStr, ...], Field(max_length=MAX_DOCUMENTS, description=_ONLY, examples=[["某某县治水方案"]])
]
"""The field of a body that restricts it to some of the plans."""
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


def _chosen_plans(
    service: ServiceHere,
    documents: Annotated[
        list[str], Query(default_factory=list, max_length=MAX_DOCUMENTS, description=f"{_ONLY}（可重复）")
    ],
) -> tuple[Plan, ...]:
    try:
        return chosen_plans(documents, service.assistant.index.plans)
    except InvalidInputError as error:
        raise NotFoundError(str(error)) from error


ChosenPlans = Annotated[tuple[Plan, ...], Depends(_chosen_plans)]
"""The plans that the address restricts a route to (``?documents=…``), all when it names none."""
AskingLimit = Depends(_within_limit)
"""For a route that asks: one more question of this address."""
