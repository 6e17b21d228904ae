"""What the benchmark asks of a system, so that the assistant and the textbook chain are measured by the same code."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from yzassist.settings import Settings

NAMES = ("ours", "textbook")
"""Each is a module of this folder that offers ``Module``."""

History = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """``clauses`` are the numbers cited or retrieved, as text; ``intent`` is empty for a system that knows none."""

    clauses: frozenset[str]
    intent: str = ""


class System(Protocol):
    """A system that is open for questions."""

    def warm_up(self) -> None:
        """Load now what would else be loaded with the first question."""

    def reply(self, question: str, history: History) -> Reply:
        """What the system gives for a question."""


class Module(Protocol):
    """A module of one system. Both keep their files under ``settings.index``."""

    def build(self, settings: Settings) -> None:
        """Index the corpus."""

    def open_system(self, settings: Settings) -> System:
        """Open what ``build`` has written."""


def load(name: str) -> Module:
    """The module of a system; only then are its libraries imported."""
    return cast(Module, importlib.import_module(name))
