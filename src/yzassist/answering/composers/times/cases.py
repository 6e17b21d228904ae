"""Periods laid down by cases (7个工作日内完成；需要新建设施的，不得超过20个工作日): who names no case
is told them all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.documents.model import Sentence
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import TopicWord

# 需要新建配电设施的，· 平台运行后新建的充电设施，· 其他项目
_CASE = re.compile(r"(?P<case>[^，。；：]{2,30}?)的[^，。；：]{0,10}，|(?:其他|其余|其中)[^，。；：]{0,12}")
_HALVES = "；"


def with_cases(draft: Draft, words: Sequence[TopicWord]) -> Draft:
    """The draft with the periods of the other cases beside its only sentence, if that states a length of time."""
    quotes = [quote for line in draft.lines for quote in line.quotes]
    if draft.refused or len(draft.lines) != 1 or len(quotes) != 1:
        return draft
    quote = quotes[0]
    sentences = quote.paragraph.sentences
    at = next((n for n, one in enumerate(sentences) if one.start <= quote.start < one.end), None)
    if at is None or not phrase("duration_stated").search(sentences[at].text):
        return draft
    told = sentences[at]
    before = [one for one in sentences[max(at - 1, 0) : at] if _is_other_case(one, told, one, words)]
    after = [one for one in sentences[at + 1 : at + 2] if _is_other_case(told, told, one, words)]
    if not before and not after:
        return draft
    lines = (*_lines(quote, before), draft.lines[0], *_lines(quote, after))
    return Draft(tuple(Line(one.text, one.quotes, one.derived, bullet=True) for one in lines), draft.facts)


def _lines(quote: Quote, sentences: Sequence[Sentence]) -> list[Line]:
    return [Line(closed(one.text), (Quote(quote.paragraph, one.start, one.end),), bullet=True) for one in sentences]


def _is_other_case(first: Sentence, told: Sentence, other: Sentence, words: Sequence[TopicWord]) -> bool:
    """True for the other half of a rule of which ``first`` is the first half, where the case told of is not the one
    that the question names."""
    timed = phrase("duration_stated").search(other.text) or phrase("before_event").search(other.text)
    second_case = first is told and phrase("other_case").match(other.text) is not None
    if not timed or not (first.text.endswith(_HALVES) or second_case):
        return False
    case, beside = _CASE.match(told.text), _CASE.match(other.text)
    if case is None and beside is None and not second_case:
        return False
    named = case["case"] if case and case["case"] else ""
    return not any(word.in_text(named) and not word.in_text(other.text) for word in words)
