"""One column of several rows of a table (甲与乙哪个总投资更大): each row's cell, and which is more or earlier."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from yzassist.answering.composers.times.said_in_text import with_text_cited
from yzassist.answering.composers.values.cells import RowFound, row_name, row_values
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote
from yzassist.facts.tables.rows import Field, Row, plain_name, unit_in
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")  # 31.7
_COMPARED = re.compile(r"哪(?!天|年|月|一天|一年)|谁|比|更|相?差")  # 比乙工程多投多少钱
_SAID = 0.8
"""Share of the words by which the question calls a row that the row's name must have."""
_LEAST_SHARED = 2
_MOST_ROWS = 4


class _Named(NamedTuple):
    found: RowFound
    called: str


def compose(question: Question, context: Context) -> Draft | None:
    """The cells of the rows named, in the column named, and what follows from two of them; None where the question
    names no two rows of one table, or no column of theirs."""
    same = "compare.same" in question.cues
    if question.polar and not same:
        return None
    for named in _rows(question, context):
        head = _column(question, named)
        fields = [one.found.row.field(head) for one in named] if head else []
        if head and fields and all(field is not None and not field.is_blank for field in fields):
            lines = tuple(row_values(one.found, (head,)) for one in named)
            lines = tuple(replace(line, bullet=len(lines) > 1) for line in lines)
            compared = same or _COMPARED.search(question.chinese)
            cells = [(one.found, field) for one, field in zip(named, fields, strict=True) if field]
            facts = tuple(fact for found, field in cells for fact in _due(found, field, context))
            said = _conclusion(cells, facts, same=same) if compared and len(cells) == 2 else ()
            told = with_text_cited(Draft(lines, facts, exact=True), context)
            return replace(told, lines=(*said, *told.lines))
    return None


def _rows(question: Question, context: Context) -> Iterable[tuple[_Named, ...]]:
    """For each table the rows that the question names: word for word, or by what it sets side by side."""
    things = [thing.name for thing in question.things] or [part.topic for part in question.parts]
    for table in context.library.tables:
        rows = [RowFound(table, paragraph, row) for paragraph, row in table.rows]
        exact = [_Named(found, name) for found in rows if len(name := row_name(found.row)) > 1]
        exact = [one for one in exact if one.called in question.chinese]
        exact = [one for one in exact if not any(one.called in o.called != one.called for o in exact)]
        if len({one.called for one in exact}) == len(exact) > 1 or (len(exact) == 1 and _names_column(question, exact)):
            yield tuple(exact[:_MOST_ROWS])
            continue
        likely = [_likely(name, rows, question, context) for name in things[:_MOST_ROWS]]
        known = tuple(one for one in likely if one is not None)
        if len(known) == len(likely) > 1 and len({one.found.paragraph.id for one in known}) == len(known):
            yield known


def _names_column(question: Question, named: Sequence[_Named]) -> bool:
    """True when an open question on one row names a column of it in full (浣溪城区段|主要问题|是什么)."""
    head = _column(question, named) if question.intent is Intent.CONTENT else None
    return head is not None and plain_name(head) in question.chinese


def _likely(name: str, rows: Sequence[RowFound], question: Question, context: Context) -> _Named | None:
    """The one row whose name says nearly all of the words."""
    words = context.search.words(replace(question, topic=name, topic_tokens=tuple(context.tokenize(name))))
    found = [one for one in rows if coverage(words, one.row.item) >= _SAID]
    return _Named(found[0], name) if len(found) == 1 else None


def _column(question: Question, named: Sequence[_Named]) -> str | None:
    """The column that the question names beside the rows; of those it does not, that of times or of money."""
    rest = question.chinese
    for one in named:
        rest = rest.replace(one.called, " ")
    row = named[0].found.row
    others = [field for at, field in enumerate(row.fields) if at != row.title and not field.names_bodies]
    if Intent.RESPONSIBILITY in question.asks and not phrase("first_of_both").search(rest):
        return None
    if phrase("which_earlier").search(rest) or Intent.DEADLINE in question.asks:
        times = [field for field in others if field.names_time]
        return times[0].name if len(times) == 1 else None
    shared = {field.name: _shared(plain_name(field.name), rest) for field in others}
    best = max(shared.values(), default=0)
    likely = [name for name, chars in shared.items() if chars == best]
    if best < _LEAST_SHARED and phrase("money_asked").search(rest):
        likely = [field.name for field in others if _unit(row, field).endswith("元")]
        return likely[0] if len(likely) == 1 else None
    return likely[0] if best >= _LEAST_SHARED and len(likely) == 1 else None


def _shared(head: str, text: str) -> int:
    """Characters of the longest run of the head's that the text has (总投资 in 投资多: 2)."""
    lengths = range(len(head), 0, -1)
    return next((n for n in lengths if any(head[at : at + n] in text for at in range(len(head) - n + 1))), 0)


def _unit(row: Row, field: Field) -> str:
    return unit_in(field.name) or row.table_unit or row.unit


def _due(found: RowFound, field: Field, context: Context) -> tuple[DraftFact, ...]:
    """The deadline that a cell gives."""
    whole = Quote(found.paragraph, 0, len(found.paragraph.text))
    return tuple(
        DraftFact("deadline", deadline.date.isoformat(), deadline.text, whole)
        for deadline in context.library.deadlines(found.paragraph)
        if field.start <= deadline.expression.start < field.start + len(field.value)
    )


def _conclusion(cells: Sequence[tuple[RowFound, Field]], dues: Sequence[DraftFact], *, same: bool) -> tuple[Line, ...]:
    """Which of two cells is more or earlier and by how much; of other cells whether they are the same, if asked."""
    (first, one), (second, other) = cells
    if one.value == other.value:
        return (Line("两者相同。"),)
    dates = [datetime.date.fromisoformat(due.value) for due in dues]
    if len(dates) == len(cells) and dates[0] != dates[1]:
        months = abs(12 * (dates[0].year - dates[1].year) + dates[0].month - dates[1].month)
        gap = f"，相差{months}个月" if months else ""
        said = f"{(first if dates[0] < dates[1] else second).row.item}更早{gap}。"
        return (Line(said, derived=(said,)),)
    if _NUMBER.fullmatch(one.value) and _NUMBER.fullmatch(other.value):
        change = Decimal(one.value) - Decimal(other.value)
        unit = _unit(first.row, one)
        more = (first if change > 0 else second).row.item
        said = f"{more}更{'高' if unit == '%' else '大'}，相差{abs(change):f}{'个百分点' if unit == '%' else unit}。"
        return (Line(said, derived=(said,)),)
    return (Line("两者不同。"),) if same else ()
