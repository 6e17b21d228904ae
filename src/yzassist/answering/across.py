"""Answers where there are several plans: finds those meant, has each answer by itself, and puts the answers together.

Every composer sees one plan at a time, as if there were no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yzassist.answering import many
from yzassist.answering.answerability import relevance_of
from yzassist.answering.compose import compose
from yzassist.answering.composers.document import plans
from yzassist.answering.composers.judgements import compare
from yzassist.answering.composers.sets import listing
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, join
from yzassist.answering.intents import SEARCHLESS
from yzassist.answering.side_by_side import Side, join_sides
from yzassist.answering.standing import warning
from yzassist.documents.model import Plan
from yzassist.question.model import OUTSIDE, Intent, Question
from yzassist.question.plans.scope import Reach
from yzassist.question.several import LISTING_CUE, STANDING_CUE
from yzassist.retrieval.model import Evidence

MOST_SIDES = 5
"""Plans that an open question is answered from side by side; of more the person is asked which is meant."""

NEAR_PROBABILITY = 0.5
"""A further plan answers too when its best paragraph is this likely, against the likeliest plan, to speak of the
subject. Of 22 development questions over six plans 0.3 to 0.7 answer the same."""

_SEARCHED = 16
_LEVEL_SIGNS = "省市县"
_SILENT = frozenset({"not_in_plan", "no_number", "no_deadline", "no_responsibility", "empty_set", "year_not_covered"})
"""Reasons of a refusal for which another plan may have the answer."""
_EVERY_PLAN = frozenset({Intent.CHAPTER, Intent.METADATA, Intent.SCOPE})
_ABOUT_PLANS = frozenset({LISTING_CUE, STANDING_CUE})


def compose_across(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The draft of an answer from all plans of an index; the same as ``compose`` where there is only one."""
    library = context.library
    if len(library.plans) < 2:
        return _with_warning(compose(question, evidence, context), library.plans, context)
    if question.scope.unknown or question.scope.outside:
        chosen = question.scope.documents if question.scope.outside else ()
        return plans.unknown_plan(question, context.restricted(chosen) if chosen else context)
    if question.intent in OUTSIDE:
        return compose(question, evidence, context)
    draft = _answer(question, context)
    if not draft.refused:
        return draft
    if question.wider is not None and not (further := _answer(question.wider(), context)).refused:
        hinted = "".join(f"《{library.names[key]}》" for key in question.scope.documents)
        text = f"{hinted}没有这项内容。其他方案的规定是："
        return replace(further, lines=(Line(text, derived=(hinted,)), *further.lines))
    if len(question.scope.documents) == 1 and not question.cues & _ABOUT_PLANS:
        return _refused_in(draft, question, library.plan(question.scope.documents[0]), context)
    return draft


def _answer(question: Question, context: Context) -> Draft:
    scope = question.scope
    within = context.restricted(scope.documents) if scope.documents else context
    if LISTING_CUE in question.cues:
        return plans.listing(within)
    if STANDING_CUE in question.cues and scope.documents:
        return plans.validity(within)
    if len(scope.documents) == 1:
        return _in_one(question, within.library.plans[0], context)
    if question.parts:
        return join(tuple(_answer(replace(part, scope=scope), context) for part in question.parts))
    in_force = [plan for plan in within.library.plans if not plan.metadata.validity.withdrawn]
    every = list(within.library.plans)
    named = scope.reach is Reach.NAMED
    rounds = [every] if named or len(in_force) in (0, len(every)) else [in_force, every]
    draft = _from(question, rounds[0], context, named)
    return _from(question, rounds[1], context, named) if draft.refused and len(rounds) > 1 else draft


def _in_one(question: Question, plan: Plan, context: Context) -> Draft:
    """What one plan answers, with what must be said of its validity."""
    return _with_warning(_bare(question, plan, context), (plan,), context)


def _bare(question: Question, plan: Plan, context: Context) -> Draft:
    within = context.restricted({plan.id})
    read = question.within(plan.id) if question.within is not None else question
    evidence = Evidence() if read.intent in SEARCHLESS else Evidence(lambda: within.search.search(read))
    return compose(read, evidence, within)


def _from(question: Question, among: Sequence[Plan], context: Context, named: bool) -> Draft:
    """The answer from those of the plans that have one."""
    question = _attributes_compared(question) if named else question
    if len(among) > many.FEW_PLANS and (_is_set(question) or _is_of_departments(question)):
        return _set_of_many(question, among, context)
    return _side_by_side(question, _candidates(question, among, context, named), among, context, named)


def _set_of_many(question: Question, among: Sequence[Plan], context: Context) -> Draft:
    """A set over more plans than can each be answered by itself: counted at once, and listed only where it is small."""
    slots = question.slots
    if slots.departments:
        among = [plan for plan in among if _names_body(question, plan, context)] or among[:1]
    within = context.restricted({plan.id for plan in among})
    shares = None if slots.clauses or slots.chapters else many.shares_of(question, within)
    if shares is None:
        return plans.choose(question, _with_clause(question, among), context)
    if not many.are_few(shares):
        return many.survey(question, shares, context)
    candidates = [share.plan for share in shares]
    if not candidates:
        about = question.intent is Intent.LIST and question.plan_topic and not slots.departments
        candidates = _likely(question, among, context) if about else list(among[:1])
    return _side_by_side(question, candidates, among, context, named=False)


def _side_by_side(
    question: Question, candidates: Sequence[Plan], among: Sequence[Plan], context: Context, named: bool
) -> Draft:
    """The answers of the candidates, put together."""
    if len(candidates) > MOST_SIDES and question.intent not in (Intent.LIST, Intent.COUNT, Intent.DEPARTMENT):
        return plans.choose(question, candidates, context)
    if question.intent is Intent.CLAUSE and len(candidates) > 1 and not named:
        return plans.same_clause(question, context.restricted({plan.id for plan in candidates}))
    sides = [Side(plan, _bare(question, plan, context)) for plan in candidates]
    answering = [side for side in sides if not side.draft.refused]
    if not answering:
        return sides[0].draft if sides else plans.choose(question, among, context)
    if len(answering) == 1 and not (named and len(sides) > 1):
        return _with_warning(answering[0].draft, (answering[0].plan,), context)
    if len(answering) == 1:
        silent = "".join(f"《{context.library.names[side.plan.id]}》" for side in sides if side.draft.refused)
        only = _with_warning(answering[0].draft, (answering[0].plan,), context)
        return replace(only, lines=(*only.lines, Line(f"{silent}没有这项内容。", derived=(silent,))))
    return join_sides(question, answering, context)


def _attributes_compared(question: Question) -> Question:
    """A comparison of named plans asks each for the same attribute."""
    if question.intent is not Intent.COMPARE:
        return question
    asks = compare.asked_attributes(question)
    return replace(question, intent=asks[0], asks=asks, polar=False)


def _candidates(question: Question, among: Sequence[Plan], context: Context, named: bool) -> list[Plan]:
    """The plans that may answer, the likeliest first."""
    slots = question.slots
    if slots.clauses:
        return _with_clause(question, among)
    if _is_of_departments(question):
        return [plan for plan in among if _names_body(question, plan, context)] or list(among)
    if _is_set(question):
        found = [plan for plan in among if _has_set(question, plan, context)]
        return found or _likely(question, among, context)
    if named or question.intent in _EVERY_PLAN or not question.topic_tokens:
        return list(among)
    return _likely(question, among, context)


def _with_clause(question: Question, among: Sequence[Plan]) -> list[Plan]:
    """The plans that have one of the clauses named; all when none has or none is named."""
    numbers = {slot.number for slot in question.slots.clauses}
    return [plan for plan in among if any(plan.measure(number) for number in numbers)] or list(among)


def _names_body(question: Question, plan: Plan, context: Context) -> bool:
    """True when the plan's notes name one of the departments asked about, at its level."""
    return any(
        _same_level(slot.name, name)
        for slot in question.slots.departments
        for name in context.library.bodies(plan.id, slot.department_id)
    )


def _same_level(asked: str, named: str) -> bool:
    """False for 市财政局 and 县财政局: both answer to one ministry, and are two bodies."""
    return not (asked[0] in _LEVEL_SIGNS and named[0] in _LEVEL_SIGNS) or asked[0] == named[0]


def _is_set(question: Question) -> bool:
    """True when clauses are listed or counted rather than one subject asked about."""
    if question.intent is Intent.COUNT:
        return not question.plan_topic
    return question.intent is Intent.LIST


def _is_of_departments(question: Question) -> bool:
    """True when the clauses of departments are asked for."""
    return bool(question.slots.departments) and (question.intent is Intent.DEPARTMENT or _is_set(question))


def _has_set(question: Question, plan: Plan, context: Context) -> bool:
    if question.intent is Intent.COUNT and not (question.slots.departments or question.slots.dates or question.asks):
        return True
    return bool(listing.find_set(question, context.restricted({plan.id})).paragraphs)


def _likely(question: Question, among: Sequence[Plan], context: Context) -> list[Plan]:
    """The plans of the best paragraphs, as long as these are nearly as likely to speak of the subject as the best."""
    by_id = {plan.id: plan for plan in among}
    likelihood: dict[str, float] = {}
    for found in context.search.search(question, limit=_SEARCHED).paragraphs:
        if found.paragraph.document_id in by_id:
            likelihood.setdefault(found.paragraph.document_id, relevance_of(found).probability)
    best = max(likelihood.values(), default=0.0)
    near = [key for key, value in likelihood.items() if value >= NEAR_PROBABILITY * best]
    return [by_id[key] for key in near[:MOST_SIDES]]


def _refused_in(draft: Draft, question: Question, plan: Plan, context: Context) -> Draft:
    """The refusal of a named plan, saying which it is, and which others have something on the subject."""
    first = replace(draft.lines[0], text=f"《{context.library.names[plan.id]}》：{draft.lines[0].text}")
    lines = (first, *draft.lines[1:])
    if draft.reason not in _SILENT or question.slots.clauses or question.focus:
        return replace(draft, lines=lines)
    others = [other for other in _likely(question, context.library.plans, context) if other.id != plan.id]
    answering = [other for other in others if not _bare(question, other, context).refused]
    names = [f"《{context.library.names[other.id]}》" for other in answering]
    if not names:
        return replace(draft, lines=lines)
    suggestions = tuple(name + question.resolved.removeprefix("方案") for name in names)
    return replace(draft, lines=(*lines, Line(f"{''.join(names)}有相关内容，可以改问。")), suggestions=suggestions)


def _with_warning(draft: Draft, among: Sequence[Plan], context: Context) -> Draft:
    """The draft with a sentence for each of the plans that no longer holds."""
    if draft.refused:
        return draft
    said = tuple(line for plan in among if (line := warning(plan, context.library.names[plan.id])) is not None)
    return replace(draft, lines=(*draft.lines, *said)) if said else draft
