"""Rows of tables, as the readers write them: one paragraph a row, each value behind the name of its column."""

from __future__ import annotations

import re
from typing import NamedTuple

from yzassist.documents.model import Paragraph

_MIN_FIELDS = 3
_LONGEST_NAME = 20
_ORDER = re.compile(r"序号|编号|类别|领域")  # columns that order the rows and do not name them
_NUMERIC = re.compile(r"[\d.,%≤≥<>\[\]（）—-]*")  # 88.6, [620], —


class Field(NamedTuple):
    """``重点任务：养殖证核发``."""

    name: str
    value: str


class Row(NamedTuple):
    """A row's fields in order."""

    fields: tuple[Field, ...]

    @property
    def item(self) -> str:
        """What the row is about: its first value in words behind the columns that only order it."""
        values = [field.value for field in self.fields if not _ORDER.match(field.name)]
        return next((value for value in values if not _NUMERIC.fullmatch(value)), values[0] if values else "")


def row_of(paragraph: Paragraph) -> Row | None:
    """The row that a paragraph is (``序号：3；重点任务：…；牵头单位：…。``); None for prose."""
    parts = paragraph.text.rstrip("。").split("；")
    pairs = [part.partition("：") for part in parts]
    named = [Field(name.strip(), value.strip()) for name, colon, value in pairs if colon and len(name) <= _LONGEST_NAME]
    return Row(tuple(named)) if len(named) == len(parts) >= _MIN_FIELDS else None
