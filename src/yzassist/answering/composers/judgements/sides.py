"""Two things whose rules differ (A级和D级检查频次有何不同): for each the sentence that says what holds for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.documents.model import Paragraph, Sentence
from yzassist.question.model import Question
from yzassist.retrieval.coverage import TopicWord, coverage
from yzassist.retrieval.model import Evidence

_ORDINARY = re.compile(r"一般|普通|其他|其它|通常")  # 一般池塘: the rule that the other side departs from
_MARK_CHARS = 4
"""A side up to this length is looked for as it stands (A级)."""
_MIN_SIDE = 0.4
"""Share of what only one side has that its sentence must say. Of 242 questions 0.2 answers the same, 0.7 breaks 2."""
_WHOLE_SHARE = 0.5
"""Weight of the whole topic beside that of the side. Of 242 questions on six plans 0.2 to 1 answer the same."""
_DEPTH = 5


def _own_words(side: str, other: str, text: str, context: Context) -> tuple[TopicWord, ...]:
    """The words that only one side has; a short side is one word as it stands, if the ``text`` found has it."""
    if len(side) <= _MARK_CHARS and (side in text or _ORDINARY.match(side)):
        return (TopicWord(side, 1.0, ()),)
    tokens = [token for token in context.tokenize(side) if len(token) > 1 and token not in other]
    return tuple(TopicWord(token, float(len(token)), ()) for token in tokens)


def _best(
    own: Sequence[TopicWord], words: Sequence[TopicWord], sentences: Sequence[tuple[Paragraph, Sentence]]
) -> Quote | None:
    ranked = [
        (coverage(own, sentence.text) + _WHOLE_SHARE * coverage(words, sentence.text), -at, paragraph, sentence)
        for at, (paragraph, sentence) in enumerate(sentences)
        if coverage(own, sentence.text) >= _MIN_SIDE
    ]
    if not ranked:
        return None
    _, _, paragraph, sentence = max(ranked, key=lambda one: one[:2])
    return Quote(paragraph, sentence.start, sentence.end)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence for each side, one where it speaks of both; None where one side is not found."""
    if len(question.things) != 2:
        return None
    left, right = (thing.name for thing in question.things)
    words = context.search.words(question)
    quotes = []
    sentences = [(f.paragraph, sentence) for f in evidence.paragraphs[:_DEPTH] for sentence in f.paragraph.sentences]
    text = "".join(sentence.text for _, sentence in sentences)
    for side, other in ((left, right), (right, left)):
        quote = _best(_own_words(side, other, text, context), words, sentences)
        if quote is not None:
            quotes.append(quote)
        elif not _ORDINARY.match(side):
            return None
    several = len(set(quotes)) > 1
    lines = [Line(f"{quote.text.rstrip('。；')}。", (quote,), bullet=several) for quote in dict.fromkeys(quotes)]
    return Draft(tuple(lines)) if lines else None
