"""Dotted numbers (1 → 1.1 → 1.1.1): which of them head the plan's clauses.

The deepest one that is a heading is a clause of its own (2.3.5 市住房和城乡建设局), and what stands over it is one only
where it has text of its own. Numbers that merely open sentences (1.1.1 供餐单位应当…) stay paragraphs of what is above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yzassist.documents.labels import LARGEST_GAP, Label, LabelKind
from yzassist.documents.structure.headings import is_name, split_heading

_KINDS = (LabelKind.DECIMAL, LabelKind.DECIMAL_ITEM)
_CLAUSE_DEPTH = 2
"""1.1 is a clause, whatever it says."""

# 2 过程管理 (a chapter over 2.1, 2.2)
_CHAPTER = re.compile(r"^(?P<n>[0-9]{1,2})\s*(?=[\u4e00-\u9fff])")

Path = tuple[int, ...]
"""``2.3.5`` as ``(2, 3, 5)``."""


def dotted_chapters(lines: Sequence[str], labels: Sequence[Label | None]) -> list[tuple[int, Label]]:
    """Names of chapters numbered by a digit alone: 1 over 1.1, 2 over 2.1 …; none where one of them is missing.

    One without finer numbers (7 附则, over text) is named in its turn.
    """
    numbered = {label.text for label in labels if label and label.kind in _KINDS}
    found: list[tuple[int, Label]] = []
    for row, line in enumerate(lines):
        match = _CHAPTER.match(line) if labels[row] is None and is_name(line) else None
        number = len(found) + 1
        if match is None or int(match["n"]) != number or row + 1 == len(lines):
            continue
        below = labels[row + 1]
        opens = below is not None and below.kind in _KINDS and below.text in (f"{number}.1", f"{number}.1.1")
        if opens or (found and below is None and f"{number}.1" not in numbered):
            found.append((row, Label(LabelKind.ENUMERATION, number, match["n"], match.end())))
    named = {label.text for _, label in found}
    return found if {text.split(".")[0] for text in numbered} <= named else []


def dotted_clauses(lines: Sequence[str], labels: Sequence[Label | None]) -> list[tuple[int, Label | None]]:
    """The rows of all dotted clauses, each with a label that counts on through its chapter, and those that are none
    after all; nothing where no number of three or more parts heads anything, for the second part alone then counts."""
    paths = {row: _path(label) for row, label in enumerate(labels) if label and label.kind in _KINDS}
    depth = _deepest(lines, labels, paths)
    if depth == _CLAUSE_DEPTH:
        return []
    found: list[tuple[int, Label | None]] = []
    previous: Path = ()
    number = 0
    for row, path in paths.items():
        label = labels[row]
        if label is None or len(path) > depth:
            continue
        if not _follows(path, previous):
            found.append((row, None))
            continue
        number = number + 1 if previous[:1] == path[:1] else 1
        previous = path
        found.append((row, replace(label, kind=LabelKind.DECIMAL, number=number)))
    return found


def is_below(label: Label | None, above: Label | None) -> bool:
    """True for 2.3.1 below 2.3."""
    dotted = label is not None and above is not None and label.kind is above.kind is LabelKind.DECIMAL
    return dotted and label is not None and above is not None and label.text.startswith(f"{above.text}.")


def _path(label: Label) -> Path:
    return tuple(int(part) for part in label.text.split("."))


def _deepest(lines: Sequence[str], labels: Sequence[Label | None], paths: dict[int, Path]) -> int:
    """How many parts the deepest numbers have most of which are headings."""
    depth = _CLAUSE_DEPTH
    while rows := [row for row, path in paths.items() if len(path) == depth + 1]:
        if 2 * sum(_is_heading(lines, labels, row) for row in rows) <= len(rows):
            break
        depth += 1
    return depth


def _is_heading(lines: Sequence[str], labels: Sequence[Label | None], row: int) -> bool:
    """True for a name with text behind or below it; not for a sentence, nor for a name in a list of such."""
    label = labels[row]
    assert label is not None
    heading, body = split_heading(lines[row], label.end)
    if not heading or body < len(lines[row]):
        return bool(heading)
    below = row + 1 < len(lines) and (labels[row + 1] is None or _opens_items(labels[row + 1], label))
    return not lines[row].endswith(("。", "；")) and below


def _opens_items(label: Label | None, above: Label) -> bool:
    """True for the first item of finer numbering: （1） or 2.3.1.1 below 2.3.1."""
    if label is None or label.number != 1:
        return False
    return label.kind not in _KINDS or label.text.startswith(f"{above.text}.")


def _follows(path: Path, previous: Path) -> bool:
    """True for what may stand next: 2.3.6 or 2.4 or 2.3.5.1 behind 2.3.5, 3.1 or 3.1.1 in the chapter after."""
    if path[:1] != previous[:1]:
        return path[:1] > previous[:1] and set(path[1:]) == {1}
    if path[:-1] == previous:
        return path[-1] == 1
    siblings = path[:-1] == previous[: len(path) - 1]
    return siblings and len(path) <= len(previous) and 0 < path[-1] - previous[len(path) - 1] <= LARGEST_GAP
