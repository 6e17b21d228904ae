"""The values of several years that a sentence gives one after another, of what it names at its head alone
(学校场地向社会开放，2026年底前开放率达到60%，2028年底前达到85%)."""

from __future__ import annotations

from collections.abc import Sequence

from yzassist.answering.composers.values.aims import Aim
from yzassist.question.model import Question
from yzassist.retrieval.model import Evidence

_SEVERAL = 2
_LEAST = 0.8
"""Share of the topic that the sentence must contain."""


def goes_on_in_years(question: Question, evidence: Evidence, aims: Sequence[Aim]) -> tuple[Aim, ...]:
    """The targets of the best sentence for the years named, where it has one for each; none otherwise."""
    best = evidence.best.best_sentence if evidence.best else None
    years = {slot.year for slot in question.slots.dates}
    if best is None or best.coverage < _LEAST or len(years) < _SEVERAL:
        return ()
    within = range(best.sentence.start, best.sentence.end)
    told = [
        aim
        for aim in aims
        if aim.paragraph == best.paragraph
        and aim.quote.start in within
        and aim.target.deadline is not None
        and aim.target.deadline.year in years
    ]
    due = {aim.target.deadline.year for aim in told if aim.target.deadline}
    return tuple(told) if due == years and len({aim.target.indicator for aim in told}) == 1 else ()
