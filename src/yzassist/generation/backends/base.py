"""What the writer needs of a language model."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Protocol

from langchain_core.messages import BaseMessage

from yzassist.generation.departure import Departure


class ChatBackend(Protocol):
    """A language model. Safe for concurrent threads; nothing is loaded or connected before the first use."""

    @property
    def name(self) -> str:
        """The model as ``Answer.engine`` names it."""
        ...

    def warm_up(self, opening: Sequence[BaseMessage]) -> None:
        """Make the model ready, as far as that is ours to do, for messages that begin with ``opening``.

        Raises ModelUnavailableError.
        """
        ...

    def stream(
        self, messages: Sequence[BaseMessage], max_tokens: int, deadline_s: float, departure: Departure
    ) -> Generator[str, None, None]:
        """The answer in pieces as they come, at most ``max_tokens`` and ``deadline_s`` seconds of it.

        Raises ModelUnavailableError saying what is wrong and how to mend it, also in the middle of an answer and for
        one without a word, and DepartedError as soon as who asked has left. Either of them, and who closes the iterator
        early, stops the model.
        """
        ...
