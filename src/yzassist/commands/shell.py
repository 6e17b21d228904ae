"""What every command shares: consoles, settings, the opened index, and printing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from yzassist.settings import Settings, load_settings

if TYPE_CHECKING:
    from yzassist.assistant import Assistant
    from yzassist.documents.model import Plan
    from yzassist.index.store import Index

EXIT_FAILED = 1
EXIT_SOME_FAILED = 3
WIDE = 180
"""Columns of a table that goes to a file or a pipe."""
NARROW = 120
"""Terminals with fewer columns than this get no table: its cells would be a few characters wide."""

Documents = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="方案", help="只看这份方案（可重复）：标题、简称、文号或文件名"),
]
"""The option by which a command is restricted to some of the plans."""

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


def print_rows(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO | None = None) -> None:
    """Print rows as a table (``WIDE`` where there is no terminal), or one line a cell on a narrow terminal."""
    target = stream or sys.stdout
    console = Console(file=target, highlight=False, width=None if target.isatty() else WIDE)
    if console.width < NARROW:
        console.print(Text(title, "bold"))
        for row in rows:
            cells = (f"{name}：{text}" for name, text in zip(columns, row, strict=True) if text)
            console.print(Text("\n".join(cells) + "\n"), soft_wrap=True)
        return
    table = Table(title=title, show_lines=True)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(text) for text in row))
    console.print(table)


def settings_for(corpus: Path | None, index: Path | None, llm: str | None = None) -> Settings:
    """Settings from the environment with the folders and the language model of the command line on top."""
    return load_settings(corpus=corpus, index=index, llm=llm)


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


def chosen_plans(index: Index, documents: Sequence[str]) -> tuple[Plan, ...]:
    """The plans called so (all when none is named). Raises InvalidInputError for a name that none or several have."""
    from yzassist.question.plans.chosen import chosen_plans as chosen

    return chosen(documents, index.plans)


def _warn_if_stale(settings: Settings) -> None:
    from yzassist.index.store import is_current

    if not is_current(settings):
        tell("语料或设置在建索引之后有改动，以下内容可能已经过时。请运行 yzassist index 更新索引。")
