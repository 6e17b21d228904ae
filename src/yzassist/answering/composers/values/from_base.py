"""What a step of the plan comes to from a base that the asker tells (我们2020年是55%: 比2020年提高5个百分点 is 60%)."""

from __future__ import annotations

import re
from decimal import Decimal

from yzassist.answering.composers.values.aims import Aim, aim_facts, aim_line, aims_in
from yzassist.answering.composers.values.target import find_aims
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line
from yzassist.answering.reckoning import Reckoning, plain
from yzassist.facts.model import Comparison, TargetValue
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_POINTS = ("个百分点", "百分点")
_MOST = 100
"""Per cent that no rate exceeds."""


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The level that the plan's step leads to from the base told, above what the plan says; None where no share of a
    year is told, or the one target asked about has no step in points that counts from that year."""
    told = phrase("base_told").search(question.chinese)
    if told is None:
        return None
    spoken_of = [found.paragraph for found in evidence.paragraphs if found.paragraph.id in question.focus]
    steps = [
        (aim, value)
        for aim in (aims_in(spoken_of, (), context) if spoken_of else find_aims(question, evidence, context))
        for value in aim.target.values
        if value.comparison is Comparison.INCREASE_AT_LEAST
        and value.unit in _POINTS
        and re.search(rf"(?<!\d){told['year']}年", value.base)
    ]
    if len({(aim.target.indicator, value.number) for aim, value in steps}) != 1:
        return None
    return _reckoned(*steps[0], told["base"], context)


def _reckoned(aim: Aim, step: TargetValue, base: str, context: Context) -> Draft | None:
    level = Reckoning("sum", (Decimal(base), step.number or Decimal(0)))
    if level.result > _MOST:
        return None
    open_end = "以上" if step.text.endswith("以上") else ""
    text = f"按{step.text}算，由所说的{base}%应达到{plain(level.result)}%{open_end}（{level.text}）。"
    said = Line(text, (aim.quote,), derived=(f"{base}%",), reckoned=(level,))
    return Draft((said, aim_line(aim, context)), aim_facts((aim,)), exact=True)
