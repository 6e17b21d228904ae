"""The outline of a plan: which lines are chapters, which are measures, which are text.

Levels are told by numbering alone: the kind of label that opens the document is the outermost level, and inside a
chapter the kind that comes first is its measures. A label counts only where its number follows the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from yzassist.documents.labels import LARGEST_GAP, Label, LabelKind
from yzassist.documents.numerals import clause_label
from yzassist.documents.structure.boxes import place_boxes
from yzassist.documents.structure.dotted import is_below
from yzassist.documents.structure.headings import excerpt, is_name, split_chapter_heading, split_heading
from yzassist.documents.structure.levels import (
    TABLE_NOTES,
    chapter_kind,
    first_row,
    measure_kind,
    opens,
    read_labels,
    sections_apart,
)
from yzassist.documents.structure.measures import OutlineChapter, OutlineMeasure
from yzassist.documents.structure.running import RunningItems, running_items, task_groups, task_table

_REPEATED = "编号“{}”重复出现（第二处是“{}”），其内容已并入前一条，请核对原文。"
# 动员部署阶段|（2024年3月至4月） (a date that the body must not lose)
_DATED = re.compile(r"[（(][^（）()]*20[0-9]{2}年[^（）()]*[）)]$")
# 序号：3；工作任务：关停砖瓦窑；…: what stands in the second column names the row
_ROW_NAME = re.compile(r"[：:](?P<name>[^：:；]{2,})")


@dataclass(slots=True)
class Outline:
    """``front`` are the indices of lines before the first numbered one, ``notes`` those of the notes below a table
    whose rows are the measures; ``warnings`` are Chinese sentences; ``apart``: sections are the measures, for their
    items start anew; ``tasks``: rows of a table are; ``running``: those measures are counted through the whole plan,
    whatever others are called."""

    front: list[int]
    chapters: list[OutlineChapter]
    warnings: list[str]
    left_out: frozenset[int]
    apart: bool = False
    tasks: bool = False
    running: LabelKind | None = None
    notes: list[int] = field(default_factory=list)


def read_outline(lines: list[str], left_out: frozenset[int] = frozenset()) -> Outline:
    """The outline of repaired ``lines``, without the rows ``left_out``. Without any numbering it has no chapters."""
    labels = read_labels(lines)
    groups = task_groups(lines, labels)
    kind = groups or chapter_kind(labels)
    table = task_table(lines, labels, kind) if groups is None else None
    kind = table.outer if table else kind
    first = next((index for index, label in enumerate(labels) if label and opens(label)), len(lines))
    if first == len(lines) and (row := first_row(labels)) is not None:
        first = row
    outline = Outline([row for row in range(first) if row not in left_out], [], [], left_out)
    spans = _split_chapters(labels, first, kind, outline.warnings)
    outline.apart = sections_apart(labels, spans)
    outline.tasks = groups is not None
    tasks = _read_table(lines, labels, table.rows, outline) if table else None
    run = running_items(lines, labels, spans, kind) if table is None else None
    if run is not None:
        outline.running = run.kind
    for rows in spans:
        outline.chapters.append(_read_chapter(lines, labels, rows, kind, outline, run))
        if table and tasks and rows[0] < table.rows[0] < rows[1]:
            _add_tasks(outline.chapters, tasks)
    measures = [m for chapter in outline.chapters for m in chapter.measures]
    _give_back_sentences(lines, measures)
    outline.notes = _take_notes(lines, measures)
    return outline


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
        if label and label.kind is kind and previous < label.number <= previous + LARGEST_GAP:
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
    run: RunningItems | None,
) -> OutlineChapter:
    start, end = rows
    chapter = OutlineChapter(label=None, heading="")
    opening: OutlineMeasure | None = None
    if outer is not None:
        label = labels[start]
        assert label is not None
        split = split_chapter_heading if any(labels[start + 1 : end]) else split_heading
        heading, body = split(lines[start], label.end)
        chapter = OutlineChapter(label=label, heading=heading)
        if body < len(lines[start]):
            opening = OutlineMeasure(label=None, heading=heading, row=start, bodies=[(start, body)])
            chapter.measures.append(opening)
        start += 1
    if run is not None and rows not in run.chapters:
        run = None
    kind = (
        run.kind if run else measure_kind(labels[start:end], outer, sections_apart=outline.apart, tasks=outline.tasks)
    )
    previous = 0 if run and rows == run.chapters[0] else _last_number(outline, kind)
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
            if previous and label.number == previous + LARGEST_GAP:
                text = clause_label(label.number)
                outline.warnings.append(f"条的编号从{clause_label(previous)}跳到{text}，请核对原文是否缺条。")
            chapter.measures.append(_open_measure(lines[index], label, index))
            previous = label.number
        elif label and run and label.kind is run.group and not attached:
            chapter.measures.append(_open_measure(lines[index], label, index))
        else:
            counted = label and label.kind is kind and kind is not LabelKind.ROW and not attached
            if label and counted and 1 < label.number == previous and chapter.measures:
                outline.warnings.append(_REPEATED.format(label.text, excerpt(lines[index][label.end :])))
            if not chapter.measures:
                chapter.measures.append(OutlineMeasure(label=None, heading=chapter.heading, row=index))
            chapter.measures[-1].bodies.append((index, 0))
    if run is not None:
        chapter.measures = _without_bare_groups(chapter.measures, run)
    chapter.measures = _without_bare_headings(chapter.measures)
    place_boxes(lines, chapter.measures)
    for measure in chapter.measures:
        _give_body_to_bare_heading(measure)
    return chapter


def _without_bare_groups(measures: list[OutlineMeasure], run: RunningItems) -> list[OutlineMeasure]:
    """The measures without the headings over running items that have no text of their own."""
    kinds = [measure.label.kind if measure.label else None for measure in measures] + [None]
    return [
        measure
        for measure, kind, following in zip(measures, kinds, kinds[1:], strict=False)
        if measure.bodies or kind is not run.group or following is not run.kind
    ]


def _without_bare_headings(measures: list[OutlineMeasure]) -> list[OutlineMeasure]:
    """The measures without the dotted headings that only stand over others, of which each keeps the nearest one."""
    kept: list[OutlineMeasure] = []
    over: list[OutlineMeasure] = []
    for measure, following in zip(measures, [*measures[1:], None], strict=False):
        over = [heading for heading in over if is_below(measure.label, heading.label)]
        measure.above = over[-1].heading if over else ""
        over.append(measure)
        if measure.bodies or following is None or not is_below(following.label, measure.label):
            kept.append(measure)
    return kept


def _read_table(
    lines: list[str], labels: list[Label | None], rows: tuple[int, int], outline: Outline
) -> OutlineChapter:
    """A list of tasks as an unnumbered chapter named by its title, a measure for each 序号; its lines are then done.

    Lines between the rows that name a group of tasks are headings, as those of sections are.
    """
    tasks = OutlineChapter(label=None, heading=lines[rows[0]] if labels[rows[0]] is None else "")
    for row in range(*rows):
        label = labels[row]
        if label and label.kind is LabelKind.ROW:
            if tasks.measures and tasks.measures[-1].label and tasks.measures[-1].label.number == label.number:
                tasks.measures[-1].bodies.append((row, 0))
            else:
                tasks.measures.append(_open_measure(lines[row], label, row))
        elif tasks.measures and not is_name(lines[row][label.end if label else 0 :]):
            tasks.measures[-1].bodies.append((row, 0))
        labels[row] = None
    outline.left_out |= frozenset(range(*rows))
    outline.running = LabelKind.ROW
    return tasks


def _add_tasks(chapters: list[OutlineChapter], tasks: OutlineChapter) -> None:
    """Add the list of tasks as a chapter; one without a title belongs to the chapter in which it stands."""
    if tasks.heading and chapters[-1].measures:
        chapters.append(tasks)
    else:
        chapters[-1].measures += tasks.measures


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
    """True for the caption of a box, alone on its line; not where one before has its number, and its name if any."""
    heading, body = split_heading(line, label.end)
    if body < len(line):
        return False
    boxes = [m for c in (*outline.chapters, chapter) for m in c.measures if m.label and m.is_box]
    alike = [m for m in boxes if m.label and (m.label.kind, m.label.number) == (label.kind, label.number)]
    taken = any(not heading or not m.heading or m.heading == heading for m in alike)
    if taken:
        outline.warnings.append(_REPEATED.format(label.text, heading))
    return not taken


def _take_notes(lines: list[str], measures: list[OutlineMeasure]) -> list[int]:
    """The notes below a table (注：1.…), taken from its last row: they speak of all of them."""
    last = measures[-1] if measures else None
    if last is None or last.label is None or last.label.kind is not LabelKind.ROW:
        return []
    first = next((at for at, (row, _) in enumerate(last.bodies) if TABLE_NOTES.match(lines[row])), len(last.bodies))
    notes = [row for row, _ in last.bodies[first:]]
    last.bodies = last.bodies[:first]
    return notes


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
    restarts = number == 1 and not any(measure.label and not measure.is_box for measure in chapter.measures)
    return restarts or previous < number <= previous + LARGEST_GAP
