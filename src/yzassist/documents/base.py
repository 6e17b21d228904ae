"""Opening one document: a reader for each file format, chosen by suffix; all that follows is shared."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from yzassist.documents.assembly import build_plan
from yzassist.documents.model import Plan
from yzassist.documents.text import TextReader
from yzassist.errors import CorpusError


class Reader(Protocol):
    """Turns a file of one format into raw lines, with ``""`` between blocks. Markdown ``#`` marks may stay."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Lower-case file suffixes this reader opens, with the dot."""

    def read_lines(self, path: Path, data: bytes) -> list[str]:
        """Raw lines of ``data``, the content of ``path``; raises CorpusError if they are not of this format."""


_READERS: tuple[Reader, ...] = (TextReader(),)


def reader_for(path: Path) -> Reader | None:
    """The reader for a file's suffix, or None."""
    return next((reader for reader in _READERS if path.suffix.lower() in reader.suffixes), None)


def supported_suffixes() -> tuple[str, ...]:
    """All suffixes that can be read, in order."""
    return tuple(suffix for reader in _READERS for suffix in reader.suffixes)


def read_plan(path: Path) -> Plan:
    """The plan in one file. Raises CorpusError (missing, empty, binary, or of an unknown format)."""
    reader = reader_for(path)
    if reader is None:
        raise CorpusError(f"不支持“{path.name}”这种格式。请转换成 {'、'.join(supported_suffixes())} 之一。")
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CorpusError(f"找不到文件“{path}”。请检查文件名和路径。") from error
    except OSError as error:
        raise CorpusError(f"无法读取“{path}”（{error.strerror}）。请检查文件权限。") from error
    lines = reader.read_lines(path, data)
    if not any(char.isalnum() for line in lines for char in line):
        raise CorpusError(f"“{path.name}”里没有文字。请放入文件正文，或把它移出语料目录。")
    return build_plan(lines, plan_id=path.stem, file_name=path.name, content_hash=hashlib.sha256(data).hexdigest())
