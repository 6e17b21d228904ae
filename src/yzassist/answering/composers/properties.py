"""Rows of tables by what one of their columns says: 约束性指标有几项, 完成时限为“持续推进”的任务."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers.found import Found, Shown, in_chapters
from yzassist.answering.context import Context
from yzassist.answering.draft import Line, Quote
from yzassist.answering.rows import Row, row_of
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question

_COUNTED = re.compile(r"指标|任务|项目|工程|事项|措施|工作|行动|目标")  # 约束性|指标|有几项
_TABLE = re.compile(r"(?:任务|分工|指标|目标|分解|项目|措施)[一-龥]{0,4}(?:表|清单)|附件")  # 任务分工表
_BODIES = re.compile(r"单位|部门|机关")  # columns of departments: roles select those
_NUMERIC = re.compile(r"[\d.,%≤≥<>\[\]（）—-]*")  # 88.6
_MIN_CHARS = 3


def _selects(row: Row, question: Question) -> bool:
    """True when the question names the value of a column that does not name the row itself."""
    return any(
        field.value in question.chinese
        for field in row.fields
        if len(field.value) >= _MIN_CHARS
        and field.value != row.item
        and not _BODIES.search(field.name)
        and not _NUMERIC.fullmatch(field.value)
        and not any(slot.text.startswith(field.value) for slot in question.slots.dates)
    )


def by_property(question: Question, context: Context) -> Found | None:
    """The rows that the question selects by a value of theirs; None when it names none."""
    if not _COUNTED.search(question.chinese):
        return None
    found: list[tuple[Paragraph, Row]] = []
    for _, measure in context.library.measures:
        for paragraph in measure.paragraphs:
            row = row_of(paragraph) if in_chapters(paragraph, question) else None
            if row is not None and _selects(row, question):
                found.append((paragraph, row))
    return _found(found) if found else None


def whole_table(question: Question, context: Context) -> Found | None:
    """All rows of the plan's only table, where a table is counted (任务分工表里一共几项); None otherwise."""
    if not _TABLE.search(question.chinese):
        return None
    tables = [
        rows
        for _, measure in context.library.measures
        if (rows := [(paragraph, row) for paragraph in measure.paragraphs if (row := row_of(paragraph)) is not None])
    ]
    return _found(tables[0]) if len(tables) == 1 else None


def _found(rows: Sequence[tuple[Paragraph, Row]]) -> Found:
    def show() -> Shown:
        lines = tuple(Line(row.item, (Quote(p, 0, len(p.text)),), bullet=True) for p, row in rows)
        return lines, ()

    return Found(tuple(paragraph for paragraph, _ in rows), show)
