"""All that is said of the places named (太湖和巢湖怎么治), or with words that stand in several clauses
(两处“回头看”各针对什么): the parts of every sentence that name them."""

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
    """One line a sentence; None where more than the places is asked about, or only one clause names them."""
    names = _only_places(question) or _quoted_words(question, context)
    said = {
        (paragraph.id, sentence.start): (paragraph, sentence)
        for name in names
        for paragraph, sentence in sentences_mentioning(context.library, (name,))
    }
    measures = tuple(measure for _, measure in context.library.measures)
    found = sorted(said.values(), key=lambda one: (measures.index(context.library.measure_of(one[0])), one[0].number))
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


def _only_places(question: Question) -> tuple[str, ...]:
    """The places that are all a question for contents is about."""
    slots = question.slots
    others = slots.departments or slots.roles or slots.dates or slots.quantities or slots.clauses or slots.chapters
    if question.intent is not Intent.CONTENT or question.asks or question.polar or question.attributes or others:
        return ()
    names = tuple(dict.fromkeys(slot.name for slot in slots.places))
    beside = "".join(names)
    rest = (phrase("of_place_alone").sub("", token) for token in question.topic_tokens if token not in beside)
    alone = all(len(token) < 2 or token in beside for token in rest)
    return names if alone and not question.focus and not question.story else ()


def _quoted_words(question: Question, context: Context) -> tuple[str, ...]:
    """The only quoted words of the plans, where it is asked what they are said of in each place."""
    if question.intent is not Intent.CONTENT or phrase("each_asked").search(question.chinese) is None:
        return ()
    written = [term for term in question.slots.terms if is_written(context.library, term)]
    return tuple(written) if len(written) == 1 and f"“{written[0]}”" in question.chinese else ()
