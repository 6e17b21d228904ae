"""Which targets reach a value (哪些指标要达到80%以上): every target of the plan in that unit, compared."""

from __future__ import annotations

from yzassist.answering.composers.found import in_chapters
from yzassist.answering.composers.values.aims import aim_line, aims_in
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, refuse
from yzassist.facts.model import TargetValue
from yzassist.question.model import QuantitySlot, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.lookups import is_mentioned
from yzassist.retrieval.model import Evidence


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """A line for each such target, with how many; None where that is not asked, or of one subject."""
    values, bound = question.slots.quantities, phrase("value_bound").search(question.chinese)
    if len(values) != 1 or bound is None or phrase("targets_asked").search(question.chinese) is None:
        return None
    others = (token for token in question.topic_tokens if not phrase("value_bound").search(token) and token != "达到")
    if question.polar or question.focus or any(len(t) > 1 and is_mentioned(context.library, t) for t in others):
        return None
    paragraphs = [paragraph for paragraph, _ in context.library.numbered if in_chapters(paragraph, question)]
    years = {slot.year for slot in question.slots.dates}
    lines: dict[str, Line] = {}
    for aim in aims_in(tuple(dict.fromkeys(paragraphs)), (), context):
        due = not years or (aim.target.deadline is not None and aim.target.deadline.year in years)
        if due and any(_reaches(value, values[0], below=bound["below"] is not None) for value in aim.target.values):
            line = aim_line(aim, context, bullet=True)
            lines.setdefault(line.text, line)
    if not lines:
        return refuse("empty_set", "方案中没有符合这个数值的指标。")
    count = str(len(lines))
    return Draft((Line(f"共{count}项：", derived=(count,)), *lines.values()))


def _reaches(value: TargetValue, asked: QuantitySlot, *, below: bool) -> bool:
    """True for a value in the asked unit on the asked side, the bound itself included."""
    if value.number is None or value.unit != asked.unit:
        return False
    return float(value.number) <= asked.number if below else float(value.number) >= asked.number
