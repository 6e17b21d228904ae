"""What each intent is answered with: its composer, and whether a passage must be found or a quantity stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from yzassist.answering.composers.document import chapter, clause, metadata, scope
from yzassist.answering.composers.duties import department, responsibility
from yzassist.answering.composers.judgements import compare, yes_no
from yzassist.answering.composers.passages import content, definition
from yzassist.answering.composers.sets import count, listing
from yzassist.answering.composers.times import deadline
from yzassist.answering.composers.values import target
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft
from yzassist.question.model import OUTSIDE, Intent, Question
from yzassist.retrieval.model import Evidence

Composer = Callable[[Question, Evidence, Context], Draft]

COMPOSERS: Mapping[Intent, Composer] = {
    Intent.RESPONSIBILITY: responsibility.compose,
    Intent.DEADLINE: deadline.compose,
    Intent.TARGET: target.compose,
    Intent.CONTENT: content.compose,
    Intent.SCOPE: scope.compose,
    Intent.LIST: listing.compose,
    Intent.COUNT: count.compose,
    Intent.COMPARE: compare.compose,
    Intent.DEFINITION: definition.compose,
    Intent.YES_NO: yes_no.compose,
    Intent.CLAUSE: clause.compose,
    Intent.CHAPTER: chapter.compose,
    Intent.METADATA: metadata.compose,
    Intent.DEPARTMENT: department.compose,
}
"""The composer of every intent that a plan can answer."""

SET_INTENTS = frozenset(
    {Intent.LIST, Intent.COUNT, Intent.CLAUSE, Intent.CHAPTER, Intent.METADATA, Intent.DEPARTMENT, Intent.SCOPE}
)
"""Answered from facts over the whole plan: no passage has to be found first."""

SEARCHLESS = SET_INTENTS - {Intent.COUNT, Intent.LIST, Intent.CHAPTER, Intent.METADATA} | OUTSIDE
"""Intents for which no search is made."""

QUANTIFIED = frozenset({Intent.TARGET, Intent.CONTENT, Intent.COUNT, Intent.DEADLINE})
"""Intents whose answers must state the quantity that the question asks for."""
