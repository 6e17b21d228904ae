"""A number that the preamble gives (推动零售总额2026年增长6%左右), of which no clause makes a target."""

from __future__ import annotations

from yzassist.documents.assembly import PREAMBLE
from yzassist.question.slots import find_quantities
from yzassist.retrieval.model import Evidence

_LEAST = 0.8
"""Share of the topic that its sentence must contain: a preamble speaks of all that the plan is about."""


def said_in_preamble(evidence: Evidence) -> bool:
    """True when the best sentence stands in the preamble, speaks of the subject and gives a number."""
    best = evidence.best.best_sentence if evidence.best else None
    if best is None or best.paragraph.clause_label != PREAMBLE or best.coverage < _LEAST:
        return False
    return bool(find_quantities(best.sentence.text))
