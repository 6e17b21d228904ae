"""Reading plain text and Markdown files: UTF-8 (with or without BOM), UTF-16, GB18030; hard-wrapped lines joined."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

from yzassist.documents.mending.wrapping import unwrap_text
from yzassist.documents.raw import RawText
from yzassist.documents.readers.text_tables import put_back, take_tables
from yzassist.errors import CorpusError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LAYOUT_CONTROLS = frozenset("\t\n\r\f\v\x1a\x85")
_SURE_CHINESE = 4
"""So many Chinese characters in one line of valid UTF-8 are no accident of another encoding."""
_SHARE_COMMON = 0.9


class TextReader:
    """Lines of ``.txt``, ``.md`` and ``.markdown`` files."""

    suffixes = (".txt", ".md", ".markdown")

    def read(self, path: Path, data: bytes) -> RawText:
        """Raw lines; raises CorpusError if the bytes are not text."""
        text = decode_text(path, data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
        lines, tables = take_tables(text.split("\n"))
        return RawText(put_back(unwrap_text(lines), tables))


def decode_text(path: Path, data: bytes) -> str:
    """The text of a file's bytes; raises CorpusError naming ``path`` for binary data or an unknown encoding."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            if encoding == "utf-8-sig":
                _refuse_mixed(path, data)
            continue
        if not any(ord(char) < 32 and char not in _LAYOUT_CONTROLS for char in text):
            return text
    raise CorpusError(f"“{path.name}”不是文本文件（或编码不认识）。请另存为 UTF-8 或 GB18030 编码的 .txt 或 .md 文件。")


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith(_UTF16_MARKS):
        return ("utf-16",)
    if b"\0" in data:
        return tuple(encoding for encoding in ("utf-16-le", "utf-16-be") if _is_common(data, encoding))
    return ("utf-8-sig", "gb18030")


def _is_common(data: bytes, encoding: str) -> bool:
    """True if nearly all characters are ASCII or Chinese, as text is and other bytes read as UTF-16 are not."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    common = sum(char.isascii() or unicodedata.east_asian_width(char) in "WF" or char in "“”‘’—…·" for char in text)
    return bool(text) and common >= _SHARE_COMMON * len(text)


def _refuse_mixed(path: Path, data: bytes) -> None:
    """Raise CorpusError naming the first foreign line of a file that is partly UTF-8 and partly something else."""
    foreign: int | None = None
    sure = False
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            chinese = sum("\u4e00" <= char <= "\u9fff" for char in line.decode())
        except UnicodeDecodeError:
            foreign = foreign or number
        else:
            sure = sure or chinese >= _SURE_CHINESE
    if sure and foreign:
        raise CorpusError(
            f"“{path.name}”混有不同的编码：第{foreign}行不是 UTF-8，而别的行是。请用编辑器统一另存为 UTF-8。"
        )
