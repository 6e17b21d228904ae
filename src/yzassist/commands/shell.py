"""What every command shares: consoles, settings, the opened index, and printing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from yzassist.settings import Settings, load_settings

if TYPE_CHECKING:
    from yzassist.assistant import Assistant
    from yzassist.index.store import Index

EXIT_FAILED = 1
EXIT_SOME_FAILED = 3
WIDE = 180
"""Columns of a table that goes to a file or a pipe."""

out = Console(highlight=False, soft_wrap=True)
err = Console(highlight=False, soft_wrap=True, stderr=True)


def say(text: str, style: str = "") -> None:
    """Print plain text; square brackets in it are not markup, and lines are left to the terminal to wrap."""
    out.print(Text(text, style))


def tell(text: str, style: str = "yellow") -> None:
    """Print plain text on stderr, so that stdout holds nothing but the result."""
    err.print(Text(text, style))


def raw(text: str) -> None:
    """Write text for another program on stdout, untouched."""
    sys.stdout.write(text.rstrip("\r\n") + "\n")


def print_table(table: Table) -> None:
    """Print a table as wide as the terminal, or ``WIDE`` where there is none."""
    Console(highlight=False, width=None if sys.stdout.isatty() else WIDE).print(table)


def settings_for(corpus: Path | None, index: Path | None) -> Settings:
    """Settings from the environment with the two folders of the command line on top."""
    return load_settings(corpus=corpus, index=index)


def open_assistant(settings: Settings) -> Assistant:
    """The assistant; warns on stderr when the corpus has changed since the index was built."""
    from yzassist.assistant import Assistant

    assistant = Assistant.open(settings)
    _warn_if_stale(settings)
    return assistant


def open_index(settings: Settings) -> Index:
    """The index alone, for commands that list facts; warns like ``open_assistant``."""
    from yzassist.index.store import open_index as open_built_index

    index = open_built_index(settings)
    _warn_if_stale(settings)
    return index


def _warn_if_stale(settings: Settings) -> None:
    from yzassist.index.store import is_current

    if not is_current(settings):
        tell("语料或设置在建索引之后有改动，以下内容可能已经过时。请运行 yzassist index 更新索引。")
