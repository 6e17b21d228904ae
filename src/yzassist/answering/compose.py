"""Chooses the composer of an intent, after asking whether the plan answers at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from yzassist.answering.answerability import find_gap, find_missing_attribute, find_unheard_attribute
from yzassist.answering.composers import (
    chapter,
    clause,
    compare,
    content,
    count,
    deadline,
    definition,
    department,
    listing,
    local,
    mention,
    metadata,
    outside,
    responsibility,
    scope,
    superlative,
    target,
    tiers,
    wording,
    yes_no,
)
from yzassist.answering.composers.clause import missing_clause
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, join, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.answering.unlisted import find_unlisted
from yzassist.question.model import OUTSIDE, Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import asked_quantity
from yzassist.retrieval.model import Evidence

Composer = Callable[[Question, Evidence, Context], Draft]

_COMPOSERS: dict[Intent, Composer] = {
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
_SET_INTENTS = frozenset(
    {Intent.LIST, Intent.COUNT, Intent.CLAUSE, Intent.CHAPTER, Intent.METADATA, Intent.DEPARTMENT, Intent.SCOPE}
)
"""Answered from facts over the whole plan: no passage has to be found first."""

_QUANTIFIED = frozenset({Intent.TARGET, Intent.CONTENT, Intent.COUNT, Intent.DEADLINE})
"""Intents whose answers must state the quantity that the question asks for."""

SEARCHLESS = _SET_INTENTS - {Intent.COUNT, Intent.LIST, Intent.CHAPTER, Intent.METADATA} | OUTSIDE
"""Intents for which no search is made."""

_SENTENCE_END = re.compile(r"[。！!？?；;…]+")
_WITHIN_TASK = re.compile(r"在[^，。？?]{3,}?(?:中|里|方面|工作)")  # 在农业面源污染治理中承担什么任务


def _open_answer(question: Question, evidence: Evidence, context: Context) -> Draft:
    """Every attribute asked for, in order; a false premise in the question is corrected first."""
    asks = question.asks or (question.intent,)
    drafts = tuple(_COMPOSERS[ask](question, evidence, context) for ask in asks)
    joined = join(drafts)
    if joined.refused:
        return joined
    if question.slots.clauses and phrase("gist").search(question.chinese):
        joined = replace(joined, lines=(*clause.heading_lines(question, context), *joined.lines))
    if question.intent is Intent.CONTENT:
        return joined
    wrong = [check for check in yes_no.check_claims(question, evidence, context) if not check.holds]
    doubting = "polar" in {cue.split(".")[0] for cue in question.cues}
    asker = not doubting and not question.slots.roles  # 我们水利局填表: who asks claims nothing
    choices = Intent.RESPONSIBILITY in question.asks  # 甲和乙谁负责: the answer tells
    if asker or choices:
        wrong = [check for check in wrong if check.about is not Intent.RESPONSIBILITY]
    shown = "".join(quote.text for line in joined.lines for quote in line.quotes)
    if all(f"{slot.year}年" in shown for slot in question.slots.dates):  # the years stand in what is answered with
        wrong = [check for check in wrong if check.about is not Intent.DEADLINE]
    if (
        any(check.about is Intent.DEADLINE for check in wrong)
        and not doubting
        and Intent.RESPONSIBILITY not in question.asks
    ):
        years = "、".join(f"{slot.year}年" for slot in question.slots.dates)
        return refuse("year_not_covered", f"方案没有该项在{years}的要求。", nearby_questions(evidence))
    if wrong and not question.slots.clauses:
        correction = yes_no.verdict(wrong)
        return join((correction, joined))
    return joined


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The draft of an answer to an understood question; of its parts, when it asks about several subjects."""
    if question.parts:
        drafts = tuple(compose(part, context.search.search(part), context) for part in question.parts)
        said = tuple(draft for draft in drafts if draft.reason != "not_in_plan")
        if any(not draft.refused for draft in said):
            return join(said)
    draft = _compose_one(question, evidence, context)
    listed = phrase("which_ones").search(question.chinese) and any(line.bullet for line in draft.lines)
    if question.intent is Intent.COUNT and Intent.CONTENT in question.asks and question.plan_topic and not listed:
        draft = join((draft, content.compose(question, evidence, context)))
    return draft if _states_quantity(question, draft) else _no_quantity(evidence)


def _states_quantity(question: Question, draft: Draft) -> bool:
    """True when a draft states the quantity asked for, if one is."""
    asked = asked_quantity(_last_asked(question)) if question.intent in _QUANTIFIED and not draft.refused else None
    if asked is None:
        return True
    subject = question.topic_tokens if question.intent is Intent.CONTENT else ()
    return any(asked.stated_in(line.text, subject) for line in draft.lines)


def _last_asked(question: Question) -> str:
    """The wording whose quantity must be stated: of a question answered in prose its last sentence, as 多少名专家 may
    be told before it."""
    if question.intent is not Intent.CONTENT:
        return question.core
    return next((part for part in reversed(_SENTENCE_END.split(question.core)) if part.strip()), question.core)


def _no_quantity(evidence: Evidence) -> Draft:
    return refuse("no_number", "方案没有给出所问的数量。", nearby_questions(evidence))


def _is_about_set(question: Question) -> bool:
    """True when departments, dates, roles or clauses narrow a list, so that no passage tells what is listed."""
    slots = question.slots
    return bool(slots.departments or slots.dates or slots.roles or slots.clauses or slots.chapters)


def _penalty(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """What a breach costs, where that is asked; the clause that forbids it may not say."""
    asked = phrase("penalised").search(question.core) and not question.polar
    return wording.penalty_of(evidence, context) if asked else None


def _laid_down(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """An amount that goes by what was done or by a number told: a fine, or the step that holds the number."""
    return _penalty(question, evidence, context) or tiers.compose(question, evidence)


def _compose_one(question: Question, evidence: Evidence, context: Context) -> Draft:
    if question.intent in OUTSIDE:
        return outside.compose(question, evidence, context)
    if (missing := missing_clause(question, context)) is not None:
        return missing
    if local.asks_local(question):
        return local.compose(context)
    if superlative.asks_most(question):
        return superlative.compose(question, context)
    counted = question.intent is Intent.COUNT and question.plan_topic and evidence.best is not None
    of_task = question.intent is Intent.LIST and _WITHIN_TASK.search(question.chinese) is not None
    if of_task and (unlisted := find_unlisted(question, evidence, context)) is not None:
        return unlisted
    listed = question.intent is Intent.LIST and question.plan_topic and not _is_about_set(question)
    if (counted or listed) and (missing := find_missing_attribute(question, evidence, context)) is not None:
        return missing
    if question.intent is Intent.DEPARTMENT and (missing := find_unheard_attribute(question, context)) is not None:
        return missing
    if question.intent in _SET_INTENTS:
        return _COMPOSERS[question.intent](question, evidence, context)
    if question.intent is Intent.YES_NO and (check := yes_no.check_structure(question, context)) is not None:
        return yes_no.verdict([check])
    if question.intent is Intent.YES_NO and (mentioned := mention.whether_mentioned(question, context)) is not None:
        return mentioned
    if question.intent is Intent.COMPARE and compare.is_set_question(question):
        return compare.compose(question, evidence, context)
    if question.intent is Intent.YES_NO and scope.asks_membership(question):
        return scope.compose(question, evidence, context)
    if (defined := definition.find_definition(question, context)) is not None:
        return defined
    if (gap := find_gap(question, evidence, context)) is not None:
        lacking = (gap.reason or "").startswith("attribute_missing")
        return (_penalty(question, evidence, context) if lacking else None) or gap
    if question.intent in _QUANTIFIED and (amount := _laid_down(question, evidence, context)) is not None:
        return amount
    if question.intent in (Intent.RESPONSIBILITY, Intent.DEADLINE, Intent.TARGET) or question.asks[:1] == (
        Intent.CONTENT,
    ):
        return _open_answer(question, evidence, context)
    return _COMPOSERS[question.intent](question, evidence, context)
