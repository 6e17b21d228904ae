"""Reading Word files: paragraphs with their automatic numbers, tables and text boxes, in order."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError, PackageNotFoundError

from yzassist.documents.labels import find_label
from yzassist.documents.raw import INDENT, RawText
from yzassist.documents.readers.docx_numbering import Numbering, W, child, value
from yzassist.documents.tables import Cell, table_lines
from yzassist.errors import CorpusError

_LARGEST_UNPACKED = 300_000_000
"""Bytes. A file of 50 MB that is text and pictures stays far below; a zip bomb does not."""
_LARGEST_PART = 100_000_000
_MOST_PARTS = 20_000
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# deleted and moved text, the second form of a drawing, boxes (read on their own), notes of the reviewer
_SKIPPED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr", "instrText")} | {f"{_MC}Fallback"}
)
_CONTAINERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_CONTENTS_STYLE = "toc"
_TITLE_SIZE = 36
"""Half points: titles are set in 二号 (44) or 小二号 (36), the text in 三号 (32)."""
# what python-docx raises over a damaged package
_DAMAGE = (PackageNotFoundError, OpcError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile, zlib.error, EOFError)


class DocxReader:
    """Blocks of ``.docx`` files."""

    suffixes = (".docx",)

    def read(self, path: Path, data: bytes) -> RawText:
        """Raw lines; raises CorpusError for a damaged, encrypted or oversized package."""
        _refuse_unsafe(path, data)
        try:
            document = docx.Document(io.BytesIO(data))
        except _DAMAGE as error:
            raise _damaged(path) from error
        reading = _Reading(document)
        lines = list(reading.blocks(document.element.body))
        return RawText(lines, tuple(reading.warnings))


def _refuse_unsafe(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise _damaged(path) from error
    sizes = [part.file_size for part in parts]
    if sum(sizes) > _LARGEST_UNPACKED or max(sizes, default=0) > _LARGEST_PART or len(parts) > _MOST_PARTS:
        raise CorpusError(f"“{path.name}”解压后过大，可能是恶意文件，已拒绝读取。请用 Word 或 WPS 重新另存后再试。")
    if any(part.flag_bits & 1 for part in parts):
        raise CorpusError(f"“{path.name}”已加密。请去掉密码后另存为 .docx 再放入。")


def _damaged(path: Path) -> CorpusError:
    return CorpusError(f"“{path.name}”已损坏，或不是 Word 文档（.docx）。请用 Word 或 WPS 打开后重新另存。")


class _Reading:
    """One pass over a document, counting its numbers and tables."""

    def __init__(self, document: Document) -> None:
        self.warnings: list[str] = []
        self._tables = 0
        self._styles: dict[str, Any] = {style.style_id: style.element for style in document.styles}
        self._default = next((i for i, s in self._styles.items() if s.get(f"{W}default") == "1"), "")
        self._numbering = Numbering(document)

    def blocks(self, parent: Any) -> Iterator[str]:
        """Raw lines of a body, a cell or a box."""
        for element, text in _joined_titles(parent):
            if element.tag == f"{W}p":
                yield from self._paragraph(element, text)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in _CONTAINERS:
                yield from self.blocks(element)

    def _paragraph(self, element: Any, title: str) -> Iterator[str]:
        styles = self._style_chain(element)
        if any((value(style, "name") or "").lower().startswith(_CONTENTS_STYLE) for style in styles):
            return
        text = title or "".join(_inline(element))
        number = self._numbering.label(element, styles) if text.strip() else ""
        indent = INDENT if any(_first_line_indent(node) for node in (element, *styles)) else ""
        lines = [line for line in (number + text.lstrip() if number else text).split("\n") if line.strip()]
        yield from ("", *(indent + line for line in lines))
        for box in _boxes(element):
            yield from self.blocks(box)

    def _table(self, element: Any) -> Iterator[str]:
        self._tables += 1
        if self._is_frame(element):
            yield from self.blocks(element.find(f"{W}tr").find(f"{W}tc"))
            return
        lines = table_lines(self._grid(element))
        if not lines:
            self.warnings.append(f"第{self._tables}个表格是空的，已跳过。")
        yield from lines

    def _is_frame(self, element: Any) -> bool:
        """True for a table of one place: a box drawn around ordinary paragraphs."""
        rows = element.findall(f"{W}tr")
        return len(rows) == 1 and len(rows[0].findall(f"{W}tc")) == 1

    def _grid(self, element: Any) -> list[list[Cell]]:
        grid: list[list[Cell]] = []
        for row in element.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not element:
                continue
            cells: list[Cell] = []
            for place in row.iter(f"{W}tc"):
                if next(place.iterancestors(f"{W}tr")) is not row:
                    continue
                properties = child(place, "tcPr")
                merge = child(properties, "vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and grid and len(cells) < len(grid[-1]):
                    text = grid[-1][len(cells)].text
                else:
                    text = "\n".join(line.strip() for line in self.blocks(place) if line.strip())
                width = int(value(properties, "gridSpan") or 1)
                cells += [Cell(text, continued=offset > 0) for offset in range(min(width, 100))]
            grid.append(cells)
        return grid

    def _style_chain(self, element: Any) -> list[Any]:
        """The paragraph's style and those it is based on."""
        style_id = value(child(element, "pPr"), "pStyle") or self._default
        chain: list[Any] = []
        while style_id in self._styles and self._styles[style_id] not in chain:
            chain.append(self._styles[style_id])
            style_id = value(chain[-1], "basedOn") or ""
        return chain


def _joined_titles(parent: Any) -> list[tuple[Any, str]]:
    """The children; centred lines of one large type that follow each other come once, with the text of all.

    The text is empty for every other child.
    """
    joined: list[tuple[Any, str]] = []
    above = ""
    for element in parent:
        look = _title_look(element) if element.tag == f"{W}p" else ""
        text = "".join(_inline(element)).strip() if look else ""
        if text and look == above and find_label(text) is None:
            first, words = joined[-1]
            joined[-1] = first, words + text
        else:
            joined.append((element, text))
        above = look if text else ""
    return joined


def _title_look(element: Any) -> str:
    """What makes neighbouring lines one title: centred, in type of this size; empty for other paragraphs."""
    if value(child(element, "pPr"), "jc") != "center":
        return ""
    runs = [run for run in element.iter(f"{W}r") if "".join(_inline(run)).strip()]
    sizes = {value(child(run, "rPr"), "sz") or "" for run in runs}
    size = sizes.pop() if len(sizes) == 1 else ""
    return size if size.isdecimal() and int(size) >= _TITLE_SIZE else ""


def _inline(element: Any) -> Iterator[str]:
    for node in element:
        if node.tag in _SKIPPED:
            continue
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag == f"{W}tab":
            yield " "
        elif node.tag in (f"{W}br", f"{W}cr"):
            yield "" if node.get(f"{W}type") == "page" else "\n"
        else:
            yield from _inline(node)


def _boxes(element: Any) -> Iterator[Any]:
    for box in element.iter(f"{W}txbxContent"):
        if next(box.iterancestors(f"{_MC}Fallback"), None) is None:
            yield box


def _first_line_indent(element: Any) -> bool:
    indent = child(child(element, "pPr"), "ind")
    if indent is None:
        return False
    return any((indent.get(f"{W}{name}") or "0").lstrip("-+0.") != "" for name in ("firstLine", "firstLineChars"))
