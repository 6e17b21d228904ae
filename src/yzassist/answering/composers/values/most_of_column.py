"""The row of a table that has the most, or the least, in one column (总投资最大的工程是哪个)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from yzassist.answering.composers.values.cells import RowFound, row_values
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line
from yzassist.facts.tables.rows import plain_name, unit_in
from yzassist.question.model import Question

_EXTREME = re.compile(r"最(?:(?P<most>大|多|高|贵)|(?P<least>小|少|低))的?")  # 总投资|最大|的工程
_ASKED = re.compile(r"哪|什么|啥|谁")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")  # 31.7
_FEWEST_ROWS = 3
_LEAST_SHARED = 2


def compose(question: Question, context: Context) -> Draft | None:
    """The row with the most in the column that the question names; None where none is asked for, or where the cells of
    that column are no numbers of one unit."""
    extreme = _EXTREME.search(question.chinese)
    if extreme is None or not _ASKED.search(question.chinese) or question.slots.departments:
        return None
    for table in context.library.tables:
        heads = [head for head in table.heads if _is_named(plain_name(head), question.chinese[: extreme.start()])]
        rows = [RowFound(table, paragraph, row) for paragraph, row in table.rows]
        for head in heads:
            fields = [found.row.field(head) for found in rows]
            numbers = [Decimal(f.value) for f in fields if f is not None and _NUMBER.fullmatch(f.value)]
            units = {unit_in(head) or found.row.table_unit or found.row.unit for found in rows}
            if len(numbers) == len(rows) >= _FEWEST_ROWS and len(units) == 1:
                best = max(numbers) if extreme["most"] else min(numbers)
                told = [found for found, number in zip(rows, numbers, strict=True) if number == best]
                return Draft(tuple(_line(found, head, extreme.group().rstrip("的")) for found in told), exact=True)
    return None


def _is_named(head: str, before: str) -> bool:
    """True for a column by whose name, or its end, the question goes on to 最大: 总投资, 投资."""
    ends = (head[at:] for at in range(len(head) - _LEAST_SHARED + 1))
    return any(before.rstrip("额是的").endswith(end) for end in ends)


def _line(found: RowFound, head: str, most: str) -> Line:
    line = row_values(found, (head,))
    return replace(line, text=f"{plain_name(head)}{most}的是{line.text}")
