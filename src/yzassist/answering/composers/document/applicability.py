"""To whom and what a document applies, and what it leaves out: its own sentences that say so, numbered or not."""

from __future__ import annotations

from collections.abc import Iterator

from yzassist.answering.composers.document.scope import scope_measures
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage

_AS_NEAR = 0.6
"""Share of the best sentence's coverage from which another one is said too. Of 166 questions on six plans 0.3 answers
the same, 0.9 breaks one."""
_ABOUT_IT = 0.4
"""Share of the topic that a sentence must have for its 不适用 to be the answer; 0.2 and 0.6 answer the same."""
_MAX_SENTENCES = 3
_LONGEST_HEADING = 8
_CHEAP_TEST = ("适用", "参照本", "比照本", "以下统称")
_NOT = "不适用"


def compose(question: Question, context: Context) -> Draft | None:
    """The sentences nearest to what was asked about; all of them when none is about it. None when the question is not
    whether or to whom the document applies, or the document does not say."""
    asked = phrase("applies_asked").search(question.chinese)
    if asked is None or set(question.asks) - {Intent.RESPONSIBILITY} or _has_scope_clause(context):
        return None
    words = context.search.words(question)
    ranked = sorted(((coverage(words, quote.text), quote) for quote in _stated(context)), key=lambda one: -one[0])
    if not ranked:
        return None
    best = ranked[0][0]
    kept = [quote for fit, quote in ranked if fit >= _AS_NEAR * best][:_MAX_SENTENCES]
    lines = tuple(Line(closed(quote.text), (quote,), bullet=len(kept) > 1) for quote in kept)
    denied = question.polar and best >= _ABOUT_IT and _NOT in kept[0].text
    lead = (Line("不适用。方案的规定是："),) if denied else (Line("方案的规定是："),)
    return Draft((*lead, *lines))


def _has_scope_clause(context: Context) -> bool:
    """True when a clause is headed as the scope (区域范围); the first words of an article are no heading."""
    return any(len(measure.heading) <= _LONGEST_HEADING for measure in scope_measures(context))


def _stated(context: Context) -> Iterator[Quote]:
    return (
        Quote(paragraph, sentence.start, sentence.end)
        for plan in context.library.plans
        if any(word in plan.text for word in _CHEAP_TEST)
        for paragraph in plan.paragraphs
        for sentence in paragraph.sentences
        if phrase("applies").search(sentence.text)
    )
