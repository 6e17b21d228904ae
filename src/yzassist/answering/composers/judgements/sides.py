"""Two things whose rules differ (A级和D级检查频次有何不同): for each the sentence that says what holds for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.documents.model import Paragraph, Sentence
from yzassist.question.model import Question
from yzassist.retrieval.coverage import TopicWord, coverage, words_by_length
from yzassist.retrieval.model import Evidence

_ORDINARY = re.compile(r"一般|普通|其他|其它|通常")  # 一般池塘: the rule that the other side departs from
_MARK_CHARS = 4
"""A side up to this length is looked for as it stands (A级)."""
_MIN_SIDE = 0.4
"""Share of what only one side has that its sentence must say. Of 242 questions 0.2 answers the same, 0.7 breaks 2."""
_WHOLE_SHARE = 0.5
"""Weight of the whole topic beside that of the side. Of 242 questions on six plans 0.2 to 1 answer the same."""
_TOGETHER = 0.8
_MOST_SENTENCES = 4
_DEPTH = 5


class Fit(NamedTuple):
    """A sentence with the ``share`` of one side's own words that it has, and its ``score`` for the whole topic too."""

    quote: Quote
    share: float
    score: float


def _own_words(side: str, other: str, text: str, context: Context) -> tuple[TopicWord, ...]:
    """The words that only one side has; a short side is one word as it stands, if the ``text`` found has it."""
    if len(side) <= _MARK_CHARS and (side in text or _ORDINARY.match(side)):
        return (TopicWord(side, 1.0, ()),)
    return words_by_length(token for token in context.tokenize(side) if token not in other)


def _ranked(
    own: Sequence[TopicWord], words: Sequence[TopicWord], sentences: Sequence[tuple[Paragraph, Sentence]]
) -> list[Fit]:
    """The sentences that speak of one side, the best first."""
    fits = [
        Fit(
            Quote(paragraph, sentence.start, sentence.end), share, share + _WHOLE_SHARE * coverage(words, sentence.text)
        )
        for paragraph, sentence in sentences
        if (share := coverage(own, sentence.text)) >= _MIN_SIDE
    ]
    return sorted(fits, key=lambda fit: -fit.score)


def _of_one_paragraph(left: Sequence[Fit], right: Sequence[Fit]) -> list[Quote]:
    """What one paragraph says of both sides, where it fits nearly as well as the best of all; else nothing."""
    pairs = [(one, other) for one in left for other in right if one.quote.paragraph.id == other.quote.paragraph.id]
    if not pairs:
        return []
    best = max(pairs, key=lambda pair: pair[0].score + pair[1].score)
    if best[0].score + best[1].score < _TOGETHER * (left[0].score + right[0].score):
        return []
    paragraph = best[0].quote.paragraph.id
    told = [
        fit.quote
        for fits, chosen in ((left, best[0]), (right, best[1]))
        for fit in fits
        if fit.quote.paragraph.id == paragraph and fit.share >= chosen.share
    ]
    return sorted(set(told), key=lambda quote: quote.start)[:_MOST_SENTENCES]


def _of_all(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that speaks of three or more sides together (上游高原湿地、中游低山丘陵湿地、下游…)."""
    names = [thing.name for thing in question.things]
    words = context.search.words(question)
    sentences = [(f.paragraph, sentence) for f in evidence.paragraphs[:_DEPTH] for sentence in f.paragraph.sentences]
    text = "".join(sentence.text for _, sentence in sentences)
    sides = [_own_words(name, "".join(other for other in names if other != name), text, context) for name in names]
    told = [
        (coverage(words, sentence.text), Quote(paragraph, sentence.start, sentence.end))
        for paragraph, sentence in sentences
        if all(coverage(own, sentence.text) >= _MIN_SIDE for own in sides)
    ]
    if not told:
        return None
    _, quote = max(told, key=lambda one: one[0])
    return Draft((Line(closed(quote.text), (quote,)),))


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence for each side, one where it speaks of both; None where one side is not found."""
    if len(question.things) > 2:
        return _of_all(question, evidence, context)
    if len(question.things) < 2:
        return None
    left, right = (thing.name for thing in question.things)
    words = context.search.words(question)
    sentences = [(f.paragraph, sentence) for f in evidence.paragraphs[:_DEPTH] for sentence in f.paragraph.sentences]
    text = "".join(sentence.text for _, sentence in sentences)
    found = [
        _ranked(_own_words(side, other, text, context), words, sentences)
        for side, other in ((left, right), (right, left))
    ]
    if any(not ranked and not _ORDINARY.match(side) for ranked, side in zip(found, (left, right), strict=True)):
        return None
    quotes = _of_one_paragraph(found[0], found[1]) or [ranked[0].quote for ranked in found if ranked]
    several = len(set(quotes)) > 1
    lines = [Line(closed(quote.text), (quote,), bullet=several) for quote in dict.fromkeys(quotes)]
    return Draft(tuple(lines)) if lines else None
