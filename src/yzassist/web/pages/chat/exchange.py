"""The conversation of one browser tab."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yzassist.answering.model import Answer
from yzassist.feedback.model import Feedback, Turn, Verdict, Versions

HISTORY_EXCHANGES = 10
"""Exchanges a follow-up may refer to."""
KEPT_EXCHANGES = 50
"""Exchanges the page keeps; older ones leave it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer. ``number`` counts from 1 within the conversation.

    ``genuine`` is False when the tab brought it back and this server cannot tell that it gave the answer itself.
    """

    number: int
    question: str
    answer: Answer
    versions: Versions
    verdict: Verdict | None = None
    genuine: bool = True


Conversation = tuple[Exchange, ...]


def extended(conversation: Conversation, question: str, answer: Answer, versions: Versions) -> Conversation:
    """With one exchange more, the oldest leaving when there are too many."""
    return (*conversation, Exchange(next_number(conversation), question, answer, versions))[-KEPT_EXCHANGES:]


def next_number(conversation: Conversation) -> int:
    """The number of the exchange to come."""
    return conversation[-1].number + 1 if conversation else 1


def history_of(conversation: Conversation) -> tuple[Turn, ...]:
    """The messages that the next question follows."""
    return tuple(
        message
        for exchange in conversation[-HISTORY_EXCHANGES:]
        for message in (
            Turn(role="user", content=exchange.question),
            Turn(role="assistant", content=exchange.answer.answer),
        )
    )


def feedback_on(exchange: Exchange, conversation: Conversation, verdict: Verdict, comment: str) -> Feedback:
    """A verdict on one exchange, ready to be stored. Raises InvalidInputError for a comment that is too long."""
    return Feedback(
        question=exchange.question,
        history=history_of(tuple(one for one in conversation if one.number < exchange.number)),
        answer=exchange.answer,
        versions=exchange.versions,
        verdict=verdict,
        comment=comment,
    )


def judged(conversation: Conversation, number: int, verdict: Verdict) -> Conversation:
    """With the verdict on one exchange noted."""
    return tuple(replace(one, verdict=verdict) if one.number == number else one for one in conversation)
