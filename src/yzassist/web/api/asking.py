"""``/api/ask`` and ``/api/ask/stream``: the same question, answered at once or told as it comes."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import Field, StrictInt, StrictStr

from yzassist.answering.model import Answer
from yzassist.errors import IndexUnavailableError, YzassistError
from yzassist.generation.events import Extracted, Sentence
from yzassist.question.wording.normalize import check_question
from yzassist.web.api.common import (
    LIMITED,
    MISREAD,
    UNAVAILABLE,
    AskingLimit,
    DocumentNames,
    Parameters,
    ServiceHere,
)
from yzassist.web.api.telling import answer_events, whole_answer
from yzassist.web.service import GENERAL_PROBLEM, Service
from yzassist.web.steps import Step

router = APIRouter(prefix="/api", tags=["问答"], responses={**MISREAD, **LIMITED, **UNAVAILABLE})
MAX_TURNS = 200
MAX_TURN_CHARS = 20_000
_PIECE = re.compile(r"[^。；\n]*[。；\n]+|[^。；\n]+")  # 2025年年底前完成。 · - （六）第1款\n
_log = logging.getLogger(__name__)


class Turn(Parameters):
    """One earlier message."""

    role: Literal["user", "assistant"]
    content: Annotated[str, Field(strict=True, max_length=MAX_TURN_CHARS)]


class AskRequest(Parameters):
    """A question in its conversation."""

    id: StrictStr | StrictInt | None = Field(default=None, description="原样带回，便于对应")
    question: StrictStr = Field(description="问题，不超过设置里的字数", examples=["农膜回收率要达到多少？"])
    history: tuple[Turn, ...] = Field(default=(), max_length=MAX_TURNS, description="此前的对话，可以没有")
    documents: DocumentNames = ()

    def messages(self) -> list[dict[str, str]]:
        """The history as the assistant takes it."""
        return [turn.model_dump() for turn in self.history]


class IdentifiedAnswer(Answer):
    """An answer with the ``id`` of its request."""

    id: str | int | None = None


@router.post("/ask", summary="回答一个问题", dependencies=[AskingLimit])
async def ask(request: Request, body: AskRequest, service: ServiceHere) -> IdentifiedAnswer:
    """答案与 yzassist ask --json 相同：正文、引用（原文及其位置）、事实、建议。"""
    return _identified(body, await whole_answer(request, service, body.question, body.messages(), body.documents))


@router.post(
    "/ask/stream",
    summary="回答一个问题，边做边报（SSE）",
    dependencies=[AskingLimit],
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "事件依次为 step、（extract、）part、answer；出错时是 error",
            "content": {"text/event-stream": {}},
        }
    },
)
async def ask_in_steps(body: AskRequest, service: ServiceHere) -> StreamingResponse:
    """事件：step（正在做什么）、part（正文的一段）、最后 answer（与 /api/ask 相同的 JSON，以它为准）；出错时 error。

    开了语言模型时，part 之前先有 extract（摘自原文的答案，JSON），part 是逐句核对过的话。
    """
    check_question(body.question, service.settings.max_question_chars)
    if service.problem:
        raise IndexUnavailableError(service.problem)
    service.threads.check()
    return StreamingResponse(_told(service, body), media_type="text/event-stream")


def pieces(text: str) -> Iterator[str]:
    """An answer's text cut behind sentences and lines; joined they are the text."""
    return (match.group() for match in _PIECE.finditer(text))


async def _told(service: Service, body: AskRequest) -> AsyncIterator[str]:
    told = False
    try:
        async with aclosing(answer_events(service, body.question, body.messages(), body.documents)) as events:
            async for event in events:
                if isinstance(event, Answer):
                    for piece in () if told else pieces(event.answer):
                        yield _event("part", {"text": piece})
                told = told or isinstance(event, Sentence)
                yield _on_the_way(body, event)
    except YzassistError as error:
        yield _event("error", {"error": str(error)})
    except Exception:
        _log.exception("回答出错")
        yield _event("error", {"error": GENERAL_PROBLEM})


def _on_the_way(body: AskRequest, event: Step | Extracted | Sentence | Answer) -> str:
    match event:
        case Answer():
            return _event("answer", _identified(body, event).model_dump(mode="json"))
        case Extracted(answer):
            return _event("extract", _identified(body, answer).model_dump(mode="json"))
        case Sentence(text):
            return _event("part", {"text": text})
        case _:
            return _event("step", {"step": event})


def _identified(body: AskRequest, answer: Answer) -> IdentifiedAnswer:
    return IdentifiedAnswer(id=body.id, **dict(answer))


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
