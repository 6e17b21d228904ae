"""Tables as paragraphs: one a row, each value behind the name of its column (``列名：值；列名：值。``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yzassist.documents.raw import INDENT

_LONGEST_NAME = 20
# （%） · （处）, behind a name
_UNIT = re.compile(r"[（(][^（）()]{1,8}[）)]$")
# 2025年 · 2025年目标值 · 2020年基期值 · 2024年底自来水普及率（%） · 2025—2027年新建工程数（处） (not 2025年底前)
_YEAR_NAME = re.compile(
    r"^20[0-9]{2}(?:[—\-－–~～至]20[0-9]{2})?年(?:底|末)?"
    r"(?:[\u4e00-\u9fff]{0,4}值?(?:（[^（）]*）)?|[^0-9，。；：]{2,24}（[^（）]{1,8}）)$(?<!前)"
)
_ENDS = "。；;，, "


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a table's grid; ``continued`` if it belongs to the merged cell at its left."""

    text: str
    continued: bool = False


Row = Sequence[Cell]


def table_lines(rows: Sequence[Row]) -> list[str]:
    """Raw lines of a table, ``""`` between them; none for an empty table.

    A row of one merged cell (a caption, a group of tasks) is a line of its own. Two rows of names, the upper one
    with merged cells, give names such as ``目标值2025年``. Without a row of names the values stand alone.
    """
    kept = [row for row in rows if any(cell.text.strip() for cell in row)]
    lines: list[str] = []
    names: list[str] | None = None
    position = 0
    while position < len(kept):
        row = kept[position]
        values = _own_values(row)
        if len(values) == 1 and (len(row) == 1 or row[-1].continued or names is None or _is_group(row)):
            lines += [_tidy(part) for part in values[0].splitlines() if part.strip()]
        elif _is_pairs(row):
            lines += _pair_lines(values)
        elif names is None:
            names, used = _read_names(kept[position:])
            position += used
            if used:
                continue
            lines.append(_row_line([""] * len(row), row))
        else:
            lines.append(_row_line(names, row))
        position += 1
    return [line for text in lines if text for line in ("", INDENT + text)] + ([""] if lines else [])


def _read_names(rows: Sequence[Row]) -> tuple[list[str], int]:
    """Column names and the number of rows that hold them; empty names and 0 if the first row holds values."""
    first = rows[0]
    if len(rows) == 1 or not _looks_like_names(first):
        return [""] * len(first), 0
    names = [_tidy(cell.text) for cell in first]
    merged = any(cell.continued for cell in first)
    if merged and len(rows) > 2 and len(rows[1]) == len(first) and _looks_like_names(rows[1]):
        lower = [_tidy(cell.text) for cell in rows[1]]
        return [up if up == low else up + low for up, low in zip(names, lower, strict=True)], 2
    return names, 1


def _looks_like_names(row: Row) -> bool:
    texts = [_tidy(cell.text) for cell in row if not cell.continued]
    filled = [text for text in texts if text]
    return (
        len(filled) >= max(2, len(texts) - 1)
        and len(set(filled)) == len(filled)
        and all(
            len(_UNIT.sub("", text)) <= _LONGEST_NAME and not any(mark in text for mark in "。；") for text in filled
        )
        and not any(text[0].isdigit() and not _YEAR_NAME.match(text) for text in filled)
    )


def _is_group(row: Row) -> bool:
    """True for ``一、老旧小区改造 | | |``: a name in the first cell and nothing behind it, in formats without merged
    cells."""
    text = row[0].text.strip()
    return len(row) > 2 and bool(text) and not text[0].isascii()


def _is_pairs(row: Row) -> bool:
    """True for ``发文机关：| 国务院 | 成文日期：| 2022年``: every other cell is a name with its colon."""
    own = [cell.text.strip() for cell in row if not cell.continued]
    return len(own) >= 2 and len(own) % 2 == 0 and all(text.endswith(("：", ":")) for text in own[::2])


def _pair_lines(values: Sequence[str]) -> list[str]:
    pairs: list[str] = []
    for value in values:
        text = _tidy(value)
        if text.endswith(("：", ":")):
            pairs.append("".join(text.split()))
        elif pairs:
            pairs[-1] += text
    return pairs


def _row_line(names: Sequence[str], row: Row) -> str:
    parts: list[str] = []
    for index, cell in enumerate(row):
        value = _tidy(cell.text).rstrip(_ENDS)
        if cell.continued or not value:
            continue
        name = names[index].rstrip("：:") if index < len(names) else ""
        parts.append(f"{name}：{value}" if name else value)
    return "；".join(parts) + "。" if parts else ""


def _own_values(row: Row) -> list[str]:
    return [cell.text for cell in row if not cell.continued and cell.text.strip()]


def _tidy(text: str) -> str:
    """A cell's lines as one; a blank stays only between two words of letters."""
    pieces = text.split()
    joined = ""
    for piece in pieces:
        words = joined[-1:].isascii() and joined[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        joined += (" " if words else "") + piece
    return joined
