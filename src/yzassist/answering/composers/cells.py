"""Values of a table: the row that the question names, in the columns that it names (平洲市 … PM2.5; 2020年和2025年)."""

from __future__ import annotations

import re

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.answering.rows import Field, Row, row_of
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question

_PLACE_END = re.compile(r"(?<=..)(?:自治[州县]|[省市州县区])$")  # 平洲|市
_YEAR = re.compile(r"20[0-9]{2}年")  # 2020年, 2025年目标值
_MIN_CHARS = 2
_SEVERAL = 2


def _is_named(row: Row, question: Question) -> bool:
    name = _PLACE_END.sub("", row.item)
    return len(name) >= _MIN_CHARS and name in question.chinese


def _columns(row: Row, question: Question) -> tuple[Field, ...]:
    """The columns that the question names: two years or more, else those whose own words it has."""
    years = tuple(field for field in row.fields if _YEAR.match(field.name))
    asked = {f"{slot.year}年" for slot in question.slots.dates}
    if years:
        chosen = tuple(field for field in years if field.name[:5] in asked)
        return chosen if len(chosen) >= _SEVERAL else ()
    tokens = [token for token in question.topic_tokens if len(token) > 1 and token not in row.item]
    named = [field for field in row.fields if field.value != row.item]
    return tuple(field for field in named if any(token in field.name.lower() for token in tokens))


def _line(paragraph: Paragraph, row: Row, columns: tuple[Field, ...]) -> Line:
    unit = next((field.value for field in row.fields if field.name in ("单位", "计量单位")), "")
    told = "，".join(f"{field.name}：{field.value}{unit if _YEAR.match(field.name) else ''}" for field in columns)
    return Line(f"{row.item}，{told}。", (Quote(paragraph, 0, len(paragraph.text)),))


def compose(question: Question, context: Context) -> Draft | None:
    """The values of the row with the longest name that the question has; None where it names no row and column."""
    found: list[tuple[Paragraph, Row]] = []
    for _, measure in context.library.measures:
        for paragraph in measure.paragraphs:
            row = row_of(paragraph)
            if row is not None and _is_named(row, question):
                found.append((paragraph, row))
    longest = max((len(row.item) for _, row in found), default=0)
    lines = tuple(
        _line(paragraph, row, columns)
        for paragraph, row in found
        if len(row.item) == longest and (columns := _columns(row, question))
    )
    return Draft(lines) if lines else None
