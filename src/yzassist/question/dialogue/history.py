"""What was said before in a conversation: its messages, as questions with their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_MAX_HISTORY_QUESTIONS = 6
"""Earlier questions looked at; older ones cannot be what a follow-up refers to."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation; ``role`` is ``user`` or ``assistant``."""

    role: str
    content: str


def exchanges(history: Sequence[Message]) -> list[tuple[str, str]]:
    """The latest earlier questions with what was answered; blank ones are left out."""
    said: list[tuple[str, str]] = []
    for message in history:
        if message.role == "user" and message.content.strip():
            said.append((message.content, ""))
        elif message.role == "assistant" and said:
            said[-1] = (said[-1][0], message.content)
    return said[-_MAX_HISTORY_QUESTIONS:]
