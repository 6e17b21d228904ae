"""The outline of a plan: which lines are chapters, which are measures, which are text.

Levels are told by numbering alone: the kind of label that opens the document is the outermost level, and inside a
chapter the kind that comes first is its measures. A label counts only where its number follows the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from yzassist.documents.labels import Label, LabelKind
from yzassist.documents.levels import chapter_kind, first_row, measure_kind, opens, read_labels
from yzassist.documents.numerals import clause_label

_LONGEST_HEADING = 40
_EXCERPT_CHARS = 20
_CLAUSE_ENDS = "，。；：！？,;:"
_REPEATED = "编号“{}”重复出现（第二处是“{}”），其内容已并入前一条，请核对原文。"
_LARGEST_GAP = 2
"""A number may skip at most one item (a misprint); a larger step is a reference, not a heading."""
_BODY_MARKS = ("，", "；", ",", ";")
# 集中攻坚阶段|（2024年5月至2026年9月）
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
# 动员部署阶段|（2024年3月至4月） (a date that the body must not lose)
_DATED = re.compile(r"[（(][^（）()]*20[0-9]{2}年[^（）()]*[）)]$")
# 序号：3；工作任务：关停砖瓦窑；…: what stands in the second column names the row
_ROW_NAME = re.compile(r"[：:](?P<name>[^：:；]{2,})")


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
    left_out: frozenset[int]


def read_outline(lines: list[str], left_out: frozenset[int] = frozenset()) -> Outline:
    """The outline of repaired ``lines``, without the rows ``left_out``. Without any numbering it has no chapters."""
    labels = read_labels(lines)
    kind = chapter_kind(labels)
    first = next((index for index, label in enumerate(labels) if label and opens(label)), len(lines))
    if first == len(lines) and (row := first_row(labels)) is not None:
        first = row
    outline = Outline([row for row in range(first) if row not in left_out], [], [], left_out)
    for rows in _split_chapters(labels, first, kind, outline.warnings):
        outline.chapters.append(_read_chapter(lines, labels, rows, kind, outline))
    _give_back_sentences(lines, [m for chapter in outline.chapters for m in chapter.measures])
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
    if len(_NOTE.sub("", head)) > _LONGEST_HEADING // 2 and rest[stop] == "。":
        return "", start
    body = start + stop + 1
    while body < len(text) and text[body].isspace():
        body += 1
    return head, body


def excerpt(text: str) -> str:
    """The opening words of a text (to its first mark, at most 20 characters): the heading of an unnamed one."""
    stop = next((index for index, char in enumerate(text) if char in _CLAUSE_ENDS), len(text))
    return text[: min(stop, _EXCERPT_CHARS)]


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
        if label and label.kind is LabelKind.ATTACHMENT:
            break
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
    outer: LabelKind | None,
    outline: Outline,
) -> OutlineChapter:
    start, end = rows
    chapter = OutlineChapter(label=None, heading="")
    opening: OutlineMeasure | None = None
    if outer is not None:
        label = labels[start]
        assert label is not None
        heading, body = split_heading(lines[start], label.end)
        chapter = OutlineChapter(label=label, heading=heading)
        if body < len(lines[start]):
            opening = OutlineMeasure(label=None, heading=heading, row=start, bodies=[(start, body)])
            chapter.measures.append(opening)
        start += 1
    kind = measure_kind(labels[start:end], outer)
    previous = _last_number(outline, kind)
    attached = False
    for index in range(start, end):
        label = labels[index]
        if index in outline.left_out or (label and label.kind is LabelKind.SECTION and kind is not LabelKind.SECTION):
            continue
        if label and label.kind.role == "box" and _opens_box(lines[index], label, outline, chapter):
            heading, _ = split_heading(lines[index], label.end)
            chapter.measures.append(OutlineMeasure(label=label, heading=heading, row=index))
            attached = attached or label.kind is LabelKind.ATTACHMENT
        elif label and label.kind is kind and not attached and _follows(label.number, previous, chapter):
            if previous and label.number == previous + _LARGEST_GAP:
                text = clause_label(label.number)
                outline.warnings.append(f"条的编号从{clause_label(previous)}跳到{text}，请核对原文是否缺条。")
            chapter.measures.append(_open_measure(lines[index], label, index))
            previous = label.number
        else:
            if label and label.kind is kind and not attached and 1 < label.number == previous and chapter.measures:
                outline.warnings.append(_REPEATED.format(label.text, excerpt(lines[index][label.end :])))
            if not chapter.measures:
                chapter.measures.append(OutlineMeasure(label=None, heading=chapter.heading, row=index))
            chapter.measures[-1].bodies.append((index, 0))
    for measure in chapter.measures:
        _give_body_to_bare_heading(measure)
    return chapter


def _open_measure(line: str, label: Label, row: int) -> OutlineMeasure:
    if label.kind is LabelKind.ROW:
        name = _ROW_NAME.search(line, label.end)
        return OutlineMeasure(label=label, heading=excerpt(name["name"]) if name else "", row=row, bodies=[(row, 0)])
    heading, body = split_heading(line, label.end)
    if label.kind.role == "article" and body == len(line) and line.endswith(("。", "：", ":")):  # a sentence
        heading, body = "", label.end + len(line[label.end :]) - len(line[label.end :].lstrip())
    if _DATED.search(heading):
        body = label.end + len(line[label.end :]) - len(line[label.end :].lstrip())
    bodies = [(row, body)] if body < len(line) else []
    return OutlineMeasure(label=label, heading=heading, row=row, bodies=bodies)


def _opens_box(line: str, label: Label, outline: Outline, chapter: OutlineChapter) -> bool:
    """True for the caption of a box, alone on its line and of a number that no box before has."""
    heading, body = split_heading(line, label.end)
    if body < len(line):
        return False
    boxes = [m.label for c in (*outline.chapters, chapter) for m in c.measures if m.label and _is_box(m)]
    taken = any((box.kind, box.number) == (label.kind, label.number) for box in boxes)
    if taken:
        outline.warnings.append(_REPEATED.format(label.text, heading))
    return not taken


def _is_box(measure: OutlineMeasure) -> bool:
    return measure.label is not None and measure.label.kind.role == "box"


def _give_back_sentences(lines: list[str], measures: list[OutlineMeasure]) -> None:
    """Where most articles have no heading, the short first sentence of one (第八条 实行登记制度。) is its text."""
    articles = [m for m in measures if m.label and m.label.kind.role == "article"]
    headed = [m for m in articles if m.heading]
    if 2 * len(headed) >= len(articles):
        return
    for measure in headed:
        assert measure.label is not None
        line = lines[measure.row]
        measure.heading = ""
        body = len(line) - len(line[measure.label.end :].lstrip())
        own = [place for place in measure.bodies if place[0] != measure.row]
        measure.bodies = [(measure.row, body), *own]


def _give_body_to_bare_heading(measure: OutlineMeasure) -> None:
    """A measure that is nothing but its numbered line is quoted by that line."""
    if measure.bodies or measure.label is None:
        return
    measure.bodies.append((measure.row, measure.label.end if measure.heading else 0))


def _last_number(outline: Outline, kind: LabelKind | None) -> int:
    """The number of the last measure of that kind in the chapters before; 0 if there is none."""
    for chapter in reversed(outline.chapters):
        for measure in reversed(chapter.measures):
            if measure.label and measure.label.kind is kind:
                return measure.label.number
    return 0


def _follows(number: int, previous: int, chapter: OutlineChapter) -> bool:
    restarts = number == 1 and not any(measure.label and not _is_box(measure) for measure in chapter.measures)
    return restarts or previous < number <= previous + _LARGEST_GAP
