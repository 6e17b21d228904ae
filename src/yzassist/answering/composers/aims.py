"""A target as it is answered with: how well it fits what was asked, and the line that states it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yzassist.answering.context import Context
from yzassist.answering.draft import DraftFact, Line, Quote
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Comparison, Deadline, Target, TargetValue
from yzassist.retrieval.coverage import TopicWord, coverage

_KIND_FIELD = re.compile(r"；(?:指标)?属性：(?P<kind>[^；。]+)")  # ；属性：约束性
INDICATOR_GAIN = 0.1
"""An indicator that was named goes before a clause that holds the words. Of 544 development questions 0 mends 2 and
breaks 3, 0.05 mends 3 and breaks 1, 0.2 mends 5 and breaks 3."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with its paragraph and how well it fits the topic (0…1, a little more for an exact indicator)."""

    paragraph: Paragraph
    target: Target
    fit: float

    @property
    def quote(self) -> Quote:
        """The clause of the sentence that states indicator and value."""
        return Quote(self.paragraph, self.target.span.start, self.target.span.end)

    @property
    def numeric(self) -> bool:
        """True when it has a number."""
        return self.target.numeric


def value_text(value: TargetValue) -> str:
    """Normalised value: ``>=43%``, ``=7.5万公顷``, or the words of a qualitative one."""
    if value.comparison is Comparison.QUALITATIVE or value.number is None:
        return value.text
    return f"{value.comparison.value}{value.number.normalize():f}{value.unit}"


def aims_in(paragraphs: Sequence[Paragraph], words: Sequence[TopicWord], context: Context) -> tuple[Aim, ...]:
    """Every target of the paragraphs with its fit to the topic."""
    return tuple(
        Aim(
            paragraph,
            target,
            max(
                coverage(words, target.indicator) + INDICATOR_GAIN,
                coverage(words, paragraph.text[target.span.start : target.span.end]),
            ),
        )
        for paragraph in paragraphs
        for target in context.library.targets(paragraph)
    )


def deadline_of(aim: Aim, context: Context) -> Deadline | None:
    """The deadline that governs a target."""
    return next(
        (
            deadline
            for deadline in context.library.deadlines(aim.paragraph)
            if not deadline.relative and deadline.governs.start <= aim.target.span.start < deadline.governs.end
        ),
        None,
    )


def aim_line(aim: Aim, context: Context, bullet: bool = False) -> Line:
    """``到2025年年底，农膜回收率达到85%以上。``"""
    quotes = [aim.quote]
    text = _cell_text(aim) or aim.quote.text.strip("，；。")
    deadline = deadline_of(aim, context)
    if deadline is not None:
        if deadline.text not in text:
            text = f"{deadline.text}，{text}"
        if not (aim.quote.start <= deadline.expression.start < aim.quote.end):
            quotes.append(Quote(aim.paragraph, deadline.expression.start, deadline.expression.end))
    return Line(f"{text}。", tuple(quotes), bullet=bullet)


def _cell_text(aim: Aim) -> str:
    """``森林覆盖率，2025年目标值：45%`` of a row of an indicator table; empty for a target in prose."""
    value, row = aim.target.values[0], aim.paragraph.text
    if f"：{aim.target.indicator}；" not in row or row[value.span.start - 1] != "：":
        return ""
    start = row.rfind("；", 0, value.span.start) + 1
    unit = "" if value.unit in value.text else value.unit
    kind = f"（{match['kind']}）" if (match := _KIND_FIELD.search(row)) else ""
    return f"{aim.target.indicator}，{row[start : value.span.end]}{unit}{kind}"


def aim_lines(aims: Sequence[Aim], context: Context) -> tuple[Line, ...]:
    """One line for each wording; a wording that stands in two clauses is one line with both quotes."""
    merged: dict[str, Line] = {}
    for aim in aims:
        line = aim_line(aim, context)
        if line.text in merged:
            line = Line(line.text, merged[line.text].quotes + line.quotes)
        merged[line.text] = line
    if len(merged) == 1:
        return tuple(merged.values())
    return tuple(Line(line.text, line.quotes, bullet=True) for line in merged.values())


def aim_facts(aims: Sequence[Aim]) -> tuple[DraftFact, ...]:
    """A fact for each value of the targets."""
    return tuple(
        DraftFact("target", value_text(value), value.text, aim.quote) for aim in aims for value in aim.target.values
    )
