"""Which kind of label is which level of a plan: chapters, measures, and what merely stands inside a box."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from yzassist.documents.labels import CONTENTS_TITLE, Label, LabelKind, find_label, is_attachment
from yzassist.documents.numerals import format_chinese_number
from yzassist.documents.structure.dotted import dotted_chapters, dotted_clauses
from yzassist.documents.structure.headings import is_name

# 一、总体要求……1 · （二）工作原则 12
_CONTENTS_ENTRY = re.compile(r"(?:[.．…·]{2,}|\s)\s*\d{1,3}$")
NEVER_OUTERMOST = ("section", "box", "row")
_DIGITS = (LabelKind.ARABIC, LabelKind.ARABIC_PARENTHESIS)
_ROWS = (LabelKind.ROW, LabelKind.ORDINAL)
# 附件：任务清单 · 附表1 任务分工表
_TITLED_ATTACHMENT = re.compile(r"^附\s*[件表]\s*(?P<n>[0-9]{1,2})?\s*[：:\s]\s*(?=[^0-9\s])")
# 附件：任务分解表 · 附件：1.任务清单
_ATTACHMENT_NAME = re.compile(r"^附\s*[件表]\s*[：:]\s*(?:1\s*[.．、])?\s*《?(?P<name>[^。；]{4,60}?)》?。?$")
# 2.项目清单
_NEXT_NAME = re.compile(r"^[2-9]\s*[.．、]\s*《?(?P<name>[^。；]{4,60}?)》?。?$")
TABLE_NOTES = re.compile(r"^(?:备?注|(?:填表)?说明)[：:]\s*(?:1\s*[.．、]|$)")
"""注：1.序号7分两步实施。 · 备注： · 填表说明："""
# 类别：提升；序号：1；事项：… (a row of a table)
TABLE_ROW = re.compile(r"^[^：；。]{1,12}：[^；。]*；[^：；。]{1,12}：")


def read_labels(lines: list[str]) -> list[Label | None]:
    """The label of each line that can be a heading: not those of a table of contents, a box or an attachment.

    Items that start anew under names without a number (``降低经营成本`` / 1. 2. / ``强化融资支持`` / 1. 2.) make
    chapters of those names, counted in reading order.
    """
    labels = [find_label(line) for line in lines]
    for row in _contents_rows(lines, labels):
        labels[row] = None
    for row, label in (*_attachments_over_tables(lines), *_listed_attachments(lines, labels)):
        labels[row] = label
    for row, (line, following) in enumerate(pairwise(labels)):
        unnumbered = line and line.kind is LabelKind.ATTACHMENT and line.text.rstrip("：:").endswith(("件", "表"))
        if unnumbered and following and following.kind is not LabelKind.ROW:
            labels[row] = None  # 附件 over a numbered list of them
    boxes = [
        (row, label)
        for row, label in enumerate(labels)
        if label and label.kind is LabelKind.BOX and not any(char.isnumeric() for char in label.text)
    ]
    for number, (row, label) in enumerate(boxes, start=1):
        labels[row] = replace(label, number=number)
    for row in (*_inner_rows(labels), *_note_rows(lines, labels)):
        labels[row] = None
    for row, label in dotted_chapters(lines, labels):
        labels[row] = label
    for row, clause in dotted_clauses(lines, labels):
        labels[row] = clause
    for number, row in enumerate(_group_rows(lines, labels), start=1):
        labels[row] = Label(LabelKind.ENUMERATION, number, f"{format_chinese_number(number)}、", 0)
    return labels


def opens(label: Label) -> bool:
    """True for a label with which the numbering of a plan may begin."""
    return label.number == 1 and label.kind.role not in NEVER_OUTERMOST


def first_row(labels: Sequence[Label | None], kind: LabelKind = LabelKind.ROW) -> int | None:
    """Where the numbered rows of a table begin that can be measures: counted from 1, and only once.

    Two rows of one number next to each other are one task in two steps (a merged cell of the column 序号).
    """
    numbers = [(index, label.number) for index, label in enumerate(labels) if label and label.kind is kind]
    rising = all(
        first < second or (kind is LabelKind.ROW and first == second and row + 1 == following)
        for (row, first), (following, second) in pairwise(numbers)
    )
    return numbers[0][0] if numbers and numbers[0][1] == 1 and rising else None


def chapter_kind(labels: list[Label | None]) -> LabelKind | None:
    """The kind of the chapters, or None if the document has one level of numbering only."""
    present = [label for label in labels if label]
    outer = next((label.kind for label in present if opens(label)), None)
    if outer is None or outer.role == "article":
        return None
    inner = next((label.kind for label in present if label.kind is not outer and opens(label)), None)
    counts = Counter(label.kind for label in present)
    if outer.role == "chapter" and counts[LabelKind.SECTION]:
        return outer
    if inner is None:
        return outer if outer.role == "chapter" and counts[LabelKind.ORDINAL] >= counts[outer] else None
    if outer in (LabelKind.PART, LabelKind.ENUMERATION) and inner in (LabelKind.ARTICLE, LabelKind.PARENTHESIS):
        return outer if counts[inner] > counts[outer] // 2 else None
    return outer if counts[inner] >= counts[outer] else None


def measure_kind(
    labels: list[Label | None], outer: LabelKind | None, *, sections_apart: bool = False, tasks: bool = False
) -> LabelKind | None:
    """The kind of the measures of one chapter: the first finer one, or its sections where that one starts anew.

    Rows of a table are measures where they are ``tasks``, or where the plan has no chapters.
    """
    present = [label for label in labels if label and label.kind is not outer]
    finer = next((label.kind for label in present if label.kind.role not in NEVER_OUTERMOST), None)
    sections = [label for label in present if label.kind is LabelKind.SECTION]
    starts = sum(label.kind is finer and label.number == 1 for label in present)
    if outer and sections and (finer is None or starts > 1 or (sections_apart and finer.role == "item")):
        return LabelKind.SECTION
    if outer is None and labels[0] is not None and labels[0].kind is LabelKind.ROW:
        return LabelKind.ROW
    if finer or tasks:
        return finer or LabelKind.ROW
    return next((kind for kind in (_ROWS if outer is None else _ROWS[1:]) if first_row(labels, kind) is not None), None)


def sections_apart(labels: list[Label | None], chapters: list[tuple[int, int]]) -> bool:
    """True where sections, not items, are the measures of a plan.

    That is, the items of some section start anew; or they count from 1 in one section of a chapter, while another has
    none, and nowhere run on from section to section.
    """
    alone = False
    first_items: list[int] = []
    for start, end in chapters:
        heads = [row for row in range(start + 1, end) if (label := labels[row]) and label.kind is LabelKind.SECTION]
        items = [_item_numbers(labels[head + 1 : last]) for head, last in pairwise([*heads, end])]
        if sum(numbers.count(1) for numbers in items) > 1:
            return True
        opened = [numbers[0] for numbers in items if numbers]
        alone = alone or 0 < len(opened) < len(items)
        first_items += opened
    return alone and set(first_items) == {1}


def _item_numbers(labels: list[Label | None]) -> list[int]:
    """The numbers of the coarsest items among these labels."""
    present = [label for label in labels if label and label.kind.role not in NEVER_OUTERMOST]
    return [label.number for label in present if label.kind is present[0].kind]


def _attachments_over_tables(lines: list[str]) -> list[tuple[int, Label]]:
    """Titles of attachments that stand on the line of 附件 right above their table (a list of them stands alone)."""
    found: list[tuple[int, Label]] = []
    for row, (line, following) in enumerate(pairwise(lines)):
        if (match := _TITLED_ATTACHMENT.match(line)) and TABLE_ROW.match(following):
            number = int(match["n"] or len(found) + 1)
            found.append((row, Label(LabelKind.ATTACHMENT, number, match.group().strip("： :"), match.end())))
    return found


def _listed_attachments(lines: list[str], labels: list[Label | None]) -> list[tuple[int, Label]]:
    """Where an attachment begins that a line such as ``附件：任务分解表`` named: the later line of that name alone."""
    names: dict[str, int] = {}
    found: list[tuple[int, Label]] = []
    for row, line in enumerate(lines):
        if match := _ATTACHMENT_NAME.match(line) or (_NEXT_NAME.match(line) if names else None):
            names.setdefault(match["name"], len(names) + 1)
        elif line in names and not (row and is_attachment(labels[row - 1])):
            found.append((row, Label(LabelKind.ATTACHMENT, names.pop(line), "附件", 0)))
    return found


def _contents_rows(lines: list[str], labels: list[Label | None]) -> list[int]:
    """Entries of a table of contents: they end with a page, or stand again below word for word."""
    title = next((row for row, line in enumerate(lines) if CONTENTS_TITLE.match(line)), len(lines))
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
    if items == {LabelKind.ROW}:
        return _names_between(lines, labels)
    if len(items) != 1 or not items <= {LabelKind.PARENTHESIS, *_DIGITS}:
        return []
    starts = [row for row, label in enumerate(labels) if label and label.kind in items and label.number == 1]
    names = [row - 1 for row in starts]
    if len(starts) < 2 or not all(row >= 0 and labels[row] is None and is_name(lines[row]) for row in names):
        return []
    return names


def _names_between(lines: list[str], labels: list[Label | None]) -> list[int]:
    """Rows of the names that stand over the rows of a table and between them; none where it begins without one."""
    rows = [row for row, label in enumerate(labels) if label and label.kind is LabelKind.ROW]
    between = [row for row in range(rows[0] + 1, rows[-1]) if labels[row] is None and is_name(lines[row])]
    opening = rows[0] - 1
    named = between and opening > 0 and labels[opening] is None and is_name(lines[opening])
    return [opening, *between] if named else []


def _note_rows(lines: list[str], labels: list[Label | None]) -> list[int]:
    """Rows of the numbered notes below a table (注：1.… / 2.… / 3.…), each of which counts on from the one before."""
    rows: list[int] = []
    for row, line in enumerate(lines):
        if not (match := TABLE_NOTES.match(line)):
            continue
        last = 1 if "1" in match.group() else 0
        for following, label in enumerate(labels[row + 1 :], start=row + 1):
            if label is None or label.kind not in _DIGITS or label.number != last + 1:
                break
            last = label.number
            rows.append(following)
    return rows
