"""Boxes (专栏1): the measure that each stands in, and where it ends, for the text goes on behind it.

A box holds items that count from 1, or the rows of a table. What stands behind the last of them is the measure's again,
unless each item has lines of its own below it, as the last one then has; and the notes of a table are the box's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from yzassist.documents.labels import LabelKind, find_label
from yzassist.documents.structure.levels import TABLE_ROW
from yzassist.documents.structure.measures import OutlineMeasure

_NOTE = re.compile(r"^(?:备?注|说明)[：:]")  # 注：带★的为约束性指标。


def place_boxes(lines: Sequence[str], measures: Sequence[OutlineMeasure]) -> None:
    """Give each box of a chapter the measure before it as its host, and the host the text behind the box."""
    host: OutlineMeasure | None = None
    for measure in measures:
        if measure.label is not None and measure.label.kind is LabelKind.ATTACHMENT:
            host = None  # nothing behind an attachment stands in a measure
        elif not measure.is_box:
            host = measure
        elif host is not None:
            end = _end([lines[row] for row, _ in measure.bodies])
            host.bodies += measure.bodies[end:]
            measure.bodies = measure.bodies[:end]
            measure.host = host


def _end(lines: Sequence[str]) -> int:
    """How many of the lines behind the caption of a box stand in it: all, where it has no items."""
    items = _items(lines)
    if not items:
        return len(lines)
    below = max((after - before - 1 for before, after in pairwise(items)), default=0)
    end = min(items[-1] + 1 + below, len(lines))
    while end < len(lines) and _NOTE.match(lines[end]):
        end += 1
    return end


def _items(lines: Sequence[str]) -> list[int]:
    """Places of the rows of a table, or of the items that count from 1 in the kind of number that is the first to."""
    rows = [place for place, line in enumerate(lines) if TABLE_ROW.match(line)]
    if rows:
        return rows
    found: list[int] = []
    kind: LabelKind | None = None
    for place, line in enumerate(lines):
        label = find_label(line)
        if label is not None and label.number == len(found) + 1 and (kind or label.kind) is label.kind:
            kind = label.kind
            found.append(place)
    return found
