"""Tells how far an answer has come, by watching the assistant's chain run."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from langchain_core.callbacks import BaseCallbackHandler


class Step(StrEnum):
    """A link of the assistant's chain, in its order; the value is what a person reads."""

    UNDERSTAND = "理解问题"
    RETRIEVE = "检索"
    VERIFY = "核对引用"


_LINK_TAG = "seq:step:"
"""LangChain tags the links of a sequence ``seq:step:1``, ``seq:step:2`` …"""


class StepWatcher(BaseCallbackHandler):
    """Calls ``tell`` with each step as it begins, on the thread that answers."""

    raise_error = True

    def __init__(self, tell: Callable[[Step], None]) -> None:
        self._tell = tell

    def on_chain_start(self, serialized: Any, inputs: Any, *, tags: list[str] | None = None, **kwargs: Any) -> None:
        """Called by LangChain for the chain and for every link of it."""
        for tag in tags or ():
            if tag.startswith(_LINK_TAG):
                self._tell(tuple(Step)[int(tag.removeprefix(_LINK_TAG)) - 1])
