"""Measures whose numbers run on through the whole plan under headings or text that count anew.

Either items 1. … 23. under the （一） （二） of one or several chapters, or the rows 序号 1 … 24 of a list of tasks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yzassist.documents.labels import LARGEST_GAP, Label, LabelKind
from yzassist.documents.notes import find_notes
from yzassist.documents.structure.headings import is_name
from yzassist.documents.structure.levels import NEVER_OUTERMOST, first_row, opens

_FEWEST_ITEMS = 4
_FEWEST_ITEMS_OF_ONE_CHAPTER = 6
# （一）|补齐短板|。…
_NAME = re.compile(r"[\u4e00-\u9fff]{4,20}")

Rows = tuple[int, int]
"""Index of the first line, and of the one after the last."""


@dataclass(frozen=True, slots=True)
class RunningItems:
    """Items of one kind that run on through ``chapters``, in each under headings of the kind ``group``."""

    kind: LabelKind
    group: LabelKind
    chapters: tuple[Rows, ...]


def running_items(
    lines: Sequence[str], labels: Sequence[Label | None], chapters: Sequence[Rows], outer: LabelKind | None
) -> RunningItems | None:
    """Items that run on from chapter to chapter under coarser headings of which each chapter begins a new count.

    Or through the headings of one chapter alone, where they may also be the rows of tables that say who does what.
    None where those headings run on themselves: they are the measures then.
    """
    if outer is None:
        return None
    for kind in (kind for kind in LabelKind if kind.role == "item" and kind is not outer):
        run = _longest_run((rows, [label.number for label in _labels(labels, rows, kind)]) for rows in chapters)
        if len(run) < 2:
            continue
        groups = {_group_kind(labels, rows, kind) for rows in run}
        if len(groups) != 1 or (group := groups.pop()) is None:
            continue
        numbers = [label.number for rows in run for label in _labels(labels, rows, group)]
        items = sum(len(_labels(labels, rows, kind)) for rows in run)
        if numbers.count(1) > 1 and items >= max(_FEWEST_ITEMS, len(numbers)):
            return RunningItems(kind, group, run)
    return _running_in_one_chapter(lines, labels, chapters, outer)


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The lines of a list of tasks, its title among them, and the kind of the chapters of the text around it."""

    rows: Rows
    outer: LabelKind


def task_table(lines: Sequence[str], labels: Sequence[Label | None], outer: LabelKind | None) -> TaskTable | None:
    """A list of tasks whose numbered rows are the measures of the plan, for its text has none of its own; or None.

    The rows name the bodies that carry the tasks, and the text names none. It has fewer numbered items (those of the
    outermost kind count where there is no finer level: ``outer`` is None); they begin anew in each chapter, and they
    are not what the list breaks down.
    """
    rows = [row for row, label in enumerate(labels) if label and label.kind is LabelKind.ROW]
    around = outer or next((label.kind for label in labels if label and opens(label)), None)
    if around is None or len(rows) < _FEWEST_ITEMS or first_row(labels) is None:
        return None
    start, end = rows[0], rows[-1] + 1
    heads = [row for row, label in enumerate(labels) if label and label.kind is around]
    if heads[0] > start or any(start < row < end for row in heads):
        return None
    text = [line for row, line in enumerate(lines) if not start <= row < end]
    if not _are_tasks(lines, rows) or any(find_notes(line) for line in text):
        return None
    chapters = [_items(labels, (first, last)) for first, last in pairwise([*heads, len(labels)])]
    own = [*(heads if outer is None else ()), *(row for items in chapters for row in items)]
    divided = [items for items in chapters if items]
    anew = all((label := labels[items[0]]) and label.number == 1 for items in divided)
    tasks = len({label.number for row in rows if (label := labels[row])})
    if len(own) >= tasks or not anew or _breaks_down(lines, own, lines[start:end]):
        return None
    titled = labels[start - 1] is None and is_name(lines[start - 1])
    return TaskTable((start - 1 if titled else start, end), around)


def task_groups(lines: Sequence[str], labels: Sequence[Label | None]) -> LabelKind | None:
    """The kind of the names over the groups of a table of tasks (一、老旧小区改造 over 序号 1–6): the chapters of a
    plan that has no numbers but theirs and those of the rows; or None."""
    heads = [row for row, label in enumerate(labels) if label and _is_item(label)]
    rows = [row for row, label in enumerate(labels) if label and label.kind is LabelKind.ROW]
    kinds = {label.kind for row in heads if (label := labels[row])}
    if len(kinds) != 1 or not _are_tasks(lines, rows) or heads[0] > rows[0]:
        return None
    groups = [_labels(labels, span, LabelKind.ROW) for span in pairwise([*heads, len(labels)])]
    divided = [[label.number for label in group] for group in groups if group]
    last = 0
    for numbers in divided:
        if numbers[0] != 1 and not 0 < numbers[0] - last <= LARGEST_GAP:
            return None
        last = numbers[-1]
    return kinds.pop() if len(divided) > 1 and 2 * len(divided) >= len(groups) else None


def _are_tasks(lines: Sequence[str], rows: Sequence[int]) -> bool:
    """True where at least half of a table's rows name the bodies that carry them."""
    return bool(rows) and 2 * sum(bool(find_notes(lines[row])) for row in rows) >= len(rows)


def _running_in_one_chapter(
    lines: Sequence[str], labels: Sequence[Label | None], chapters: Sequence[Rows], outer: LabelKind
) -> RunningItems | None:
    """Items that run through the headings of the only chapter where any do; those headings begin anew in others."""
    found: list[RunningItems] = []
    for rows in chapters:
        kinds = [kind for kind in LabelKind if kind.role == "item" and kind is not outer]
        if _are_tasks(lines, [row for row in range(*rows) if (label := labels[row]) and label.kind is LabelKind.ROW]):
            kinds.append(LabelKind.ROW)
        for kind in kinds:
            group = _group_kind(labels, rows, kind)
            if group is not None and _runs_through(labels, rows, kind, group):
                found.append(RunningItems(kind, group, (rows,)))
                break
    if len(found) != 1:
        return None
    starts = [rows for rows in chapters if any(label.number == 1 for label in _labels(labels, rows, found[0].group))]
    return found[0] if len(starts) > 1 else None


def _runs_through(labels: Sequence[Label | None], rows: Rows, kind: LabelKind, group: LabelKind) -> bool:
    """True where the items of a chapter count on from 1 through its headings, most of which have some."""
    heads = [row for row in range(rows[0] + 1, rows[1]) if (label := labels[row]) and label.kind is group]
    headings = [label.number for label in _labels(labels, rows, group)]
    divided = [bool(_labels(labels, span, kind)) for span in pairwise([*heads, rows[1]])]
    numbers = [label.number for label in _labels(labels, rows, kind)]
    return (
        sum(divided) > 1
        and 2 * sum(divided) > len(divided)
        and len(numbers) >= max(_FEWEST_ITEMS_OF_ONE_CHAPTER, len(heads))
        and _counts_from_one(headings)
        and _counts_from_one(numbers)
    )


def _counts_from_one(numbers: Sequence[int]) -> bool:
    return numbers[0] == 1 and all(0 < after - before <= LARGEST_GAP for before, after in pairwise(numbers))


def _longest_run(chapters: Iterable[tuple[Rows, Sequence[int]]]) -> tuple[Rows, ...]:
    """The chapters through which the numbers count on from 1, those without any left out."""
    best: list[Rows] = []
    run: list[Rows] = []
    last = 0
    for rows, numbers in chapters:
        if not numbers:
            continue
        rising = all(0 < after - before <= LARGEST_GAP for before, after in pairwise(numbers))
        if rising and run and 0 < numbers[0] - last <= LARGEST_GAP:
            run.append(rows)
        else:
            run = [rows] if rising and numbers[0] == 1 else []
        last = numbers[-1]
        best = max(best, run.copy(), key=len)
    return tuple(best)


def _group_kind(labels: Sequence[Label | None], rows: Rows, kind: LabelKind) -> LabelKind | None:
    """The kind of the headings that stand over the items in one chapter: the first item that is not one of them."""
    first = next((label.kind for label in labels[rows[0] + 1 : rows[1]] if label and _is_item(label)), None)
    return first if first is not kind else None


def _labels(labels: Sequence[Label | None], rows: Rows, kind: LabelKind) -> list[Label]:
    return [label for label in labels[rows[0] + 1 : rows[1]] if label and label.kind is kind]


def _items(labels: Sequence[Label | None], rows: Rows) -> list[int]:
    """Rows of the coarsest items of one chapter."""
    kind = next((label.kind for label in labels[rows[0] + 1 : rows[1]] if label and _is_item(label)), None)
    return [row for row in range(rows[0] + 1, rows[1]) if (label := labels[row]) and label.kind is kind]


def _is_item(label: Label) -> bool:
    return label.kind.role not in NEVER_OUTERMOST


def _breaks_down(lines: Sequence[str], own: Sequence[int], table: Sequence[str]) -> bool:
    """True where the list repeats the names of a third of the items: it says who carries them."""
    names = [match.group() for row in own if (match := _NAME.search(lines[row]))]
    repeated = sum(any(name in line for line in table) for name in names)
    return 3 * repeated > len(names)
