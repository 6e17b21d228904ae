"""The answer to an understood question: of its parts, when it asks about several subjects, and never without the
quantity or the attribute that was asked for."""

from __future__ import annotations

from dataclasses import replace

from yzassist.answering.composers.passages import content
from yzassist.answering.composers.values import most_of_column, penalty, rows_beside
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, join
from yzassist.answering.ladder import answer_one
from yzassist.answering.told import find_untold
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_MISSING = ("attribute_missing", "no_number")
"""Reasons of refusals that leave the rest of a question open."""
_VALUED = frozenset({Intent.COMPARE, Intent.TARGET, Intent.DEADLINE, Intent.CONTENT, Intent.YES_NO})
"""Intents of questions that a column of a table may answer."""


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The draft of an answer to an understood question; of its parts, when it asks about several subjects."""
    if question.intent in _VALUED:
        of_table = rows_beside.compose(question, context) or most_of_column.compose(question, context)
        if of_table is not None:
            return of_table
    if question.parts and (punished := penalty.compose(question, evidence, context)) is not None:
        return punished  # a rule says who punishes what by how much: its parts say less by themselves
    if question.parts and question.intent is not Intent.COMPARE:
        drafts = tuple(compose(part, context.search.search(part), context) for part in question.parts)
        said = tuple(draft for draft in drafts if draft.reason != "not_in_plan")
        if any(not draft.refused for draft in said):
            return join(said)
    draft = answer_one(question, evidence, context)
    listed = phrase("which_ones").search(question.chinese) and any(line.bullet for line in draft.lines)
    if question.intent is Intent.COUNT and Intent.CONTENT in question.asks and question.plan_topic and not listed:
        draft = join((draft, content.compose(question, evidence, context)))
    return _and_who(question, evidence, find_untold(question, evidence, draft, context) or draft, context)


def _and_who(question: Question, evidence: Evidence, draft: Draft, context: Context) -> Draft:
    """What is refused, and who does it where that is asked as well (要建几座？谁负责？)."""
    missing = draft.refused and (draft.reason or "").startswith(_MISSING)
    if not missing or question.asks != (Intent.TARGET, Intent.RESPONSIBILITY):
        return draft
    who = replace(question, intent=Intent.RESPONSIBILITY, asks=(Intent.RESPONSIBILITY,), attributes=())
    told = answer_one(who, evidence, context)
    return draft if told.refused else join((draft, told))
