"""Putting a plan together: from repaired lines and their outline to the frozen model with exact offsets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise

from yzassist.documents.head.closing import closing_until
from yzassist.documents.head.front_matter import (
    is_addressees,
    is_colophon,
    is_contact,
    is_signature,
    read_metadata,
    validity_warnings,
)
from yzassist.documents.labels import FIELD, Label, LabelKind, find_label, is_attachment
from yzassist.documents.mending.repair import repair_lines
from yzassist.documents.model import Chapter, ClauseNumber, Measure, Metadata, Paragraph, Plan
from yzassist.documents.numerals import format_chinese_number
from yzassist.documents.sentences import split_sentences
from yzassist.documents.structure.headings import excerpt
from yzassist.documents.structure.levels import read_labels
from yzassist.documents.structure.measures import OutlineChapter, OutlineMeasure
from yzassist.documents.structure.outline import Outline, read_outline

FILE_INFORMATION = "文件信息"
PREAMBLE = "引言"
NOTES = "注"
"""Label of the notes below a table whose rows are the measures."""


def build_plan(
    raw_lines: list[str], plan_id: str, file_name: str, content_hash: str, notes: tuple[str, ...] = ()
) -> Plan:
    """The plan of a file's raw lines (a blank line stands between blocks); ``notes`` are warnings of its reader."""
    return _Builder(repair_lines(raw_lines), plan_id, file_name, content_hash, notes).build()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where paragraphs stand: their clause (None before the first), its label as cited, heading and chapter; the rest
    as of ``Paragraph``."""

    clause: ClauseNumber | None
    label: str
    heading: str
    chapter: int | None = None
    above: str = ""
    within: ClauseNumber | None = None


class _Builder:
    def __init__(
        self, lines: list[str], plan_id: str, file_name: str, content_hash: str, notes: tuple[str, ...]
    ) -> None:
        self._lines = lines
        self._plan_id = plan_id
        self._file_name = file_name
        self._content_hash = content_hash
        self._notes = notes
        self._boxes: set[str] = set()
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def build(self) -> Plan:
        signature = _signature_rows(self._lines)
        outline = read_outline(self._lines, frozenset(signature))
        if outline.chapters:
            front_rows, warnings = outline.front, outline.warnings
            chapters = self._numbered_chapters(outline)
        else:
            front_rows, chapters = self._unnumbered_chapters(outline.front)
            warnings = ["没有找到编号的条目（如“（一）”“第一条”“1.”），已按自然段编号；引用显示为“第N段”。"]
        preamble = _preamble_rows([self._lines[row] for row in front_rows])
        kinds = [PREAMBLE if index in preamble else FILE_INFORMATION for index in range(len(front_rows))]
        placed = [*zip(front_rows, kinds, strict=True), *((row, FILE_INFORMATION) for row in signature)]
        placed += [(row, NOTES) for row in outline.notes]
        front = tuple(self._front_paragraph(number, row, kind) for number, (row, kind) in enumerate(placed, start=1))
        metadata = read_metadata(
            [self._lines[row] for row in front_rows], [self._lines[row] for row in signature], self._plan_id
        )
        return Plan(
            id=self._plan_id,
            file_name=self._file_name,
            content_hash=self._content_hash,
            metadata=_with_closing_validity(metadata, self._lines),
            text="\n".join(self._lines),
            front=front,
            chapters=chapters,
            warnings=(
                *self._notes,
                *warnings,
                *validity_warnings([self._lines[row] for row in front_rows], self._file_name),
            ),
        )

    def _numbered_chapters(self, outline: Outline) -> tuple[Chapter, ...]:
        labels = [m.label for chapter in outline.chapters for m in chapter.measures if m.label]
        counts = Counter(label.number for label in labels if label.kind.role != "box")
        restarts = any(count > 1 for count in counts.values())
        running = outline.running or (_running_kind(outline.chapters) if restarts else None)
        return tuple(self._chapter(chapter, restarts, running) for chapter in outline.chapters)

    def _chapter(self, chapter: OutlineChapter, restarts: bool, running: LabelKind | None) -> Chapter:
        number = chapter.label.number if chapter.label else 0
        return Chapter(
            number=number,
            label=chapter.label.text if chapter.label else "",
            heading=chapter.heading,
            measures=tuple(self._measure(measure, chapter.label, restarts, running) for measure in chapter.measures),
        )

    def _measure(
        self, measure: OutlineMeasure, chapter: Label | None, restarts: bool, running: LabelKind | None
    ) -> Measure:
        anew = restarts if running is None else not (measure.label and measure.label.kind is running)
        number, label = _number_and_label(measure.label, chapter, anew)
        if measure.is_box:
            host = self._measure(measure.host, chapter, restarts, running) if measure.host else None
            return self._box(measure, label, host, chapter)
        in_chapter = chapter.number if chapter else None
        place = _Place(number, label, self._heading_of(measure), in_chapter, above=measure.above)
        return Measure(number, label, place.heading, in_chapter, self._paragraphs(place, measure))

    def _paragraphs(self, place: _Place, measure: OutlineMeasure) -> tuple[Paragraph, ...]:
        rows = self._table_rows(measure)
        return tuple(
            self._paragraph(place, number, body, row)
            for number, (body, row) in enumerate(zip(measure.bodies, rows, strict=True), start=1)
        )

    def _table_rows(self, measure: OutlineMeasure) -> list[int | None]:
        """The 序号 of each row of a table; none where the rows are the measures, or two have the same."""
        rows = [_row_number(self._lines[row][offset:]) for row, offset in measure.bodies]
        told = [row for row in rows if row is not None]
        own = measure.label is not None and measure.label.kind is LabelKind.ROW
        return [None] * len(rows) if own or len(set(told)) < len(told) else rows

    def _heading_of(self, measure: OutlineMeasure) -> str:
        row, offset = measure.bodies[0]
        return measure.heading or excerpt(self._lines[row][offset:])

    def _box(self, box: OutlineMeasure, label: str, host: Measure | None, chapter: Label | None) -> Measure:
        """A box, numbered by its name (专栏1); where a box before has that, also by the clause or chapter it is in."""
        where = host.number if host else format_chinese_number(chapter.number) if chapter else ""
        number = f"{where}{label}" if label in self._boxes else label
        self._boxes.add(label)
        cited = f"{host.label}{label}" if host else label
        in_chapter = chapter.number if chapter else None
        place = _Place(number, cited, self._heading_of(box), in_chapter, within=host.number if host else None)
        return Measure(number, label, place.heading, in_chapter, self._paragraphs(place, box))

    def _unnumbered_chapters(self, rows: list[int]) -> tuple[list[int], tuple[Chapter, ...]]:
        """Front rows, and one unnamed chapter whose measures are the paragraphs of prose."""
        body = [row for row in rows if _is_prose(self._lines[row])] or rows
        measures = []
        for index, row in enumerate(body, start=1):
            number, label, heading = f"段{index}", f"第{index}段", excerpt(self._lines[row])
            paragraph = self._paragraph(_Place(number, label, heading), 1, (row, 0))
            measures.append(Measure(number, label, heading, None, (paragraph,)))
        chapter = Chapter(number=0, label="", heading="", measures=tuple(measures))
        return [row for row in rows if row not in set(body)], (chapter,)

    def _front_paragraph(self, number: int, row: int, label: str) -> Paragraph:
        return self._paragraph(_Place(None, label, label), number, (row, 0))

    def _paragraph(self, place: _Place, number: int, body: tuple[int, int], table_row: int | None = None) -> Paragraph:
        row, offset = body
        text = self._lines[row][offset:]
        return Paragraph(
            id=f"{self._plan_id}/{'front' if place.clause is None else place.clause}/{number}",
            document_id=self._plan_id,
            clause_number=place.clause,
            clause_label=place.label,
            heading=place.heading,
            chapter=place.chapter,
            number=number,
            start=self._starts[row] + offset,
            text=text,
            sentences=split_sentences(text),
            above=place.above,
            within=place.within,
            row=table_row,
        )


def _row_number(text: str) -> int | None:
    """The 序号 of a table's row, in its first column or its second: 类别：便民服务；序号：4；工作事项：…."""
    labels = (find_label(text), find_label(text.partition("；")[2]))
    return next((label.number for label in labels if label and label.kind is LabelKind.ROW), None)


def _running_kind(chapters: list[OutlineChapter]) -> LabelKind | None:
    """The kind of number that most measures have and that runs on from chapter to chapter, while those of another kind
    start anew in a chapter (1. 2. of the last one, under （一） … （十七） of those before)."""
    numbers: dict[LabelKind, list[tuple[int, int]]] = {}
    for place, chapter in enumerate(chapters):
        for measure in chapter.measures:
            if measure.label and measure.label.kind.role != "box":
                numbers.setdefault(measure.label.kind, []).append((place, measure.label.number))
    kind = max(numbers, key=lambda kind: len(numbers[kind]))
    placed = numbers[kind]
    runs_on = all(before < after for (_, before), (_, after) in pairwise(placed))
    return kind if runs_on and len({place for place, _ in placed}) > 1 else None


def _with_closing_validity(metadata: Metadata, lines: list[str]) -> Metadata:
    """``metadata`` with the last day that the closing paragraph states, where the head of the file states none."""
    if metadata.validity.valid_until:
        return metadata
    until = next((until for line in reversed(lines) if (until := closing_until(line))), "")
    return metadata.model_copy(update={"validity": metadata.validity.model_copy(update={"valid_until": until})})


def _number_and_label(label: Label | None, chapter: Label | None, restarts: bool) -> tuple[ClauseNumber, str]:
    """Text under a chapter before its first item takes the chapter's own number: ``"二"``, ``二、``."""
    if label is None:
        assert chapter is not None
        return format_chinese_number(chapter.number), chapter.text
    if label.kind.role == "box":
        return f"{label.kind.cited_as}{label.number}", f"{label.kind.cited_as}{label.number}"
    if label.kind is LabelKind.DECIMAL:
        return label.text, label.text
    printed = f"第{label.number}项" if label.kind.role == "row" else label.text.replace("(", "（").replace(")", "）")
    if label.kind is LabelKind.PARENTHESIS:
        printed = printed.rstrip("、")
    if not restarts or chapter is None:
        return label.number, printed
    head = f"{format_chinese_number(chapter.number)}"
    if chapter.kind.role == "chapter":
        return f"{head}-{label.number}", f"{chapter.text.rstrip()}{printed}"
    return f"{head}-{label.number}", f"{head}、{printed}"


def _is_prose(text: str) -> bool:
    return (
        not FIELD.match(text)
        and not is_addressees(text)
        and not is_signature(text)
        and any(m in text for m in "，。；")
    )


def _signature_rows(lines: list[str]) -> list[int]:
    """Rows of the signature block that ends the text (before its attachments): bodies, date, （此件公开发布）."""
    labels = [find_label(line) for line in lines]
    opened = next((row for row, label in enumerate(labels) if label and label.kind.role != "box"), len(lines))
    heads = read_labels(lines)
    attached = (row for row in range(opened, len(lines)) if is_attachment(labels[row]) or is_attachment(heads[row]))
    end = next(attached, len(lines))
    first = row = end
    while row > 1:
        row -= 1
        listed = _appendices_from(lines, labels, row)
        if listed is not None or (labels[row] is None and (is_signature(lines[row]) or is_colophon(lines[row]))):
            first = row = row if listed is None else listed
        elif not is_contact(lines[row]):
            break
    return list(range(first, end))


def _appendices_from(lines: list[str], labels: list[Label | None], last: int) -> int | None:
    """The row of ``附件：1.任务清单`` where the items down to row ``last`` (``2.名单``) are its list; else None."""
    row = last
    while row > 1 and (label := labels[row]) and label.kind is LabelKind.ARABIC and not _is_prose(lines[row]):
        row -= 1
    opens = row < last and labels[row] is None and lines[row].startswith("附件") and is_signature(lines[row])
    return row if opens else None


def _preamble_rows(front: list[str]) -> set[int]:
    """Indices of the run of prose paragraphs that stands right before the first chapter."""
    rows: set[int] = set()
    for index in range(len(front) - 1, -1, -1):
        if not _is_prose(front[index]):
            break
        rows.add(index)
    return rows
