"""The outline of a plan: which lines are chapters, which are measures, which are text.

Levels are told by numbering alone: the kind of label that opens the document is the outermost level, and inside a
chapter the kind that comes first is its measures. A label counts only where its number follows the one before.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from yzassist.documents.labels import Label, LabelKind, find_label
from yzassist.documents.numerals import clause_label

_LONGEST_HEADING = 40
_LARGEST_GAP = 2
"""A number may skip at most one item (a misprint); a larger step is a reference, not a heading."""
# 目录 · 目 录
_CONTENTS_TITLE = re.compile(r"^目\s*录$")
# 一、总体要求……1 · （二）工作原则 12
_CONTENTS_ENTRY = re.compile(r"(?:[.．…·]{2,}|\s)\s*\d{1,3}$")
_BODY_MARKS = ("，", "；", ",", ";")


@dataclass(slots=True)
class OutlineMeasure:
    """A measure being read: the index of its first line, and each body line's index and offset of its body."""

    label: Label | None
    heading: str
    row: int
    bodies: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class OutlineChapter:
    """A chapter being read; ``label`` is None for the unnamed one of a plan without chapters."""

    label: Label | None
    heading: str
    measures: list[OutlineMeasure] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """``front`` are the indices of lines before the first numbered one; ``warnings`` are Chinese sentences."""

    front: list[int]
    chapters: list[OutlineChapter]
    warnings: list[str]


def read_outline(lines: list[str]) -> Outline:
    """The outline of repaired ``lines``. A plan with no numbering at all has no chapters."""
    labels = [None if _is_contents(lines, index) else find_label(line) for index, line in enumerate(lines)]
    chapter_kind = _chapter_kind(labels)
    first = next((index for index, label in enumerate(labels) if label and _opens(label)), len(lines))
    outline = Outline(front=list(range(first)), chapters=[], warnings=[])
    for rows in _split_chapters(labels, first, chapter_kind, outline.warnings):
        outline.chapters.append(_read_chapter(lines, labels, rows, chapter_kind, outline))
    return outline


def split_heading(text: str, start: int) -> tuple[str, int]:
    """Heading and body offset of a labelled line: ``（三）主要目标。到2025年…`` → ``主要目标``, offset of 到.

    A line that is a heading alone has its body offset at the end; a line that is all body has an empty heading.
    """
    while start < len(text) and text[start] in " ：:":
        start += 1
    rest = text[start:]
    stop = next((index for index, char in enumerate(rest) if char in "。：:"), len(rest))
    head = rest[:stop].strip()
    alone = stop >= len(rest.rstrip("。：: "))
    if not head or len(head) > _LONGEST_HEADING or any(mark in head for mark in _BODY_MARKS):
        return ("", start) if not alone or any(mark in head for mark in _BODY_MARKS) else (head, len(text))
    if alone:
        return head, len(text)
    if len(head) > _LONGEST_HEADING // 2 and rest[stop] == "。":
        return "", start
    body = start + stop + 1
    while body < len(text) and text[body].isspace():
        body += 1
    return head, body


def _opens(label: Label) -> bool:
    return label.number == 1 and label.kind is not LabelKind.SECTION


def _is_contents(lines: list[str], index: int) -> bool:
    """True for the entries of a table of contents, whose headings come again in the text."""
    label = find_label(lines[index])
    if label is None or not _CONTENTS_ENTRY.search(lines[index]):
        return False
    return any(_CONTENTS_TITLE.match(line) for line in lines[:index])


def _chapter_kind(labels: list[Label | None]) -> LabelKind | None:
    """The kind of the chapters, or None if the document has one level of numbering only."""
    present = [label for label in labels if label]
    outer = next((label.kind for label in present if _opens(label)), None)
    if outer is None or outer is LabelKind.ARTICLE:
        return None
    inner = next((label.kind for label in present if label.kind is not outer and _opens(label)), None)
    if inner is None:
        return None
    counts = Counter(label.kind for label in present)
    if outer in (LabelKind.PART, LabelKind.ENUMERATION) and inner in (LabelKind.ARTICLE, LabelKind.PARENTHESIS):
        return outer if counts[inner] > counts[outer] // 2 else None
    return outer if counts[inner] >= counts[outer] else None


def _split_chapters(
    labels: list[Label | None], first: int, kind: LabelKind | None, warnings: list[str]
) -> list[tuple[int, int]]:
    """Row ranges of the chapters; one range over everything when there are none."""
    if first >= len(labels):
        return []
    if kind is None:
        return [(first, len(labels))]
    starts: list[int] = []
    previous = 0
    for index, label in enumerate(labels[first:], start=first):
        if label and label.kind is kind and previous < label.number <= previous + _LARGEST_GAP:
            if label.number > previous + 1:
                warnings.append(f"章的编号从{previous}跳到{label.number}（“{label.text}”），请核对原文是否缺章。")
            starts.append(index)
            previous = label.number
    bounds = [min(first, starts[0]), *starts[1:], len(labels)]
    return list(pairwise(bounds))


def _read_chapter(
    lines: list[str],
    labels: list[Label | None],
    rows: tuple[int, int],
    chapter_kind: LabelKind | None,
    outline: Outline,
) -> OutlineChapter:
    start, end = rows
    chapter = OutlineChapter(label=None, heading="")
    opening: OutlineMeasure | None = None
    if chapter_kind is not None:
        label = labels[start]
        assert label is not None
        heading, body = split_heading(lines[start], label.end)
        chapter = OutlineChapter(label=label, heading=heading)
        if body < len(lines[start]):
            opening = OutlineMeasure(label=None, heading=heading, row=start, bodies=[(start, body)])
            chapter.measures.append(opening)
        start += 1
    kind = _measure_kind(labels[start:end], chapter_kind)
    previous = _last_number(outline, kind)
    for index in range(start, end):
        label = labels[index]
        if label and label.kind is LabelKind.SECTION:
            continue
        if label and label.kind is kind and _follows(label.number, previous, chapter):
            if previous and label.number == previous + _LARGEST_GAP:
                text = clause_label(label.number)
                outline.warnings.append(f"条的编号从{clause_label(previous)}跳到{text}，请核对原文是否缺条。")
            heading, body = split_heading(lines[index], label.end)
            measure = OutlineMeasure(label=label, heading=heading, row=index)
            if body < len(lines[index]):
                measure.bodies.append((index, body))
            chapter.measures.append(measure)
            previous = label.number
        else:
            if not chapter.measures:
                chapter.measures.append(OutlineMeasure(label=None, heading=chapter.heading, row=index))
            chapter.measures[-1].bodies.append((index, 0))
    for measure in chapter.measures:
        _give_body_to_bare_heading(measure)
    return chapter


def _give_body_to_bare_heading(measure: OutlineMeasure) -> None:
    """A measure that is nothing but its numbered line is quoted by that line."""
    if measure.bodies or measure.label is None:
        return
    measure.bodies.append((measure.row, measure.label.end))


def _measure_kind(labels: list[Label | None], chapter_kind: LabelKind | None) -> LabelKind | None:
    skipped = (LabelKind.SECTION, chapter_kind)
    return next((label.kind for label in labels if label and label.kind not in skipped), None)


def _last_number(outline: Outline, kind: LabelKind | None) -> int:
    """The number of the last measure of that kind in the chapters before; 0 if there is none."""
    for chapter in reversed(outline.chapters):
        for measure in reversed(chapter.measures):
            if measure.label and measure.label.kind is kind:
                return measure.label.number
    return 0


def _follows(number: int, previous: int, chapter: OutlineChapter) -> bool:
    restarts = number == 1 and not any(measure.label for measure in chapter.measures)
    return restarts or previous < number <= previous + _LARGEST_GAP
