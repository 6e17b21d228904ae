"""``/v1``: the assistant behind OpenAI's chat interface, for front ends that speak nothing else."""

from __future__ import annotations

import time
import uuid
from collections.abc import AsyncGenerator
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import Field, StrictStr

from yzassist.errors import InvalidQuestionError
from yzassist.web.api.asking import MAX_TURN_CHARS, MAX_TURNS
from yzassist.web.api.chat_chunks import Chunks, Told, usage, with_sources
from yzassist.web.api.common import (
    SUCCESS,
    AskingLimit,
    DocumentNames,
    ErrorResponses,
    Parameters,
    ServiceHere,
)
from yzassist.web.api.telling import answer_events, whole_answer

MODEL = "yzassist"
_ERROR = {"content": {"application/json": {"schema": {"type": "object", "required": ["error"]}}}}
_REFUSALS: ErrorResponses = {
    status: {"description": text, **_ERROR}
    for status, text in (
        (400, "请求不是合法的 JSON"),
        (413, "请求太大"),
        (422, "缺少字段、类型不对，或问题无法识别"),
        (429, "提问太频繁，见 Retry-After"),
        (503, "索引还没有准备好，或已损坏"),
    )
}
router = APIRouter(prefix="/v1", tags=["OpenAI 兼容接口"])


class TextPart(Parameters):
    """A part of a message; parts that are no text (pictures) are not read."""

    type: StrictStr
    text: Annotated[str, Field(strict=True, max_length=MAX_TURN_CHARS)] = ""


class ChatMessage(Parameters):
    """One message. Only those of user and assistant are read: nobody instructs the assistant."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: (
        Annotated[str, Field(strict=True, max_length=MAX_TURN_CHARS)]
        | Annotated[tuple[TextPart, ...], Field(max_length=MAX_TURNS)]
        | None
    ) = None

    @property
    def text(self) -> str:
        """The message's words."""
        if self.content is None or isinstance(self.content, str):
            return self.content or ""
        return "\n".join(part.text for part in self.content if part.type == "text")


class StreamOptions(Parameters):
    """What the stream shall carry."""

    include_usage: bool = False


class ChatRequest(Parameters):
    """A conversation whose last message of the user is the question. Sampling settings mean nothing here."""

    model: StrictStr = MODEL
    messages: Annotated[tuple[ChatMessage, ...], Field(min_length=1, max_length=MAX_TURNS)] = Field(
        examples=[[{"role": "user", "content": "农膜回收率要达到多少？"}]]
    )
    documents: DocumentNames = ()
    stream: bool | None = False
    stream_options: StreamOptions | None = None

    def question(self) -> tuple[str, list[dict[str, str]]]:
        """The question and what was said before it. Raises InvalidQuestionError when the user says nothing."""
        said = [message for message in self.messages if message.role in ("user", "assistant")]
        last = max((at for at, message in enumerate(said) if message.role == "user"), default=None)
        if last is None:
            raise InvalidQuestionError("messages 里没有 user 的问题，请写明。")
        return said[last].text, [{"role": message.role, "content": message.text} for message in said[:last]]


class Usage(Parameters):
    """Characters: there is no language model whose tokens could be counted."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ReplyMessage(Parameters):
    """What the assistant says."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None


class Choice(Parameters):
    """The one answer."""

    index: int = 0
    message: ReplyMessage
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class ChatCompletion(Parameters):
    """An answer in OpenAI's form."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: list[Choice]
    usage: Usage


class ModelCard(Parameters):
    """A model that may be named in a request."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = MODEL


class ModelList(Parameters):
    """All there are."""

    object: Literal["list"] = "list"
    data: list[ModelCard]


@router.get("/models", summary="可用的模型")
def models() -> ModelList:
    """只有一个：yzassist。"""
    return ModelList(data=[ModelCard()])


@router.post(
    "/chat/completions",
    summary="对话补全",
    response_model=ChatCompletion,
    dependencies=[AskingLimit],
    responses={200: {**SUCCESS, "content": {"text/event-stream": {}}}, **_REFUSALS},
)
async def chat_completions(request: Request, body: ChatRequest, service: ServiceHere) -> ChatCompletion | Response:
    """最后一条 user 消息是问题；正文末尾附引用的条款。stream 为 true 时按 SSE 分段返回；有语言模型时是逐句核对过的话。

    OpenAI 没有的字段 documents：只从这些方案里回答（客户端的 extra_body）。
    """
    question, history = body.question()
    prompt_chars = sum(len(message.text) for message in body.messages)
    identity, created = f"chatcmpl-{uuid.uuid4().hex}", int(time.time())
    if body.stream:
        wanted = body.stream_options is not None and body.stream_options.include_usage
        chunks = Chunks(identity, created, MODEL, prompt_chars if wanted else None)
        events = answer_events(service, question, history, body.documents)
        return StreamingResponse(chunks.stream(events, await _first_words(events)), media_type="text/event-stream")
    text = with_sources(await whole_answer(request, service, question, history, body.documents))
    told = Usage.model_validate(usage(prompt_chars, len(text)))
    return ChatCompletion(
        id=identity, created=created, choices=[Choice(message=ReplyMessage(content=text))], usage=told
    )


async def _first_words(events: AsyncGenerator[Told]) -> Told:
    """What there is to say first: until then an error still has a status of its own."""
    while isinstance(event := await anext(events), str):  # a step
        pass
    return event
