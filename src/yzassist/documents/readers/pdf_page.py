"""One PDF page: fragments of text gathered into printed lines, ruled tables into rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Any

from pypdf import PageObject

from yzassist.documents.mending.characters import plain_characters
from yzassist.documents.mending.wrapping import columns
from yzassist.documents.readers.pdf_tables import Ruling, Table, find_tables

Matrix = Sequence[float]
# 拥有| 5G |基站 (typesetters part Chinese from Latin by a blank that nobody wrote)
_SET_APART = re.compile(
    r"(?<=[\u4e00-\u9fff，。；：（）“”]) (?=[0-9.]*[A-Za-z])|(?<=[A-Za-z]) (?=[\u4e00-\u9fff，。；：（）“”])"
)
_STROKES = frozenset({b"S", b"s", b"B", b"B*", b"b", b"b*"})
_FILLS = frozenset({b"f", b"F", b"f*"})


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text; ``x`` and ``y`` (points, from the bottom left) are where its base line begins."""

    text: str
    x: float
    y: float
    size: float

    @property
    def right(self) -> float:
        """Where it ends, if each Chinese character is as wide as the type is high."""
        return self.x + columns(self.text) * self.size / 2


@dataclass(frozen=True, slots=True)
class PageLine:
    """A printed line, or the place of a ``table``; lengths in points."""

    text: str
    left: float
    right: float
    y: float
    size: float
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Lines from top to bottom."""

    lines: list[PageLine]
    has_picture: bool


@dataclass(slots=True)
class _Canvas:
    fragments: list[Fragment] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    has_picture: bool = False
    _at: tuple[float, float] = (0.0, 0.0)
    _path: list[Ruling] = field(default_factory=list)
    _boxes: list[Ruling] = field(default_factory=list)

    def text(self, text: str, cm: Matrix, tm: Matrix, _font: Any, size: float) -> None:
        """Take a piece of text."""
        text = plain_characters(text).strip("\r\n")
        if text:
            x, y = _apply(cm, tm[4], tm[5])
            scale = hypot(tm[2], tm[3]) * hypot(cm[2], cm[3])
            self.fragments.append(Fragment(text, x, y, max(abs(size) * scale, 1.0)))

    def operand(self, operator: bytes, operands: Sequence[Any], cm: Matrix, _tm: Matrix) -> None:
        """Follow the path that is drawn; once painted, its lines count. A path that only clips leaves none."""
        if operator == b"m":
            self._at = _apply(cm, float(operands[0]), float(operands[1]))
        elif operator == b"l":
            point = _apply(cm, float(operands[0]), float(operands[1]))
            self._path.append(Ruling.between(self._at, point))
            self._at = point
        elif operator == b"re":
            x, y, width, height = map(float, operands)
            self._boxes.append(Ruling.between(_apply(cm, x, y), _apply(cm, x + width, y + height)))
        elif operator in _STROKES or operator in _FILLS:
            self.rulings += self._path if operator in _STROKES else ()
            for box in self._boxes:
                self.rulings += box.outline() if operator in _STROKES else [box.middle()] if box.is_thin else []
            self._path, self._boxes = [], []
        elif operator == b"n":
            self._path, self._boxes = [], []
        elif operator in (b"Do", b"BI", b"INLINE IMAGE"):
            self.has_picture = True


def read_page(page: PageObject) -> Page:
    """The lines of one page."""
    canvas = _Canvas()
    page.extract_text(visitor_text=canvas.text, visitor_operand_before=canvas.operand)
    tables = find_tables(canvas.rulings)
    loose: list[Fragment] = []
    for fragment in canvas.fragments:
        table = next((table for table in tables if table.holds(fragment.x, fragment.y)), None)
        if table is None:
            loose.append(fragment)
        else:
            table.put(fragment.text, fragment.x, fragment.y, fragment.size)
    places = [PageLine("", table.left, table.right, table.top, 1.0, table) for table in tables if table.filled]
    return Page(sorted([*_lines(loose), *places], key=lambda line: -line.y), canvas.has_picture)


def _lines(fragments: Sequence[Fragment]) -> list[PageLine]:
    groups: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (-f.y, f.x)):
        if groups and abs(groups[-1][0].y - fragment.y) < 0.4 * max(fragment.size, groups[-1][0].size):
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    lines = (_line(sorted(group, key=lambda f: f.x)) for group in groups)
    return [line for line in lines if line is not None]


def _line(group: Sequence[Fragment]) -> PageLine | None:
    """One line of its pieces, or None if they are all blank."""
    inked = [fragment for fragment in group if fragment.text.strip()]
    if not inked:
        return None
    text = ""
    end = group[0].x
    for fragment in group:
        text += (" " if text and fragment.x - end > fragment.size else "") + fragment.text
        end = fragment.right
    size = max(inked, key=lambda f: len(f.text)).size
    return PageLine(
        _SET_APART.sub("", " ".join(text.split())), inked[0].x, max(f.right for f in inked), inked[0].y, size
    )


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return (x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5])
