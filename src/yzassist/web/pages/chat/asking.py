"""Asking for a page: the steps as they begin, then the answer, as one iteration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from queue import Empty, SimpleQueue

from yzassist.answering.model import Answer
from yzassist.feedback.model import Turn
from yzassist.generation.departure import Departure
from yzassist.generation.events import Extracted, Sentence
from yzassist.web.service import Service
from yzassist.web.steps import Step

_PULSE_S = 0.5
"""How long the iteration may block: Gradio closes that of a visitor who has left only when it gives something."""


def ask_in_steps(
    service: Service, question: str, history: Sequence[Turn], documents: Sequence[str] = ()
) -> Iterator[Step | Extracted | Sentence | Answer | None]:
    """Each step as it begins, what a language model says, and last the answer; None while there is nothing new. Who
    closes it early stops the work.

    Raises what ``Service.ask`` raises, and TooBusyError.
    """
    events: SimpleQueue[Step | Extracted | Sentence | Answer | Exception] = SimpleQueue()
    departure = Departure()

    def work() -> None:
        try:
            turns = [turn.model_dump() for turn in history]
            events.put(service.ask(question, turns, events.put, documents, events.put, departure))
        except Exception as error:
            events.put(error)

    working = service.threads.submit(work)
    try:
        while True:
            event = _next(events)
            if isinstance(event, Exception):
                raise event
            yield event
            if isinstance(event, Answer):
                return
    finally:
        departure.leave()
        working.cancel()


def _next(
    events: SimpleQueue[Step | Extracted | Sentence | Answer | Exception],
) -> Step | Extracted | Sentence | Answer | Exception | None:
    try:
        return events.get(timeout=_PULSE_S)
    except Empty:
        return None
