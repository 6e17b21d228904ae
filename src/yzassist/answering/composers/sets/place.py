"""All that is said of one place (重庆有什么任务), or with words that stand in several clauses (两处“回头看”各针对什么):
the parts of every sentence that name it."""

from __future__ import annotations

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.answering.segments import narrow
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.lookups import is_written, sentences_mentioning

_MOST_CLAUSES = 8
"""A place that more clauses name (长江) is what the whole plan is about."""


def compose(question: Question, context: Context) -> Draft | None:
    """One line a sentence; None where more than the place is asked about, or only one clause names it."""
    name = _only_place(question) or _quoted_words(question, context)
    if name is None:
        return None
    found = tuple(sentences_mentioning(context.library, (name,)))
    clauses = {context.library.measure_of(paragraph) for paragraph, _ in found}
    if not 1 < len(clauses) <= _MOST_CLAUSES:
        return None
    words = context.search.words(question)
    return Draft(
        tuple(
            Line(f"{narrow(sentence.text, words)}。", (Quote(paragraph, sentence.start, sentence.end),), bullet=True)
            for paragraph, sentence in found
        )
    )


def _only_place(question: Question) -> str | None:
    """The place that is all a question for contents is about."""
    slots = question.slots
    others = slots.departments or slots.roles or slots.dates or slots.quantities or slots.clauses or slots.chapters
    if question.intent is not Intent.CONTENT or question.asks or question.polar or question.attributes or others:
        return None
    names = {slot.name for slot in slots.places}
    name = next(iter(names), None)
    alone = len(names) == 1 and name is not None and all(token in name for token in question.topic_tokens)
    return name if alone and not question.focus and not question.story else None


def _quoted_words(question: Question, context: Context) -> str | None:
    """The only quoted words of the plans, where it is asked what they are said of in each place."""
    if question.intent is not Intent.CONTENT or phrase("each_asked").search(question.chinese) is None:
        return None
    written = [term for term in question.slots.terms if is_written(context.library, term)]
    return written[0] if len(written) == 1 and f"“{written[0]}”" in question.chinese else None
