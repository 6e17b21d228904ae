"""An answer as OpenAI's chat interface streams it: chunks of text, each sentence as soon as it holds."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from yzassist.answering.model import Answer
from yzassist.documents.numerals import place_label
from yzassist.errors import YzassistError
from yzassist.generation.events import Extracted, Sentence
from yzassist.web.api.asking import pieces
from yzassist.web.api.errors import openai_error
from yzassist.web.service import GENERAL_PROBLEM
from yzassist.web.steps import Step

_log = logging.getLogger(__name__)
Told = Step | Extracted | Sentence | Answer


def with_sources(answer: Answer) -> str:
    """The answer's text, and below it each clause it rests on, or for a refusal what may be asked instead; a notice
    (the language model is away) before it."""
    text = f"{answer.notice}\n\n{answer.answer}" if answer.notice else answer.answer
    if answer.refused:
        return "\n".join([text, *(["", "可以这样问："] if answer.suggestions else ()), *answer.suggestions])
    marks = dict.fromkeys(
        f"《{c.document_title.translate(str.maketrans('《》', '〈〉'))}》〔{where}〕{c.heading}"
        for c in answer.citations
        for where in (place_label(c.clause, c.paragraph),)
    )
    return "\n".join([text, "", "依据：", *marks]) if marks else text


@dataclass(frozen=True, slots=True)
class Chunks:
    """The chunks of one completion. ``prompt_chars`` is the length of what was asked, None where no usage is wanted."""

    identity: str
    created: int
    model: str
    prompt_chars: int | None

    async def stream(self, events: AsyncGenerator[Told], first: Told) -> AsyncIterator[str]:
        """The chunks for ``first`` and the events that follow it. What a model's sentences came to is kept where the
        answer begins with it; else the answer follows them, with its notice."""
        yield self._chunk({"role": "assistant", "content": ""})
        sent, event = "", first
        try:
            async with aclosing(events):
                while not isinstance(event, Answer):
                    if isinstance(event, Sentence):
                        yield self._chunk({"content": event.so_far.answer.removeprefix(sent)})
                        sent = event.so_far.answer
                    event = await anext(events)
        except YzassistError as error:
            yield _data(openai_error(503, str(error)))
        except Exception:
            _log.exception("回答出错")
            yield _data(openai_error(500, GENERAL_PROBLEM))
        else:
            for line in self._rest(sent, with_sources(event)):
                yield line

    def _rest(self, sent: str, text: str) -> list[str]:
        whole = text if text.startswith(sent) else f"{sent}\n\n{text}"
        lines = [self._chunk({"content": piece}) for piece in pieces(whole.removeprefix(sent))]
        lines.append(self._chunk({}, "stop"))
        if self.prompt_chars is not None:
            lines.append(self._line([], usage=usage(self.prompt_chars, len(whole))))
        return [*lines, "data: [DONE]\n\n"]

    def _chunk(self, delta: dict[str, str], finish: str | None = None) -> str:
        return self._line([{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}])

    def _line(self, choices: list[dict[str, Any]], **further: Any) -> str:
        head = {"id": self.identity, "object": "chat.completion.chunk", "created": self.created, "model": self.model}
        return _data({**head, "choices": choices, **further})


def usage(prompt: int, completion: int) -> dict[str, int]:
    """Characters: there is no language model whose tokens could be counted."""
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


def _data(body: object) -> str:
    return f"data: {json.dumps(body, ensure_ascii=False)}\n\n"
