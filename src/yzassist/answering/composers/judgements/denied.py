"""A thing beside what is not it (实现远程监控的|没有实现远程监控的): the sentence of the case, and that of all else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.question.model import Question
from yzassist.retrieval.coverage import TopicWord, coverage, words_by_length
from yzassist.retrieval.model import Evidence, FoundParagraph

_NOT = re.compile(r"没有?|未(?!来|成年)|不(?!动产|锈)|无(?!人机|障碍|线)|非")  # 没有|实现远程监控的
_HELD = re.compile(r"已经|[了的过已有]")  # 有|远程监控, 实现|了|远程监控
_FIRST_CLAUSE = re.compile(r"[^，；：]*")
_SHARE = 0.6
"""Share of the words of the case that its sentence must say."""
_DEPTH = 5


def denies(one: str, other: str) -> bool:
    """True for two things of which one is said not to be, or to have, what the other is or has."""
    if bool(_NOT.search(one)) is bool(_NOT.search(other)):
        return False
    bare = [_HELD.sub("", _NOT.sub("", name, count=1)) for name in (one, other)]
    return all(bare) and (bare[0] in bare[1] or bare[1] in bare[0])


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """What holds where the case is given and where it is not; None where no sentence of the passages names it."""
    names = [thing.name for thing in question.things]
    if len(names) != 2 or not denies(names[0], names[1]):
        return None
    case = min((_HELD.sub("", _NOT.sub("", name, count=1)) for name in names), key=len)
    own = words_by_length(context.tokenize(case))
    words = context.search.words(question)
    for found in evidence.paragraphs[:_DEPTH]:
        if quotes := _told(found, own, words, context):
            several = len(quotes) > 1
            return Draft(tuple(Line(closed(quote.text), (quote,), bullet=several) for quote in quotes))
    return None


def _told(found: FoundParagraph, own: Sequence[TopicWord], words: Sequence[TopicWord], context: Context) -> list[Quote]:
    """The sentence of the case in a measure, with that of its denial, or of what holds else."""
    siblings = context.library.siblings(found.paragraph)
    said = [
        Quote(paragraph, sentence.start, sentence.end) for paragraph in siblings for sentence in paragraph.sentences
    ]
    cases = [quote for quote in said if coverage(own, quote.text) >= _SHARE]
    here = [quote for quote in cases if quote.paragraph == found.paragraph and not _denied(quote.text, own)]
    if not here:
        return []
    best = max(here, key=lambda quote: coverage(words, quote.text))
    denied = [quote for quote in cases if _denied(quote.text, own)]
    if denied:
        return [best, max(denied, key=lambda quote: coverage(words, quote.text))]
    opening = _FIRST_CLAUSE.match(best.text)
    if opening is None or not coverage(own, opening.group()):
        return [best]  # 泵房每日巡查一次，|实现远程监控的，每周两次: it says both
    before = [quote for quote in said if quote.paragraph == best.paragraph and quote.end <= best.start]
    return [*before[-1:], best] if before else []


def _denied(text: str, own: Sequence[TopicWord]) -> bool:
    """True for a sentence that names the case behind a word that denies it (未|实行物业管理的)."""
    return any(re.search(rf"(?:{_NOT.pattern})[^，。；]{{0,4}}{re.escape(word.token)}", text) for word in own)
