"""Ruled tables of a PDF page: crossing lines make a grid, text falls into its places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from yzassist.documents.tables import Cell

_NEAR = 3.0
"""Points within which two lines are one."""
_SHORTEST = 8.0
_THICKEST = 3.0
_BASELINE = 0.25
"""Share of the type size by which a letter's place is above its base line."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line between two points, or a box with these corners; only upright and level lines make tables."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def between(cls, first: tuple[float, float], second: tuple[float, float]) -> Ruling:
        """The line from one point to another, whichever comes first."""
        (x1, y1), (x2, y2) = first, second
        return cls(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    @property
    def is_thin(self) -> bool:
        """A box so narrow that it is drawn for a line."""
        return min(self.right - self.left, self.top - self.bottom) <= _THICKEST

    def middle(self) -> Ruling:
        """The line along a thin box."""
        if self.right - self.left > self.top - self.bottom:
            height = (self.bottom + self.top) / 2
            return Ruling(self.left, height, self.right, height)
        across = (self.left + self.right) / 2
        return Ruling(across, self.bottom, across, self.top)

    def outline(self) -> list[Ruling]:
        """The four sides of a box."""
        return [
            Ruling(self.left, self.bottom, self.right, self.bottom),
            Ruling(self.left, self.top, self.right, self.top),
            Ruling(self.left, self.bottom, self.left, self.top),
            Ruling(self.right, self.bottom, self.right, self.top),
        ]

    @property
    def is_level(self) -> bool:
        """Left to right."""
        return self.top - self.bottom < 1.5 and self.right - self.left >= _SHORTEST

    @property
    def is_upright(self) -> bool:
        """Bottom to top."""
        return self.right - self.left < 1.5 and self.top - self.bottom >= _SHORTEST


@dataclass(slots=True)
class Table:
    """A grid by its lines: ``xs`` from left to right, ``ys`` from bottom to top (points)."""

    xs: list[float]
    ys: list[float]
    uprights: list[Ruling]
    levels: list[Ruling]
    _texts: dict[tuple[int, int], list[tuple[float, float, str]]] = field(default_factory=dict)

    @property
    def filled(self) -> bool:
        """True if any text stands in it."""
        return bool(self._texts)

    @property
    def chars(self) -> int:
        """How many letters, characters and digits stand in it."""
        return sum(char.isalnum() for texts in self._texts.values() for *_, text in texts for char in text)

    def continues(self, above: Table) -> bool:
        """True if it has the columns of the table that ended the page before."""
        return len(self.xs) == len(above.xs) and all(
            abs(first - second) < _NEAR for first, second in zip(self.xs, above.xs, strict=True)
        )

    @property
    def left(self) -> float:
        """Left edge."""
        return self.xs[0]

    @property
    def right(self) -> float:
        """Right edge."""
        return self.xs[-1]

    @property
    def top(self) -> float:
        """Top edge."""
        return self.ys[-1]

    @property
    def bottom(self) -> float:
        """Bottom edge."""
        return self.ys[0]

    def holds(self, x: float, y: float) -> bool:
        """True if a text that begins there stands in the table."""
        return self.left - _NEAR < x < self.right and self.bottom - _NEAR < y < self.top

    def put(self, text: str, x: float, y: float, size: float) -> None:
        """Add a text to the place in which it begins."""
        column = min(max(bisect_right(self.xs, x + 1) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y + size * _BASELINE) - 1, 0), len(self.ys) - 2)
        self._texts.setdefault((row, column), []).append((-y, x, text.strip()))

    def grid(self) -> list[list[Cell]]:
        """Rows from the top; a place without a line to its left is part of the one there.

        Places of a column without a line between them are one, and its text stands in every row that it spans.
        """
        rows: list[list[Cell]] = []
        texts = [self._column_texts(column) for column in range(len(self.xs) - 1)]
        for row in range(len(self.ys) - 2, -1, -1):
            cells: list[Cell] = []
            for column, spread in enumerate(texts):
                joined = column > 0 and not self._upright_at(column, row)
                text = spread[row]
                if joined:
                    text = cells[-1].text + text
                    cells[-1] = Cell(text, cells[-1].continued)
                cells.append(Cell(text, continued=joined))
            rows.append(cells)
        return rows

    def _column_texts(self, column: int) -> list[str]:
        """The text of each row of a column from the bottom, all that stands in a merged place at once."""
        texts: list[str] = []
        first = 0
        for row in range(len(self.ys) - 1):
            if row + 2 < len(self.ys) and not self._level_at(row + 1, column):
                continue
            parts = sorted(part for own in range(first, row + 1) for part in self._texts.get((own, column), []))
            texts += ["\n".join(text for *_, text in parts)] * (row + 1 - first)
            first = row + 1
        return texts

    def _upright_at(self, column: int, row: int) -> bool:
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        return any(
            abs(line.left - self.xs[column]) < _NEAR and line.bottom < middle < line.top for line in self.uprights
        )

    def _level_at(self, row: int, column: int) -> bool:
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        own = (line for line in self.levels if abs(line.bottom - self.ys[row]) < _NEAR)
        return any(line.left < middle < line.right for line in own)


def find_tables(rulings: Sequence[Ruling]) -> list[Table]:
    """The grids of at least two columns and two rows (or one column: a frame is no table)."""
    uprights = [line for line in rulings if line.is_upright]
    levels = [line for line in rulings if line.is_level]
    tables: list[Table] = []
    for group in _touching([*uprights, *levels]):
        own_uprights = [line for line in group if line.is_upright]
        own_levels = [line for line in group if line.is_level]
        xs, ys = _distinct([line.left for line in own_uprights]), _distinct([line.bottom for line in own_levels])
        if len(xs) >= 3 and len(ys) >= 3:
            tables.append(Table(xs, ys, own_uprights, own_levels))
    return tables


def _touching(lines: Sequence[Ruling]) -> list[list[Ruling]]:
    """Groups of lines that touch one another, directly or through others."""
    groups: list[tuple[Ruling, list[Ruling]]] = []
    for line in sorted(lines, key=lambda ruling: -ruling.top):
        extent, members = line, [line]
        apart: list[tuple[Ruling, list[Ruling]]] = []
        for other, own in groups:
            if _touch(extent, other):
                extent = Ruling(
                    min(extent.left, other.left),
                    min(extent.bottom, other.bottom),
                    max(extent.right, other.right),
                    max(extent.top, other.top),
                )
                members = [*own, *members]
            else:
                apart.append((other, own))
        groups = [*apart, (extent, members)]
    return [members for _, members in groups]


def _touch(first: Ruling, second: Ruling) -> bool:
    return (
        first.left <= second.right + _NEAR
        and second.left <= first.right + _NEAR
        and first.bottom <= second.top + _NEAR
        and second.bottom <= first.top + _NEAR
    )


def _distinct(positions: Sequence[float]) -> list[float]:
    """Positions in order, near ones taken once."""
    kept: list[float] = []
    for position in sorted(positions):
        if not kept or position - kept[-1] > _NEAR:
            kept.append(position)
    return kept
