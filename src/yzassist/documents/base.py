"""Opening one document: a reader for each file format, chosen by suffix; all that follows is shared."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from yzassist.documents.assembly import build_plan
from yzassist.documents.mending.furniture import without_furniture
from yzassist.documents.model import Plan
from yzassist.documents.raw import RawText
from yzassist.documents.readers.docx import DocxReader
from yzassist.documents.readers.html import HtmlReader
from yzassist.documents.readers.pdf import PdfReader
from yzassist.documents.readers.text import TextReader
from yzassist.errors import CorpusError

_LARGEST_FILE = 50_000_000
"""Bytes; the longest plans with pictures stay under 30 MB."""
# what a file is by its first bytes, and the suffixes under which it is read
_SIGNATURES: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF-", "PDF 文件", (".pdf",)),
    (b"PK\x03\x04", "Word 文档（或压缩包）", (".docx",)),
    (b"{\\rtf", "RTF 文档", ()),
    (b"<!doctype html", "网页", (".html", ".htm")),
    (b"<html", "网页", (".html", ".htm")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Reader(Protocol):
    """Turns a file of one format into raw lines."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Lower-case file suffixes this reader opens, with the dot."""

    def read(self, path: Path, data: bytes) -> RawText:
        """The text of ``data``, the content of ``path``; raises CorpusError if it is not of this format."""


_READERS: tuple[Reader, ...] = (TextReader(), DocxReader(), PdfReader(), HtmlReader())


def reader_for(path: Path) -> Reader | None:
    """The reader for a file's suffix, or None."""
    return next((reader for reader in _READERS if path.suffix.lower() in reader.suffixes), None)


def supported_suffixes() -> tuple[str, ...]:
    """All suffixes that can be read, in order."""
    return tuple(suffix for reader in _READERS for suffix in reader.suffixes)


def read_plan(path: Path) -> Plan:
    """The plan in one file. Raises CorpusError naming the file: missing, empty, too large, changing while it is read,
    damaged, encrypted, scanned, or of an unknown format."""
    reader = reader_for(path)
    if reader is None:
        raise CorpusError(f"不支持“{path.name}”这种格式。请转换成 {'、'.join(supported_suffixes())} 之一。")
    data = _read_bytes(path)
    _refuse_wrong_suffix(path, data)
    raw = reader.read(path, data)
    if not any(char.isalnum() for line in raw.lines for char in line):
        raise CorpusError(f"“{path.name}”里没有文字。请放入文件正文，或把它移出语料目录。")
    lines = without_furniture(raw.lines)
    content_hash = hashlib.sha256(data).hexdigest()
    return build_plan(lines, plan_id=path.stem, file_name=path.name, content_hash=content_hash, notes=raw.warnings)


def _read_bytes(path: Path) -> bytes:
    """The bytes of a file that did not change meanwhile (a copy still running is tried once more)."""
    try:
        for _ in range(2):
            before = path.stat()
            if before.st_size > _LARGEST_FILE:
                size = before.st_size // 1_000_000
                raise CorpusError(
                    f"“{path.name}”有 {size} MB，超过 {_LARGEST_FILE // 1_000_000} MB。请压缩图片或拆分后再放入。"
                )
            data = path.read_bytes()
            after = path.stat()
            if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size) and len(
                data
            ) == after.st_size:
                return data
    except FileNotFoundError as error:
        raise CorpusError(f"找不到文件“{path}”。请检查文件名和路径。") from error
    except OSError as error:
        raise CorpusError(f"无法读取“{path}”（{error.strerror}）。请检查文件权限。") from error
    raise CorpusError(f"“{path.name}”在读取时被改动。请等文件保存或复制完成后再试。")


def _refuse_wrong_suffix(path: Path, data: bytes) -> None:
    """Raise CorpusError if the first bytes are those of another format than the suffix says."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    suffix = path.suffix.lower()
    if data.startswith(_OLE):
        state = "是加密的文档" if _OLE_ENCRYPTED in data else "是旧版 Office 文档（.doc）"
        raise CorpusError(f"“{path.name}”{state}，不能直接读取。请用 Word 或 WPS 打开，去掉密码，另存为 .docx。")
    for signature, kind, suffixes in _SIGNATURES:
        if not head.startswith(signature.lower()) or suffix in suffixes:
            continue
        mend = f"请把扩展名改为 {suffixes[0]}。" if suffixes else "请用 Word 或 WPS 打开，另存为 .docx。"
        raise CorpusError(f"“{path.name}”的扩展名与内容不符：内容是{kind}。{mend}")
