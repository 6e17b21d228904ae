"""Reading plain text and Markdown files: UTF-8 (with or without BOM), UTF-16 with BOM, GB18030."""

from __future__ import annotations

import codecs
from pathlib import Path

from yzassist.errors import CorpusError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LAYOUT_CONTROLS = frozenset("\t\n\r\f\v\x1a\x85")


class TextReader:
    """Lines of ``.txt``, ``.md`` and ``.markdown`` files."""

    suffixes = (".txt", ".md", ".markdown")

    def read_lines(self, path: Path, data: bytes) -> list[str]:
        """Raw lines; raises CorpusError if the bytes are not text."""
        text = decode_text(path, data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
        return text.split("\n")


def decode_text(path: Path, data: bytes) -> str:
    """The text of a file's bytes; raises CorpusError naming ``path`` for binary data or an unknown encoding."""
    for encoding in ("utf-16",) if data.startswith(_UTF16_MARKS) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(ord(char) < 32 and char not in _LAYOUT_CONTROLS for char in text):
            break
        return text
    raise CorpusError(f"“{path.name}”不是文本文件（或编码不认识）。请另存为 UTF-8 或 GB18030 编码的 .txt 或 .md 文件。")
