"""What the runner needs of a system."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yzassist.answering.model import Answer
from yzassist.evaluation.model import Reply, Request

Answering = Callable[[Request], Reply]
"""Must be safe for concurrent threads; whatever it raises is recorded as an error of that question."""

AskFunction = Callable[[str, Sequence[Mapping[str, str]]], Any]
"""``(question, history)`` → an ``Answer`` or its JSON object."""


def history_of(request: Request) -> list[dict[str, str]]:
    """The conversation in the form that ``Assistant.ask`` takes."""
    return [turn.model_dump() for turn in request.history]


def from_callable(function: AskFunction) -> Answering:
    """Any function of question and history as a system. It does not tell what it retrieved."""

    def reply(request: Request) -> Reply:
        given = function(request.question, history_of(request))
        return Reply(answer=given if isinstance(given, Answer) else Answer.model_validate(given))

    return reply
