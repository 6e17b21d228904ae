"""The exception that a plan makes of a duty (居民装修，不需要办理核准), told with its rule where the duty is asked
about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import TopicWord, coverage
from yzassist.retrieval.model import Evidence

_SAYS_DUTY = 0.4
"""Share of the words of a duty that a sentence must have to be about it. Of 166 questions on six plans 0.2 answers the
same, 0.6 breaks one."""
_MAX_EXCLUDED = 3
_SAYS_CASE = 0.3
"""Share of the words of the case told that an exception must have to be the answer; 0.1 and 0.5 answer the same."""


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The exception with its rule; None when no duty is asked about, or no exception is made of it."""
    if phrase("excluded_asked").search(question.chinese):
        return _excluded(question, evidence, context)
    asked = phrase("must_asked").search(question.chinese)
    if not question.polar or asked is None or (question.slots.departments and question.slots.roles):
        return None
    words = context.search.words(question)
    duty = [word for word in words if word.token in question.chinese[asked.start() :]]
    case = [word for word in words if word not in duty]
    told = [quote for quote in _saying("exempt", evidence, context) if coverage(duty, quote.text) >= _SAYS_DUTY]
    exception = max(told, key=lambda quote: coverage(words, quote.text), default=None)
    if exception is None:
        return None
    rule = _rule(exception, duty, context)
    lines = tuple(Line(closed(quote.text), (quote,), bullet=True) for quote in (*rule, exception))
    if phrase("without_exception").search(question.chinese):
        return Draft((Line("不是一律如此，方案规定了例外："), *lines), status="corrected")
    freed = phrase("freed").search(exception.text)
    fits = freed is not None and coverage(case, exception.text) >= _SAYS_CASE
    lead = f"{freed.group()}。方案的规定是：" if freed and fits else "方案的规定是："
    return Draft((Line(lead), *lines))


def _excluded(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """Who or what is left out of the thing asked about (谁不能领入职奖补: 已在机关事业单位入编的除外)."""
    words = context.search.words(question)
    best = evidence.best
    beside = {paragraph.id for paragraph in context.library.siblings(best.paragraph)} if best else set()
    told = [
        quote
        for quote in _saying("excludes", evidence, context)
        if quote.paragraph.id in beside or coverage(words, quote.text) >= _SAYS_DUTY
    ]
    told = sorted(told, key=lambda quote: -coverage(words, quote.text))[:_MAX_EXCLUDED]
    lines = tuple(Line(closed(quote.text), (quote,), bullet=len(told) > 1) for quote in told)
    return Draft(lines) if lines else None


def _saying(name: str, evidence: Evidence, context: Context) -> Iterator[Quote]:
    """The sentences with a wording in the plans of which something was found."""
    found = dict.fromkeys(found.paragraph.document_id for found in evidence.paragraphs)
    return (
        Quote(paragraph, sentence.start, sentence.end)
        for document_id in found
        for measure in context.library.plan(document_id).measures
        for paragraph in measure.paragraphs
        for sentence in paragraph.sentences
        if phrase(name).search(sentence.text)
    )


def _rule(exception: Quote, duty: Sequence[TopicWord], context: Context) -> tuple[Quote, ...]:
    """The sentence of the same clause that lays the duty down."""
    rules = (
        Quote(paragraph, sentence.start, sentence.end)
        for paragraph in context.library.siblings(exception.paragraph)
        for sentence in paragraph.sentences
        if (paragraph.id, sentence.start) != (exception.paragraph.id, exception.start)
        and coverage(duty, sentence.text) >= _SAYS_DUTY
    )
    return tuple(rules)[:1]
