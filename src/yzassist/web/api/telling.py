"""One answer as it comes, or at the end; who hangs up before stops the language model that writes it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from functools import partial

from fastapi import Request

from yzassist.answering.model import Answer
from yzassist.generation.departure import Departure
from yzassist.generation.events import Extracted, Sentence
from yzassist.web.service import Service
from yzassist.web.steps import Step

_LOOK_S = 0.25
"""How often is looked whether who asked is still there."""


async def answer_events(
    service: Service, question: str, history: Sequence[Mapping[str, str]], documents: Sequence[str]
) -> AsyncGenerator[Step | Extracted | Sentence | Answer]:
    """The steps, what a language model says, and last the answer. Closing it early stops the work.

    Raises what ``Service.ask`` raises, and TooBusyError.
    """
    loop = asyncio.get_running_loop()
    events: asyncio.Queue[Step | Extracted | Sentence | None] = asyncio.Queue()

    def tell(event: Step | Extracted | Sentence) -> None:
        loop.call_soon_threadsafe(events.put_nowait, event)

    departure = Departure()
    ask = partial(service.ask, question, history, tell, documents, tell, departure)
    work = loop.run_in_executor(service.threads, ask)
    work.add_done_callback(lambda _: events.put_nowait(None))
    try:
        while (event := await events.get()) is not None:
            yield event
        yield work.result()
    finally:
        departure.leave()
        work.cancel()


async def whole_answer(
    request: Request, service: Service, question: str, history: Sequence[Mapping[str, str]], documents: Sequence[str]
) -> Answer:
    """The answer, for a request that waits for all of it. Raises what ``answer_events`` raises."""
    departure = Departure()
    ask = partial(service.ask, question, history, None, documents, None, departure)
    work = asyncio.get_running_loop().run_in_executor(service.threads, ask)
    try:
        while not (await asyncio.wait({work}, timeout=_LOOK_S))[0]:
            if await request.is_disconnected():
                departure.leave()
        return work.result()
    finally:
        departure.leave()
