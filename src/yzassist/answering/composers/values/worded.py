"""Whether a sentence answers a question about a number that is no target: a number of the unit asked for, or 免费."""

from __future__ import annotations

import re

from yzassist.answering.context import Context
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import asked_quantity
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_CLAUSE_END = re.compile(r"[，；。]")  # 河道清理320公里，|沿岸绿化45公顷
_WORDS_COVERAGE = 0.6
"""Share of the topic in a clause whose number is no target, for that number to be what was asked. Of 242 questions 0.4
answers the same, 0.8 breaks one."""


def is_worded(question: Question, evidence: Evidence, context: Context) -> bool:
    """True when the best sentence says that nothing is paid (采运管理单免费发放), or one of its clauses is about the
    subject and has a number of the unit asked for (周围十米以内)."""
    best = evidence.best.best_sentence if evidence.best else None
    if best is None:
        return False
    if phrase("unpaid").search(best.sentence.text) is not None:
        return True
    asked = asked_quantity(question.core)
    if asked is None or not asked.units:
        return False
    words = context.search.words(question)
    return any(
        coverage(words, clause) >= _WORDS_COVERAGE and asked.stated_in(clause)
        for clause in _CLAUSE_END.split(best.sentence.text)
    )
