"""Which targets reach a value (哪些指标要达到80%以上), or are percentages: every target of the plan in that unit."""

from __future__ import annotations

import re

from yzassist.answering.composers.found import in_chapters
from yzassist.answering.composers.values.aims import aim_line, aims_in
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, refuse
from yzassist.facts.model import Target, TargetValue
from yzassist.question.model import QuantitySlot, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.lookups import is_mentioned
from yzassist.retrieval.model import Evidence

_PERCENT = "%"


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """A line for each such target, with how many; None where that is not asked, or of one subject."""
    values, bound = question.slots.quantities, phrase("value_bound").search(question.chinese)
    percent = phrase("percent_targets").search(question.chinese) if not values else None
    compared = len(values) == 1 and bound is not None and phrase("targets_asked").search(question.chinese)
    if not (compared or percent):
        return None
    own = percent.group() if percent else "达到"
    others = (t for t in question.topic_tokens if not phrase("value_bound").search(t) and t not in own)
    if question.polar or question.focus or any(len(t) > 1 and is_mentioned(context.library, t) for t in others):
        return None
    paragraphs = [paragraph for paragraph, _ in context.library.numbered if in_chapters(paragraph, question)]
    years = {slot.year for slot in question.slots.dates}
    lines: dict[str, Line] = {}
    for aim in aims_in(tuple(dict.fromkeys(paragraphs)), (), context):
        due = not years or (aim.target.deadline is not None and aim.target.deadline.year in years)
        if due and (_reached(aim.target, values[0], bound) if bound and values else _is_percent(aim.target)):
            line = aim_line(aim, context, bullet=True)
            lines.setdefault(line.text, line)
    if not lines:
        return refuse("empty_set", "方案中没有符合这个数值的指标。")
    count = str(len(lines))
    return Draft((Line(f"共{count}项：", derived=(count,)), *lines.values()))


def _is_percent(target: Target) -> bool:
    return any(value.unit == _PERCENT for value in target.values)


def _reached(target: Target, asked: QuantitySlot, bound: re.Match[str]) -> bool:
    return any(_reaches(value, asked, below=bound["below"] is not None) for value in target.values)


def _reaches(value: TargetValue, asked: QuantitySlot, *, below: bool) -> bool:
    """True for a value in the asked unit on the asked side, the bound itself included."""
    if value.number is None or value.unit != asked.unit:
        return False
    return float(value.number) <= asked.number if below else float(value.number) >= asked.number
