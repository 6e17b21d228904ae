"""Reading saved web pages: the article's body, its title and its field table; menus and scripts are left out."""

from __future__ import annotations

import re
from pathlib import Path

from yzassist.documents.labels import FIELD
from yzassist.documents.raw import INDENT, RawText
from yzassist.documents.readers.html_rules import HTML_RULES
from yzassist.documents.readers.html_tree import Node, parse_html
from yzassist.documents.readers.text import decode_text
from yzassist.documents.tables import Cell, table_lines
from yzassist.errors import CorpusError

# <meta charset="gb2312"> · content="text/html; charset=gbk"
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*(?P<name>[A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_HEAD_BYTES = 4096
_CHINESE_CHARSETS = frozenset({"gb2312", "gbk", "gb18030"})
_LONGEST_FIELD = 200
_MAIN_SHARE = 0.8
"""A child with this share of its parent's prose is the article or holds it."""
_MARKS = "，。；"
_ASCII_BLANKS = " \t\r\n\u00a0"


class HtmlReader:
    """The article of ``.html`` and ``.htm`` files."""

    suffixes = (".html", ".htm")

    def read(self, path: Path, data: bytes) -> RawText:
        """Raw lines of the article; raises CorpusError if the page has none."""
        root = parse_html(_decode(path, data))
        article = _find_article(root)
        if not _prose(article):
            raise CorpusError(f"“{path.name}”里没有找到正文。请在浏览器里打开原网页，把正文另存为 .txt 或 .docx。")
        body = _lines(article)
        return RawText([*_head_lines(root, article, body), *body])


def _decode(path: Path, data: bytes) -> str:
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared and declared["name"].decode().lower() in _CHINESE_CHARSETS:
        return data.decode("gb18030", errors="replace") if not _is_utf8(data) else data.decode()
    return decode_text(path, data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _find_article(root: Node) -> Node:
    """The container that bears a known name, else the innermost node that holds nearly all of the prose."""
    named = [node for node in root.walk() if node.names & HTML_RULES.article_names]
    best = max(named, key=_prose, default=None)
    if best is not None and _prose(best) >= _prose(root) / 2:
        return best
    node = root
    while True:
        inner = max((child for child in node.nodes if child.tag not in HTML_RULES.leaves), key=_prose, default=None)
        if inner is None or _prose(inner) < _MAIN_SHARE * _prose(node) or not _prose(inner):
            return node
        node = inner


def _prose(node: Node) -> int:
    """Characters of prose: text with marks, outside links."""
    if node.tag == "a":
        return 0
    own = sum(len(text) for text in node.texts if any(mark in text for mark in _MARKS))
    return own + sum(_prose(child) for child in node.nodes)


def _lines(node: Node) -> list[str]:
    lines: list[str] = []
    _write(node, lines)
    return [line.rstrip() for line in lines]


def _write(node: Node, lines: list[str]) -> None:
    """Append the node's lines; inline text is added to the last one, a block begins after a blank one."""
    cells = [place for place in node.walk() if place.tag in ("td", "th")] if node.tag == "table" else []
    if len(cells) > 1 and not any(child.tag == "table" for child in node.walk() if child is not node):
        lines += [*table_lines(_grid(node)), ""]
        return
    if node.tag == "br":
        lines.append("")
        return
    block = node.tag in HTML_RULES.blocks
    if block:
        lines += ["", "# " if node.tag in HTML_RULES.headings else INDENT if node.tag in ("p", "li") else ""]
    for child in node.children:
        if isinstance(child, Node):
            _write(child, lines)
        elif lines:
            lines[-1] += _inline(lines[-1], child)
        else:
            lines.append(child)
    if block:
        lines += ["", ""]


def _inline(line: str, text: str) -> str:
    """Text to be added to a line: at the head of one, without blanks, or with the indent of a line after ``<br>``."""
    if line.strip("# \u3000"):
        return text
    return text.lstrip(_ASCII_BLANKS + INDENT if line else _ASCII_BLANKS)


def _grid(table: Node) -> list[list[Cell]]:
    """The table's places, merged cells repeated over the columns and rows they cover."""
    grid: list[list[Cell]] = []
    below: dict[int, tuple[int, Cell]] = {}
    for row in (node for node in table.walk() if node.tag == "tr"):
        cells: list[Cell] = []
        waiting = [node for node in row.nodes if node.tag in ("td", "th")]
        while waiting or len(cells) in below:
            if len(cells) in below:
                left, cell = below.pop(len(cells))
                if left > 1:
                    below[len(cells)] = (left - 1, cell)
                cells.append(cell)
                continue
            node = waiting.pop(0)
            text = node.text()
            for offset in range(node.span("colspan")):
                cell = Cell(text, continued=offset > 0)
                if node.span("rowspan") > 1:
                    below[len(cells)] = (node.span("rowspan") - 1, cell)
                cells.append(cell)
        grid.append(cells)
    return grid


def _head_lines(root: Node, article: Node, body: list[str]) -> list[str]:
    """Fields printed outside the article, and the page's title where the article does not repeat it."""
    outside = _lines(root.without(article))
    fields = ["".join(line.split()) if line.endswith(("：", ":")) else line.strip() for line in outside]
    kept = [f for f in fields if len(f) <= _LONGEST_FIELD and (m := FIELD.match(f)) and f[m.end() :].strip()]
    kept = [field for field in dict.fromkeys(kept) if not field.startswith(HTML_RULES.fields_of_the_site)]
    title = _page_title(root)
    squeezed = "".join("".join(line.split()) for line in body)
    if title and "".join(title.split()) not in squeezed:
        kept.append(f"# {title}")
    return [line for field in kept for line in (field, "")]


def _page_title(root: Node) -> str:
    for node in root.walk():
        if node.tag == "meta" and node.attributes.get("name", "").lower() == "articletitle":
            return node.attributes.get("content", "").strip()
    heading = next((node.text().strip() for node in root.walk() if node.tag == "h1" and node.text().strip()), "")
    titles = [node.text() for node in root.walk() if node.tag == "title"]
    return heading or (re.split(r"[-_|—]", titles[0])[0].strip() if titles else "")
