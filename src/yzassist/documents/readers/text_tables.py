"""Tables of text files, ruled as in Markdown (``| 指标 | 2025年 |`` over ``|---|---|``) or set with tabs, read as those
of other formats are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.documents.tables import Cell, table_lines

# | 指标 | 单位 | 2025年 | · > | 专栏1 |
_ROW = re.compile(r"^\s{0,3}(?:>\s?)?\|(?P<cells>.*)\|\s*$")
# |---|:---:|
_RULE = re.compile(r"^[\s|:\-]*-[\s|:\-]*$")
# a bar between cells, not one behind a backslash
_BAR = re.compile(r"(?<!\\)\|")
_TAB = "\t"
_FEWEST_COLUMNS = 3
"""Of a table set with tabs: two columns are as often a name and what it says (联系人\t王某)."""
_STAND_IN = "\ue000"
"""Opens the line that stands for a table while the lines around it are joined."""


def take_tables(lines: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """``lines`` with a stand-in for each table, and the lines of each table."""
    kept: list[str] = []
    tables: list[list[str]] = []
    position = 0
    while position < len(lines):
        end = _table_end(lines, position)
        if end == position:
            kept.append(lines[position])
            position += 1
            continue
        rows = [_cells(line) for line in lines[position:end] if _TAB in line or not _RULE.match(line.lstrip(" >"))]
        kept += ["", f"{_STAND_IN}{len(tables)}", ""]
        tables.append(table_lines(rows))
        position = end
    return kept, tables


def put_back(lines: Sequence[str], tables: Sequence[Sequence[str]]) -> list[str]:
    """``lines`` with each table in the place of its stand-in."""
    whole: list[str] = []
    for line in lines:
        whole += tables[int(line[1:])] if line.startswith(_STAND_IN) else [line]
    return whole


def _table_end(lines: Sequence[str], start: int) -> int:
    """The first line after the table that begins at ``start``; ``start`` itself where none does."""
    if width := _tabbed_width(lines[start]):
        end = next((row for row in range(start, len(lines)) if _tabbed_width(lines[row]) != width), len(lines))
        return end if end > start + 1 else start
    ruled = start + 1 < len(lines) and _ROW.match(lines[start]) and _ROW.match(lines[start + 1])
    if not ruled or not _RULE.match(lines[start + 1].lstrip(" >")):
        return start
    return next((row for row in range(start, len(lines)) if not _ROW.match(lines[row])), len(lines))


def _tabbed_width(line: str) -> int:
    """Columns of a line of a table set with tabs; 0 for any other line (a tab at its head indents it)."""
    cells = line.split(_TAB)
    return len(cells) if len(cells) >= _FEWEST_COLUMNS and cells[0].strip() and not _ROW.match(line) else 0


def _cells(line: str) -> list[Cell]:
    if _tabbed_width(line):
        return [Cell(text.strip()) for text in line.split(_TAB)]
    row = _ROW.match(line)
    written = _BAR.split(row["cells"]) if row else []
    return [Cell(text.replace("\\|", "|").strip()) for text in written]
