"""Deadlines of the rows of a table of tasks: those of the time column, and those that the task itself states."""

from __future__ import annotations

from collections.abc import Sequence

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.answering.row_lines import cell_text
from yzassist.documents.model import Paragraph
from yzassist.facts.dates.named_times import telling
from yzassist.facts.model import Deadline
from yzassist.facts.tables.rows import Row

_LONGEST_PART = 40


def in_time_column(row: Row | None, deadline: Deadline) -> bool:
    """True for 完成时限：12月底前, not for 目标要求：9月底前试运行 in the same row."""
    at = deadline.expression.start
    return row is not None and any(f.names_time and f.start <= at <= f.start + len(f.value) for f in row.fields)


def row_due_line(paragraph: Paragraph, row: Row, deadline: Deadline, *, bullet: bool) -> Line:
    """``医疗废物电子联单接入平台，完成时限：2027年1月底前。``; of a part that has a date of its own that part
    (建成物资储备库，完成时限：储备库7月底前，演练全年)."""
    time = next((f"，{cell_text(row, field)}" for field in row.fields if field.names_time), "")
    part = deadline.governs.of(paragraph.text)
    told = part if deadline.governs.start > 0 and deadline.governs.end <= row.fields[-1].start else row.item
    told = told if len(told) <= _LONGEST_PART and not any(mark in told for mark in "；。") else row.item
    return Line(f"{told}{time}。", (Quote(paragraph, 0, len(paragraph.text)),), bullet=bullet)


def own_text(paragraph: Paragraph, row: Row | None, deadline: Deadline, others: Sequence[Deadline]) -> str:
    """What is due by a deadline; by that of a row's time column without the parts that have one of their own."""
    text = paragraph.text
    spans = [other.governs for other in others if other is not deadline] if in_time_column(row, deadline) else []
    inner = [
        (span.start, span.end)
        for span in spans
        if deadline.governs.start <= span.start < span.end <= deadline.governs.end
        and (span.start, span.end) != (deadline.governs.start, deadline.governs.end)
    ]
    kept = (
        char
        for at, char in enumerate(text[deadline.governs.start : deadline.governs.end], start=deadline.governs.start)
        if not any(start <= at < end for start, end in inner)
    )
    return deadline.scope + "".join(kept)


def with_named_times(draft: Draft, context: Context) -> Draft:
    """The draft with the sentence that tells the day of a word that stands for it (完成时限：全年)."""
    named = [fact for fact in draft.facts if fact.kind == "deadline" and not any(char.isdigit() for char in fact.text)]
    lines = []
    for fact in named:
        told = telling(context.library.plan(fact.quote.paragraph.document_id), fact.text)
        if told is not None:
            paragraph, sentence = told
            lines.append(Line(closed(sentence.text), (Quote(paragraph, sentence.start, sentence.end),)))
    return Draft((*draft.lines, *dict.fromkeys(lines)), draft.facts) if lines else draft
