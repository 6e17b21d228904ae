"""Asking for a page: the steps as they begin, then the answer, as one iteration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from queue import SimpleQueue

from yzassist.answering.model import Answer
from yzassist.feedback.model import Turn
from yzassist.generation.events import Extracted, Sentence
from yzassist.web.service import Service
from yzassist.web.steps import Step


def ask_in_steps(
    service: Service, question: str, history: Sequence[Turn], documents: Sequence[str] = ()
) -> Iterator[Step | Extracted | Sentence | Answer]:
    """Each step as it begins, what a language model says, and last the answer.

    Raises what ``Service.ask`` raises, and TooBusyError.
    """
    events: SimpleQueue[Step | Extracted | Sentence | Answer | Exception] = SimpleQueue()

    def work() -> None:
        try:
            turns = [turn.model_dump() for turn in history]
            events.put(service.ask(question, turns, events.put, documents, on_words=events.put))
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
