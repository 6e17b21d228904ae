"""The order in which the ways of answering one question are tried, as data: the first that answers has it.

The order matters: what the plan cannot be asked, or says nothing of at all, comes before the facts over the whole plan,
which need no passage; these come before what is read out of a passage; and only when the passage is known to give what
was asked for (:func:`find_gap`) does the intent's own composer speak.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yzassist.answering.answerability import (
    find_gap,
    find_missing_attribute,
    find_unheard_attribute,
    find_unheard_place,
    lacking,
)
from yzassist.answering.composers.document import applicability, outside, scope
from yzassist.answering.composers.document.clause import below_number, missing_clause
from yzassist.answering.composers.duties import (
    authority,
    deciders,
    first_to_answer,
    local,
    part_in_task,
    roster,
    seats,
    stranger,
    superlative,
)
from yzassist.answering.composers.judgements import compare, exemption, kinds_apart, yes_no
from yzassist.answering.composers.passages import announced, definition
from yzassist.answering.composers.sets import (
    actors,
    bodies,
    by_conditions,
    count,
    enumeration,
    kinds,
    mention,
    named_places,
    place,
    properties,
    ranked,
)
from yzassist.answering.composers.times import default_due, due_list, first_and_last, spans
from yzassist.answering.composers.values import cells, extremes, from_base, meaning, penalty, reaching, tiers, total
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft
from yzassist.answering.intents import COMPOSERS, QUANTIFIED, SET_INTENTS
from yzassist.answering.open_answer import answer_all
from yzassist.answering.unlisted import find_unlisted
from yzassist.question.model import OUTSIDE, Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

Step = Callable[[Question, Evidence, Context], Draft | None]
"""One way of answering; None leaves the question to the steps after it."""

_OPEN_INTENTS = frozenset({Intent.RESPONSIBILITY, Intent.DEADLINE, Intent.TARGET})
_WITHIN_TASK = re.compile(
    r"在(?![这本该]?[个份]?(?:方案|文件|计划|规划|通知|办法|条例))[^，。？?]{3,}?(?:中|里|方面|工作|[件桩摊项]事(?:情)?上|任务上|问题上)"
)  # 在农业面源污染治理中承担什么任务, 在禁渔这件事上


def _not_about_plan(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return outside.compose(question, evidence, context) if question.intent in OUTSIDE else None


def _by_conditions(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return by_conditions.compose(question, context)


def _no_such_clause(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return missing_clause(question, context)


def _below_number(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return below_number(question, context)


def _who_is_asking(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    asks = question.intent is not Intent.METADATA and local.asks_local(question)
    return local.compose(context) if asks else None


def _of_stranger(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return stranger.compose(question, context)


def _most_of_all(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return superlative.compose(question, context) if superlative.asks_most(question) else None


def _items_of_box(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return count.of_box(question, context)


def _rows_of_table(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return kinds_apart.compose(question, context) or properties.compose(question, context)


def _cells_of_table(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """What a table's cells say, where nothing but them is asked for: no passage near it is needed."""
    if (blank := cells.blank_column(question, context)) is not None:
        return blank
    only_values = question.intent in (Intent.TARGET, Intent.COMPARE) and question.asks in ((), (Intent.TARGET,))
    return (cells.check_kind(question, context) or cells.compose(question, context)) if only_values else None


def _not_listed_for_task(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """A department asked for its part in a task that does not name it."""
    of_task = question.intent is Intent.LIST and _WITHIN_TASK.search(question.chinese)
    return find_unlisted(question, evidence, context) if of_task else None


def _of_clause_naming(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return bodies.of_clause_naming(question, context)


def _extent(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    claimed = scope.claimed_size(question, context)
    asked = claimed is None and scope.asks_extent(question, evidence, context)
    return scope.compose(question, evidence, context) if asked else claimed


def _members(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """How many things the passage found names one by one, where such are counted."""
    return enumeration.compose(question, evidence, context) if enumeration.counts_members(question) else None


def _members_of_set(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return _members(question, evidence, context) if question.intent in SET_INTENTS else None


def _not_given_for_subject(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """An attribute that the plan does not give, or a place that it does not name, asked of the one subject whose things
    are listed or counted."""
    counted = question.intent is Intent.COUNT and question.plan_topic and evidence.best is not None
    listed = question.intent is Intent.LIST and question.plan_topic and not _is_about_set(question)
    if not counted and not listed:
        return None
    return find_missing_attribute(question, evidence, context) or find_unheard_place(question, context)


def _unheard_of(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """An attribute given nowhere, asked of a department, of a numbered clause (《长江保护法》第二十八条), or of who in
    person stands behind the document (哪位部长签发)."""
    person = question.intent is Intent.METADATA and phrase("in_person").search(question.core) is not None
    asked = person or question.intent in (Intent.DEPARTMENT, Intent.CLAUSE)
    return find_unheard_attribute(question, context) if asked else None


def _other_version(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """What changed against an earlier plan (相比2018年的方案删去了哪几项), which this one does not hold."""
    asked = len(context.library.plans) == 1 and phrase("other_version").search(question.chinese)
    return lacking("与其他文件的比较", evidence) if asked else None


def _applies(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return applicability.compose(question, context)


def _due_by_one_time(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """All that is due by one time, in the plan's own words for it."""
    time = due_list.asked_time(question, context)
    return due_list.compose(time, question, context) if time else None


def _nothing_in_any_chapter(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """A refusal where the chapter of something is asked for that the plan does not speak of (幼儿园在哪一章)."""
    of_subject = "chapter.which_chapter" in question.cues and not (question.slots.chapters or question.slots.clauses)
    return find_gap(question, evidence, context) if of_subject and question.topic_tokens else None


def _whole_plan(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return _by_intent(question, evidence, context) if question.intent in SET_INTENTS else None


def _claimed_structure(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    check = yes_no.check_structure(question, context) if question.intent is Intent.YES_NO else None
    return yes_no.verdict([check]) if check else None


def _whether_mentioned(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return mention.whether_mentioned(question, context) if question.intent is Intent.YES_NO else None


def _departments_compared(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    whole = question.intent is Intent.COMPARE and compare.is_set_question(question)
    return compare.compose(question, evidence, context) if whole else None


def _membership(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    whether = question.intent is Intent.YES_NO or "scope.reaches" in question.cues
    asked = whether and question.intent is not Intent.COUNT and scope.asks_membership(question)
    return scope.compose(question, evidence, context) if asked else None


def _written_elsewhere(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return mention.written_elsewhere(question, evidence, context) if question.intent is Intent.CONTENT else None


def _definition(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return definition.find_definition(question, context)


def _laid_down(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """An amount that goes by a number told: the step that holds the number."""
    return tiers.compose(question, evidence) if question.intent in QUANTIFIED else None


def _open_question(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    is_open = question.intent in _OPEN_INTENTS or question.asks[:1] == (Intent.CONTENT,)
    return answer_all(question, evidence, context) if is_open else None


def _all_of_place(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return place.compose(question, context)


def _meaning_of_number(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    return meaning.compose(question, context)


def _by_intent(question: Question, evidence: Evidence, context: Context) -> Draft:
    return COMPOSERS[question.intent](question, evidence, context)


_STEPS: tuple[Step, ...] = (
    _not_about_plan,  # nothing below is about chat
    _by_conditions,  # its clauses, chapters and bodies are conditions, not what is asked about
    _no_such_clause,  # a number that the plan does not have would else be answered by likeness
    _below_number,
    _who_is_asking,
    _of_stranger,  # before the passage found, whose note would be told as if it named the body
    ranked.compose,
    _most_of_all,
    roster.compose,
    default_due.of_undated,
    first_and_last.compose,
    extremes.compose,  # before 最高 and 最低 are compared as if they were two things
    total.compose,
    reaching.compose,
    named_places.compose,
    actors.compose,  # before a department of that name, and the passage found, one of several
    kinds.compose,  # before the passage found, one of several that have the word
    authority.compose,  # before a chapter of that name (监督管理) and the passages, all of which name the subject
    _items_of_box,
    _cells_of_table,  # before what was reached so far is missed as an attribute
    _rows_of_table,  # before the annex itself is missed as an attribute (附件…有几项)
    _not_listed_for_task,  # before the whole plan, which lists what the department has elsewhere
    _of_clause_naming,  # before the clauses are listed in which the body named stands
    _extent,  # before the clauses are listed that speak of what the scope holds
    _members_of_set,  # before their number, written nowhere, is missed as an attribute
    _not_given_for_subject,
    _unheard_of,
    _other_version,  # before the two plans are compared as if they were subjects of one
    _applies,  # before the scope, which only a heading gives
    _due_by_one_time,
    _nothing_in_any_chapter,
    _whole_plan,
    _claimed_structure,
    _whether_mentioned,
    _departments_compared,
    _membership,
    exemption.compose,  # before the passage found, which states the rule alone
    _written_elsewhere,  # before the passage found by likeness
    _all_of_place,  # before the passage found, one of several that name it
    _meaning_of_number,  # a number names no passage
    _definition,  # a definition needs no passage that fits: before the gap
    spans.compose,  # before a deadline of its clause
    announced.compose,  # before the passage found, which may only name the kind of thing (符合条件的，发放…)
    seats.compose,  # before an address is missed
    deciders.who_holds,  # before a post is missed as a person
    deciders.compose,  # before that, too, and the note of another case
    first_to_answer.compose,  # before the duties of others near it
    penalty.compose,  # before the passage found, which may be what is forbidden, or a part of the rule
    find_gap,
    from_base.compose,
    _laid_down,
    _members,
    part_in_task.compose,
    _open_question,
    _by_intent,
)


def answer_one(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The draft of the first step that answers a question about one subject; the last step always does."""
    drafts = (step(question, evidence, context) for step in _STEPS)
    return next(draft for draft in drafts if draft is not None)


def _is_about_set(question: Question) -> bool:
    """True when departments, dates, roles or clauses narrow a list, so that no passage tells what is listed."""
    slots = question.slots
    return bool(slots.departments or slots.dates or slots.roles or slots.clauses or slots.chapters)
