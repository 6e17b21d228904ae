"""A question as understood, of which a test sets only what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from yzassist.question.model import Intent, Question, Slots


@pytest.fixture
def understood() -> Callable[..., Question]:
    """Builds a ``Question`` from a text and the fields that matter."""

    def build(text: str, **fields: Any) -> Question:
        given: dict[str, Any] = {
            "text": text,
            "resolved": text,
            "chinese": text,
            "search_text": text,
            "intent": Intent.CONTENT,
            "asks": (),
            "polar": False,
            "slots": Slots(),
            "topic": "",
            "topic_tokens": (),
        }
        return Question(**{**given, **fields})

    return build
