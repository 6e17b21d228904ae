"""Reading PDF files that have text: printed lines by their place on the page, tables by their ruled lines."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader as Pdf
from pypdf.errors import DependencyError, PyPdfError

from yzassist.documents.labels import find_label
from yzassist.documents.mending.wrapping import PrintedLine, join_printed
from yzassist.documents.raw import RawText
from yzassist.documents.readers.pdf_page import Page, PageLine, read_page
from yzassist.documents.readers.pdf_tables import Table
from yzassist.documents.tables import table_lines
from yzassist.errors import CorpusError

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its English remarks on odd files are not for our users

_MOST_PAGES = 2000
_FEWEST_CHARS = 20
"""A page with fewer characters beside a picture is a scanned one."""
_EDGE_LINES = 2
_SHARE_REPEATED = 0.5
_FEWEST_SHARED = 4
_LARGER = 1.15
"""Type so much larger than the body's is a title's."""
_INDENT, _RAGGED, _GAP = 1.2, 2.5, 2.6
"""In type sizes: from where a line is indented, how short of the margin a full one may stay, which step is a gap."""
# what pypdf raises over a damaged file, besides its own errors
_DAMAGE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError)
# — 3 — · - 12 - · 第3页 · 第 3 页 共 10 页 · 3/10
_PAGE_NUMBER = re.compile(r"^(?:[—–－·\-]+\s*\d{1,4}\s*[—–－·\-]+|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*/\s*\d{1,4})$")
# 12
_BARE_NUMBER = re.compile(r"^\d{1,4}$")
_DIGITS = re.compile(r"\d+")


class PdfReader:
    """Lines of ``.pdf`` files that carry text."""

    suffixes = (".pdf",)

    def read(self, path: Path, data: bytes) -> RawText:
        """Raw lines; raises CorpusError for a damaged, encrypted, oversized or merely scanned file."""
        try:
            pages = _read_pages(path, data)
        except DependencyError as error:
            raise CorpusError(f"“{path.name}”用了不支持的加密方式。请去掉密码保护后另存为 PDF 再放入。") from error
        except _DAMAGE as error:
            raise CorpusError(f"“{path.name}”已损坏，或不是 PDF 文件。请重新下载，或用阅读器打开后另存。") from error
        counts = [_chars(page) for page in pages]
        scanned = [n for n, page in enumerate(pages, 1) if page.has_picture and counts[n - 1] < _FEWEST_CHARS]
        if pages and (len(scanned) == len(pages) or (scanned and sum(counts) < _FEWEST_CHARS * len(pages))):
            raise CorpusError(
                f"“{path.name}”是扫描件，里面只有图片，没有文字。"
                "请先用文字识别（OCR）软件转换成 .docx、.txt 或带文字的 PDF。"
            )
        warnings = (
            [f"第{'、'.join(map(str, scanned))}页是图片，没有读到文字；请用文字识别（OCR）补上。"] if scanned else []
        )
        return RawText(_layout(pages), tuple(warnings))


def _read_pages(path: Path, data: bytes) -> list[Page]:
    document = Pdf(io.BytesIO(data))
    if document.is_encrypted and not document.decrypt(""):
        raise CorpusError(f"“{path.name}”已加密。请去掉密码后另存为 PDF 再放入。")
    if len(document.pages) > _MOST_PAGES:
        raise CorpusError(f"“{path.name}”有{len(document.pages)}页，超过{_MOST_PAGES}页。请拆分后再放入。")
    return [read_page(page) for page in document.pages]


def _chars(page: Page) -> int:
    printed = sum(char.isalnum() for line in page.lines for char in line.text)
    return printed + sum(line.table.chars for line in page.lines if line.table)


@dataclass(frozen=True, slots=True)
class _Margins:
    """What most lines of a document share; points."""

    size: float
    left: float
    right: float


def _layout(pages: Sequence[Page]) -> list[str]:
    """Paragraphs of all pages; page furniture is gone and a page break is no gap."""
    bodies = _without_furniture(pages)
    prose = [line for lines in bodies for line in lines if line.table is None]
    writer = _Writer(_margins(prose) if prose else _Margins(1.0, 0.0, 0.0))
    for lines in bodies:
        above: PageLine | None = None
        for line in lines:
            writer.add(line, above)
            above = line
    return writer.finish()


class _Writer:
    """Gathers lines into titles, paragraphs and tables; a table goes on over a page break."""

    def __init__(self, margins: _Margins) -> None:
        self._margins = margins
        self._out: list[str] = []
        self._title: list[PageLine] = []
        self._printed: list[PrintedLine] = []
        self._tables: list[Table] = []

    def add(self, line: PageLine, above: PageLine | None) -> None:
        """Take the next line; ``above`` is the one before it on its page."""
        if line.table is not None:
            if not (self._tables and above is None and line.table.continues(self._tables[-1])):
                self._flush()
            self._tables.append(line.table)
        elif line.size > self._margins.size * _LARGER:
            if not (self._title and _same_title(self._title[-1], line)):
                self._flush()
            self._title.append(line)
        else:
            if self._title or self._tables:
                self._flush()
            self._printed.append(_printed(line, above, self._margins))

    def finish(self) -> list[str]:
        """All raw lines."""
        self._flush()
        return self._out

    def _flush(self) -> None:
        if self._title:
            self._out += ["", "# " + "".join(part.text for part in self._title), ""]
        if self._tables:
            first, *others = [table.grid() for table in self._tables]
            rows = [row for grid in others for row in (grid[1:] if grid[0] == first[0] else grid)]
            self._out += table_lines([*first, *rows])
        if self._printed:
            self._out += [*join_printed(self._printed), ""]
        self._title, self._tables, self._printed = [], [], []


def _margins(prose: Sequence[PageLine]) -> _Margins:
    """Margins at which many lines begin and end: a mark that hangs over the right one does not move it."""
    sizes: Counter[float] = Counter()
    for line in prose:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    lefts = Counter(round(line.left) for line in prose)
    rights = Counter(round(line.right / size) for line in prose)
    return _Margins(size, min(_frequent(lefts)), max(_frequent(rights)) * size)


def _frequent(positions: Counter[int]) -> list[int]:
    """Positions that many lines share; all of them where hardly any is shared."""
    most = max(positions.values())
    often = max(2, most // 4) if most >= _FEWEST_SHARED else 1
    return [position for position, count in positions.items() if count >= often]


def _printed(line: PageLine, above: PageLine | None, margins: _Margins) -> PrintedLine:
    return PrintedLine(
        line.text,
        indented=line.left > margins.left + _INDENT * line.size,
        full=line.right > margins.right - _RAGGED * line.size,
        gap=above is not None and above.y - line.y > _GAP * max(line.size, above.size),
    )


def _same_title(first: PageLine, second: PageLine) -> bool:
    return (
        abs(first.size - second.size) < 0.5
        and find_label(second.text) is None
        and 0 < first.y - second.y < 3 * first.size
    )


def _without_furniture(pages: Sequence[Page]) -> list[list[PageLine]]:
    """Each page's lines without running heads, running feet and page numbers, which stand outermost."""
    repeated: Counter[tuple[str, int, int]] = Counter()
    offsets: Counter[int] = Counter()
    for index, page in enumerate(pages):
        edges = _edges(page.lines)
        repeated.update({_furniture_key(line) for line in edges})
        offsets.update({int(line.text) - index for line in edges if _BARE_NUMBER.match(line.text)})
    often = max(2, _SHARE_REPEATED * len(pages))

    def is_furniture(line: PageLine, index: int) -> bool:
        if _BARE_NUMBER.match(line.text) and offsets[int(line.text) - index] >= min(2, len(pages)):
            return True
        return bool(_PAGE_NUMBER.match(line.text)) or repeated[_furniture_key(line)] >= often

    kept: list[list[PageLine]] = []
    for index, page in enumerate(pages):
        lines = list(page.lines)
        for outermost in (0, -1):
            for _ in range(_EDGE_LINES):
                if lines and lines[outermost].table is None and is_furniture(lines[outermost], index):
                    lines.pop(outermost)
        kept.append(lines)
    return kept


def _edges(lines: Sequence[PageLine]) -> list[PageLine]:
    if len(lines) <= 2 * _EDGE_LINES:
        return list(lines)
    return [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]


def _furniture_key(line: PageLine) -> tuple[str, int, int]:
    """What makes a running head the same on every page: its words, its height on the page and its type size."""
    return _DIGITS.sub("#", line.text), round(line.y / 3), round(line.size)
