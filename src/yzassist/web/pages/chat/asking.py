"""Asking for a page: the steps as they begin, then the answer, as one iteration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from queue import SimpleQueue

from yzassist.answering.model import Answer
from yzassist.feedback.model import Turn
from yzassist.web.service import Service
from yzassist.web.steps import Step


def ask_in_steps(service: Service, question: str, history: Sequence[Turn]) -> Iterator[Step | Answer]:
    """Each step as it begins, and last the answer. Raises what ``Service.ask`` raises, and TooBusyError."""
    events: SimpleQueue[Step | Answer | Exception] = SimpleQueue()

    def work() -> None:
        try:
            events.put(service.ask(question, [turn.model_dump() for turn in history], events.put))
        except Exception as error:
            events.put(error)

    service.threads.submit(work)
    while True:
        event = events.get()
        if isinstance(event, Exception):
            raise event
        yield event
        if isinstance(event, Answer):
            return
