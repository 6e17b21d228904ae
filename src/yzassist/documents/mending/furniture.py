"""Leaving out what a web page puts around an article, where a page was printed to PDF or copied into a text file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

_LONGEST = 120
_LAST_PART = 0.6
"""Share of the lines after which the article may end."""


class _Furniture(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    starts: tuple[str, ...]
    path: tuple[str, ...]
    ends: tuple[str, ...]


@cache
def _words() -> _Furniture:
    text = (Path(__file__).parents[1] / "data" / "furniture.yaml").read_text(encoding="utf-8")
    return _Furniture.model_validate(yaml.safe_load(text))


def without_furniture(lines: list[str]) -> list[str]:
    """The lines of the article; all of them where the file shows no sign of a web page."""
    if not any(_is_furniture(line) for line in lines):
        return lines
    kept = [line for line in lines if not _is_furniture(line)]
    last = int(len(kept) * _LAST_PART)
    end = next((row for row in range(last, len(kept)) if kept[row].strip().startswith(_words().ends)), len(kept))
    return kept[:end]


def _is_furniture(line: str) -> bool:
    text = line.strip("# \u3000\t")
    words = _words()
    on_path = any(word in text for word in words.path) and ">" in text
    return len(text) <= _LONGEST and (text.startswith(words.starts) or on_path)
