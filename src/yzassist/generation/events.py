"""What is told while an answer comes into being."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yzassist.answering.model import Answer


@dataclass(frozen=True, slots=True)
class Extracted:
    """The extractive answer; a language model is now asked to phrase it."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Sentence:
    """A verified sentence of the model, and the answer as far as it has come."""

    text: str
    so_far: Answer


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer that holds, always the last event: the model's, or the extractive one with a ``notice``."""

    answer: Answer


Event = Extracted | Sentence | Finished


def last_answer(events: Iterable[Event]) -> Answer:
    """The answer that holds. Raises ValueError when the events break off before it."""
    for event in events:
        if isinstance(event, Finished):
            return event.answer
    raise ValueError("the events ended without a Finished one")
