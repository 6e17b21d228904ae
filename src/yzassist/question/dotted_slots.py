"""Dotted clauses (2.3, 2.3.5), by their number, or by the heading that stands over several of them (成员单位职责)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.documents.model import Measure, Plan
from yzassist.question.model import ClauseSlot
from yzassist.question.phrases import phrase

_DECIMAL_CLAUSE = re.compile(
    r"(?<![0-9.])(?P<clause>[0-9]{1,2}\.[0-9]{1,2})(?P<item>(?:\.[0-9]{1,2})+)?(?![0-9.])"
)  # 2.2.3
_MIN_HEADING_CHARS = 4
"""Characters of a heading over clauses that may stand for them all; shorter ones (预警) are said of much."""


def decimal_clauses(text: str, plans: Sequence[Plan]) -> tuple[ClauseSlot, ...]:
    """Clauses of plans that number 1.1, 1.1.1: 2.3 is all that stands below it, too (2.3.1, 2.3.2), and 2.2.3, where it
    is no clause, the paragraph of 2.2 that opens with it; where a plan with such clauses has neither, 2.2.3 itself."""
    slots: list[ClauseSlot] = []
    for match in _DECIMAL_CLAUSE.finditer(text):
        for plan in plans:
            named = [m for m in plan.measures if f"{m.number}.".startswith(f"{match.group()}.")]
            slots += [ClauseSlot(measure.number, None, *match.span()) for measure in named]
            if named:
                continue
            measure = plan.measure(match["clause"])
            inside = _paragraph_numbered(match.group(), measure) if measure else None
            if measure and inside:
                slots.append(ClauseSlot(measure.number, inside, *match.span()))
            elif match["item"] and any(str(m.number).count(".") > 1 for m in plan.measures):
                slots.append(ClauseSlot(match.group(), None, *match.span()))
    return tuple(slots)


def _paragraph_numbered(number: str, measure: Measure) -> int | None:
    opening = re.compile(rf"{re.escape(number)}(?![0-9.])")
    return next((p.number for p in measure.paragraphs if opening.match(p.text)), None)


def clauses_below_heading(text: str, plans: Sequence[Plan]) -> tuple[ClauseSlot, ...]:
    """All clauses below the heading that is named, where what it holds is asked (成员单位职责|里有哪些单位)."""
    for plan in plans:
        for heading in dict.fromkeys(p.above for p in plan.paragraphs if len(p.above) >= _MIN_HEADING_CHARS):
            start = text.find(heading)
            if start < 0 or not phrase("held_by_heading").fullmatch(text[start + len(heading) :]):
                continue
            below = [m for m in plan.measures if heading in (m.paragraphs[0].above, m.heading)]
            return tuple(ClauseSlot(measure.number, None, start, start + len(heading)) for measure in below)
    return ()
