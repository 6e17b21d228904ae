"""How far apart the highest and the lowest of a plan's levels are (主要目标里四个百分比，最高和最低差多少)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yzassist.answering.composers.document.clause import named_measures
from yzassist.answering.composers.values.aims import Aim, aim_facts, aims_in
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line
from yzassist.answering.reckoning import Reckoning, plain
from yzassist.documents.model import Measure
from yzassist.documents.numerals import parse_chinese_number
from yzassist.facts.model import Comparison
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import told_unit
from yzassist.retrieval.model import Evidence

_LEVELS = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.EQUAL)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The highest and the lowest level of the clauses named, or of the whole plan, with their difference; None where
    that is not asked, where they are not as many as is said, or where there are no two in the unit asked about."""
    if phrase("highest_and_lowest").search(question.chinese) is None:
        return None
    unit = "%" if phrase("in_percent").search(question.chinese) else told_unit(question.chinese)
    levels = _levels(_measures(question, context), unit, context) if unit else []
    said = phrase("levels_counted").search(question.chinese)
    count = parse_chinese_number(said["count"].replace("两", "二")) if said else len(levels)
    if len(levels) < 2 or count != len(levels):
        return None
    highest, lowest = max(levels, key=_number), min(levels, key=_number)
    gap = Reckoning("difference", (_number(highest), _number(lowest)))
    if not gap.result:
        return None
    apart = f"{plain(gap.result)}{'个百分点' if unit == '%' else unit}（{gap.text}）"
    text = f"最高的是{_told(highest)}，最低的是{_told(lowest)}，相差{apart}。"
    return Draft(
        (Line(text, (highest.quote, lowest.quote), reckoned=(gap,)),), aim_facts((highest, lowest)), exact=True
    )


def _measures(question: Question, context: Context) -> list[Measure]:
    """The clauses named by number or by heading, else those of the chapters named, else all."""
    every = [measure for _, measure in context.library.measures]
    named = [measure for _, measure in named_measures(question, context)]
    headed = [measure for measure in every if measure.heading and measure.heading in question.chinese]
    within = [m for m in every if m.paragraphs[0].chapter in question.slots.chapters]
    return named or headed or within or every


def _levels(measures: Sequence[Measure], unit: str, context: Context) -> list[Aim]:
    """The targets of one value that is a level in that unit, each indicator once with each value."""
    aims = aims_in([paragraph for measure in measures for paragraph in measure.paragraphs], (), context)
    found: dict[tuple[str, Decimal], Aim] = {}
    for aim in aims:
        value = aim.target.values[0]
        if value.number is not None and value.upper is None and value.unit == unit and value.comparison in _LEVELS:
            found.setdefault((aim.target.indicator, value.number), aim)
    return list(found.values())


def _number(aim: Aim) -> Decimal:
    return aim.target.values[0].number or Decimal(0)


def _told(aim: Aim) -> str:
    return f"{aim.target.indicator}（{aim.target.values[0].text}）"
