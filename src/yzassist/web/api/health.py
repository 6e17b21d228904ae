"""For those who keep the service running: is it alive, is it ready, what has it done."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from yzassist.errors import YzassistError
from yzassist.web.api.common import UNAVAILABLE, ServiceHere
from yzassist.web.api.errors import RETRY_S

router = APIRouter(tags=["运行"])


class Alive(BaseModel):
    """The process answers."""

    status: str = "ok"


class Ready(BaseModel):
    """Questions are answered, from this generation of the index."""

    status: str = "ready"
    index: str
    documents: int


@router.get("/healthz", summary="进程是否活着")
async def alive() -> Alive:
    """只要进程能应答就是 200。"""
    return Alive()


@router.get("/readyz", summary="能否回答问题", response_model=Ready, responses=UNAVAILABLE)
async def ready(service: ServiceHere) -> Ready | JSONResponse:
    """索引打开后是 200；正在启动、正在建索引、索引损坏或向量库服务断开时是 503，并说明原因。"""
    try:
        await run_in_threadpool(service.check)
    except YzassistError as error:
        return JSONResponse({"error": str(error)}, 503, {"Retry-After": str(RETRY_S)})
    index = service.assistant.index
    return Ready(index=index.generation, documents=len(index.plans))


@router.get(
    "/metrics",
    summary="Prometheus 指标",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}, "description": "问题数、耗时、限流数"}},
)
async def metrics(service: ServiceHere) -> Response:
    """问题数（按结果和意图）、回答耗时、被限流的次数。"""
    service.metrics.ready.set(not service.problem)
    return Response(service.metrics.text(), media_type=CONTENT_TYPE_LATEST)
