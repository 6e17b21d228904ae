"""What a reader hands on: the raw lines of one file, and what the keeper of the corpus should know about it."""

from __future__ import annotations

from dataclasses import dataclass

INDENT = "\u3000\u3000"
"""Opens a line that is known to begin a paragraph; such a line is never joined to the one before."""


@dataclass(frozen=True, slots=True)
class RawText:
    """Lines with ``""`` between blocks; Markdown ``#`` marks may stay. ``warnings`` are Chinese sentences."""

    lines: list[str]
    warnings: tuple[str, ...] = ()
