"""Which kind of label is which level of a plan: chapters, measures, and what merely stands inside a box."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from yzassist.documents.labels import FIELD, Label, LabelKind, find_label
from yzassist.documents.numerals import format_chinese_number

_LONGEST_GROUP_NAME = 30
_SENTENCE_MARKS = "，。；：！？,;:"
# 目录 · 目 录
_CONTENTS_TITLE = re.compile(r"^目\s*[录次]$")
# 一、总体要求……1 · （二）工作原则 12
_CONTENTS_ENTRY = re.compile(r"(?:[.．…·]{2,}|\s)\s*\d{1,3}$")
NEVER_OUTERMOST = ("section", "box", "row")
_DIGITS = (LabelKind.ARABIC, LabelKind.ARABIC_PARENTHESIS)


def read_labels(lines: list[str]) -> list[Label | None]:
    """The label of each line that can be a heading: not those of a table of contents, a box or an attachment.

    Items that start anew under names without a number (``降低经营成本`` / 1. 2. / ``强化融资支持`` / 1. 2.) make
    chapters of those names, counted in reading order.
    """
    labels = [find_label(line) for line in lines]
    for row in _contents_rows(lines, labels):
        labels[row] = None
    for row, (line, following) in enumerate(pairwise(labels)):
        if line and line.kind is LabelKind.ATTACHMENT and line.text.rstrip("：:").endswith(("件", "表")) and following:
            labels[row] = None  # 附件 over a numbered list of them
    for row in _inner_rows(labels):
        labels[row] = None
    for number, row in enumerate(_group_rows(lines, labels), start=1):
        labels[row] = Label(LabelKind.ENUMERATION, number, f"{format_chinese_number(number)}、", 0)
    return labels


def opens(label: Label) -> bool:
    """True for a label with which the numbering of a plan may begin."""
    return label.number == 1 and label.kind.role not in NEVER_OUTERMOST


def first_row(labels: list[Label | None]) -> int | None:
    """Where the numbered rows of a table begin that can be measures: counted from 1, and only once."""
    numbers = [(index, label.number) for index, label in enumerate(labels) if label and label.kind.role == "row"]
    rising = all(first[1] < second[1] for first, second in pairwise(numbers))
    return numbers[0][0] if numbers and numbers[0][1] == 1 and rising else None


def chapter_kind(labels: list[Label | None]) -> LabelKind | None:
    """The kind of the chapters, or None if the document has one level of numbering only."""
    present = [label for label in labels if label]
    outer = next((label.kind for label in present if opens(label)), None)
    if outer is None or outer.role == "article":
        return None
    inner = next((label.kind for label in present if label.kind is not outer and opens(label)), None)
    if inner is None and outer.role == "chapter" and any(label.kind is LabelKind.SECTION for label in present):
        return outer
    if inner is None:
        return None
    counts = Counter(label.kind for label in present)
    if outer in (LabelKind.PART, LabelKind.ENUMERATION) and inner in (LabelKind.ARTICLE, LabelKind.PARENTHESIS):
        return outer if counts[inner] > counts[outer] // 2 else None
    return outer if counts[inner] >= counts[outer] else None


def measure_kind(labels: list[Label | None], outer: LabelKind | None) -> LabelKind | None:
    """The kind of the measures of one chapter: the first finer one, or its sections where that one starts anew."""
    present = [label for label in labels if label and label.kind is not outer]
    finer = next((label.kind for label in present if label.kind.role not in NEVER_OUTERMOST), None)
    sections = [label for label in present if label.kind is LabelKind.SECTION]
    starts = sum(label.kind is finer and label.number == 1 for label in present)
    if outer and sections and (finer is None or starts > 1):
        return LabelKind.SECTION
    is_list = outer is None and labels[0] is not None and labels[0].kind.role == "row"
    if is_list or (finer is None and first_row(labels) is not None):
        return LabelKind.ROW
    return finer


def _contents_rows(lines: list[str], labels: list[Label | None]) -> list[int]:
    """Entries of a table of contents: they end with a page, or stand again below word for word."""
    title = next((row for row, line in enumerate(lines) if _CONTENTS_TITLE.match(line)), len(lines))
    written = Counter("".join(line.split()) for line in lines[title + 1 :])
    entries: list[int] = []
    for row in range(title + 1, len(lines)):
        if labels[row] is None:
            continue
        squeezed = "".join(lines[row].split())
        if _CONTENTS_ENTRY.search(lines[row]) or written[squeezed] > 1:
            entries.append(row)
            written[squeezed] -= 1
    return entries


def _inner_rows(labels: list[Label | None]) -> list[int]:
    """Rows whose numbers count inside a box or an attachment, not in the plan."""
    rows: list[int] = []
    outside: dict[LabelKind, int] = {}
    inside: dict[LabelKind, int] | None = None
    attached = False
    for row, label in enumerate(labels):
        if label is None:
            continue
        if label.kind.role == "box":
            attached = attached or (label.kind is LabelKind.ATTACHMENT and bool(outside))
            inside = {} if outside else None
        elif attached or (inside is not None and _counts_inside(labels, row, label, inside, outside)):
            rows.append(row)
            if inside is not None:
                inside[label.kind] = label.number
        else:
            inside = None
            outside[label.kind] = label.number
    return rows


def _counts_inside(
    labels: list[Label | None],
    row: int,
    label: Label,
    inside: dict[LabelKind, int],
    outside: dict[LabelKind, int],
) -> bool:
    """True if the number goes on with the box's own count rather than with that of the plan around it."""
    if label.kind.role not in ("item", "row"):
        return False
    if label.number == 1:
        return label.kind in outside or label.kind in _DIGITS or label.kind.role == "row"
    if inside.get(label.kind) != label.number - 1:
        return False
    if outside.get(label.kind) != label.number - 1:
        return True
    same = (other for other in labels[row + 1 :] if other and other.kind is label.kind)
    return any(other.number == label.number for other in same)


def _group_rows(lines: list[str], labels: list[Label | None]) -> list[int]:
    """Rows of the names under which the only kind of items starts anew; none where any start lacks its name."""
    items = {label.kind for label in labels if label and label.kind.role != "box"}
    if len(items) != 1 or not items <= {LabelKind.PARENTHESIS, *_DIGITS}:
        return []
    starts = [row for row, label in enumerate(labels) if label and label.kind in items and label.number == 1]
    names = [row - 1 for row in starts]
    if len(starts) < 2 or not all(row >= 0 and labels[row] is None and _is_name(lines[row]) for row in names):
        return []
    return names


def _is_name(line: str) -> bool:
    return (
        len(line) <= _LONGEST_GROUP_NAME and not any(mark in line for mark in _SENTENCE_MARKS) and not FIELD.match(line)
    )
