"""Whether a draft tells the very kind of answer asked for: what only a sentence beside those told gives is not told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering import other
from yzassist.answering.answerability import lacking
from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, refuse
from yzassist.answering.intents import QUANTIFIED
from yzassist.answering.nearby import nearby_questions
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import asked_quantity, is_measure_word
from yzassist.retrieval.coverage import TopicWord
from yzassist.retrieval.model import Evidence

_SENTENCE_END = re.compile(r"[。！!？?；;…]+")

_FROM_PASSAGE = QUANTIFIED | {Intent.RESPONSIBILITY, Intent.YES_NO}
"""Intents whose answers are read out of a passage. Of 297 answered development questions that ask for an attribute or
a quantity this check and its cues mend 21 and break none."""


def find_untold(question: Question, evidence: Evidence, draft: Draft, context: Context) -> Draft | None:
    """A refusal when an answer lacks the quantity or the attribute (频次) that was asked for; None otherwise."""
    if draft.refused or draft.exact:
        return None
    if not _states_quantity(question, draft, context):
        return refuse("no_number", "方案没有给出所问的数量。", nearby_questions(evidence))
    if other.tells_of_other(question, draft, context):
        return refuse("other_thing", "方案没有给出所问事物的这项内容。", nearby_questions(evidence))
    attribute = _untold_attribute(question, draft, context)
    return lacking(attribute, evidence) if attribute else None


def _untold_attribute(question: Question, draft: Draft, context: Context) -> str | None:
    """The first asked attribute that none of the lines gives, nor a sentence they quote from, under its headings."""
    if question.intent not in _FROM_PASSAGE:
        return None
    titles = {plan.id: plan.metadata.title for plan in context.library.plans}
    quotes = [quote for line in draft.lines for quote in line.quotes]
    headings = [f"{titles.get(quote.paragraph.document_id, '')}{quote.paragraph.heading}" for quote in quotes]
    sentences = [sentence_quote(quote.paragraph, quote.start) for quote in quotes]
    texts = [line.text for line in draft.lines] + headings + [sentence.text for sentence in sentences]
    before = [sentence.paragraph.text[: sentence.end] for sentence in sentences]
    for attribute in question.attributes:
        if not any(map(attribute.given_in, texts + before if attribute.lasting else texts)):
            return attribute.name
    return None


def _states_quantity(question: Question, draft: Draft, context: Context) -> bool:
    """True when a draft states the quantity asked for, if one is, in a line about the subject if any line is."""
    asked = asked_quantity(_last_asked(question)) if question.intent in QUANTIFIED else None
    if asked is None:
        return True
    told = [line.text for line in draft.lines]
    if any(phrase("unpaid").search(text) for text in told):  # 不予补贴 is how much
        return True
    if question.intent not in (Intent.CONTENT, Intent.TARGET):
        return any(asked.stated_in(text) for text in told)
    words = [word for word in context.search.words(question) if _names_subject(word.token, question)]
    about = [text for text in told if any(word.in_text(text) for word in words)]
    if question.intent is Intent.TARGET and not about and _is_of_other(words, draft, context):
        return False
    of_one = question.intent is Intent.CONTENT and not phrase("who_to_whom").search(question.chinese)
    subject = question.topic_tokens if of_one else ()
    return any(asked.stated_in(text, subject) for text in about or told)


def _names_subject(token: str, question: Question) -> bool:
    """True for a word that tells of what a quantity is asked for: no measure, no part of a date (2020)."""
    return not is_measure_word(token) and not any(token in slot.text for slot in question.slots.dates)


def _is_of_other(words: Sequence[TopicWord], draft: Draft, context: Context) -> bool:
    """True when of several words that the plans know none stands in the paragraphs told, nor in their headings."""
    known = [word for word in words if len(word.token) > 1 and not context.search.is_unknown(word)]
    quotes = [quote for line in draft.lines for quote in line.quotes]
    near = "；".join(f"{quote.paragraph.headings}；{quote.paragraph.text}" for quote in quotes)
    return len(known) > 1 and not any(word.in_text(near) for word in words)


def _last_asked(question: Question) -> str:
    """The wording whose quantity must be stated: of a question answered in prose its last sentence that asks, as
    多少名专家 may be told before it."""
    if question.intent is not Intent.CONTENT:
        return question.core
    parts = [part for part in _SENTENCE_END.split(question.core) if part.strip()]
    asking = (part for part in reversed(parts) if phrase("asking").search(part) or asked_quantity(part))
    return next(asking, question.core)
