"""Rows of a table named by their 序号: 附件1第3项, 任务分工表序号3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yzassist.documents.model import Measure, Plan
from yzassist.documents.numerals import NUMERAL_PATTERN, parse_chinese_number
from yzassist.question.model import ClauseSlot

_TABLE = r"[一-龥]{0,12}(?:表|清单|台账)"
_ROW = (
    rf"(?:第(?P<nth>{NUMERAL_PATTERN})(?:[项行号条](?:任务|工作|措施|指标)?|个(?:任务|指标))"
    rf"|(?:序号(?:为|是)?第?|-)(?P<row>{NUMERAL_PATTERN}))(?![0-9至到—-])"
)
# 附件1|第3项 · 附件1|的任务分工表里第三项任务 · 附件1|序号3
_IN_BOX = re.compile(rf"(?:[的里中]|里面)*(?:《?{_TABLE}》?(?:[的里中]|里面)*)?{_ROW}")
# 分工表第3项 · 表1中序号5 · 附件第3项
_IN_TABLE = re.compile(rf"(?:附件|表[0-9]?|清单|台账)》?(?:[的里中]|里面)*{_ROW}")


def rows_named(slots: Sequence[ClauseSlot], text: str, plans: Sequence[Plan]) -> tuple[ClauseSlot, ...]:
    """The slots, each box that a row is named of as that row's paragraph; the row alone where its table is named
    without a number and no other has such a row. A row that its table does not have is a clause that is not there."""
    found: list[ClauseSlot] = []
    spans: list[tuple[int, int]] = []
    for slot in slots:
        measures = [m for plan in plans for m in plan.measures if m.number == slot.number and _has_rows(m)]
        match = _IN_BOX.match(text, slot.end) if measures and slot.paragraph is None else None
        if match is not None:
            found += [_row_slot(measure, _number(match), slot.start, match.end()) for measure in measures]
            spans.append((slot.start, match.end()))
        else:
            found.append(slot)
    if not spans:
        found += _in_table(text, plans)
        spans = [(slot.start, slot.end) for slot in found if slot not in slots]
    return tuple(s for s in found if not any(a < s.start < b for a, b in spans))


def _in_table(text: str, plans: Sequence[Plan]) -> Iterator[ClauseSlot]:
    """The row of the one table that has it, that being named by what it is."""
    match = _IN_TABLE.search(text)
    row = _number(match) if match else None
    measures = [measure for plan in plans for measure in plan.measures]
    holding = [m for m in measures if row is not None and any(p.row == row for p in m.paragraphs)]
    if match is not None and row is not None and len(holding) == 1:
        yield _row_slot(holding[0], row, match.start(), match.end())


def _row_slot(measure: Measure, row: int | None, start: int, end: int) -> ClauseSlot:
    number = next((p.number for p in measure.paragraphs if p.row is not None and p.row == row), None)
    return ClauseSlot(measure.number if number else f"{measure.number}-{row}", number, start, end)


def _has_rows(measure: Measure) -> bool:
    return any(paragraph.row is not None for paragraph in measure.paragraphs)


def _number(match: re.Match[str]) -> int | None:
    return parse_chinese_number(match["nth"] or match["row"])
