"""What is paid for what: a sum for another purpose is no answer, and sums that stand side by side are told together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.composers.values.aims import Aim, aim_facts, aims_in
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage, topic_words
from yzassist.retrieval.model import Evidence

_ATTRIBUTE, _SUM_ASKED = "补贴标准", "金额"  # as asked_attributes.yaml calls them
_SUM = re.compile(r"\d+(?:\.\d+)?(?:[万亿]*元|%)|[（(][万亿]?元[^（）()]*[）)]：\d")  # 60万元, 50%, （万元）：20
_DEPTH = 5
"""Paragraphs found in which the payment is looked for."""
_SAYS_WHAT = 0.6
"""Share of the topic that a sentence, with its heading, must have to say what is paid for it. Of 166 questions on six
plans 0.4 breaks one, 0.8 breaks 3."""
_AS_NEAR = 0.1
"""Of coverage, by which a further sentence may say less of it; of 166 questions 0 and 0.3 answer the same."""
_FOR_WHOM = re.compile(r"的[，、]|^对[^，。；]*，")  # 对运营满1年的，|给予一次性补助20万元


def asks_allowance(question: Question) -> bool:
    """True when it is asked what is paid."""
    asked = {attribute.name for attribute in question.attributes}
    return _ATTRIBUTE in asked or (_SUM_ASKED in asked and phrase("pays").search(question.core) is not None)


def is_asked_allowance(question: Question, aim: Aim) -> bool:
    """False for a sum that is paid for something else (购房补贴 against 创业补贴)."""
    return is_paid_for(question, f"{aim.paragraph.heading}{aim.paragraph.text}")


def is_paid_for(question: Question, said: str) -> bool:
    """True when what was said of a payment is about the one asked for."""
    named = (*phrase("own_benefit").finditer(question.core), *phrase("grade").finditer(question.core))
    if any(name.group() not in said for name in named):
        return False
    for match in phrase("allowance").finditer(question.chinese):
        before = question.chinese[: match.start()]
        purpose = [token for token in question.topic_tokens if len(token) > 1 and before.endswith(token)]
        if not all(word.in_text(said) for word in topic_words("".join(purpose), purpose, lambda _: 1.0)):
            return False
    return True


def told_allowance(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentences, or the row of a table, that say what is paid for the very thing asked about; None where none says
    it plainly, as the targets then tell more."""
    words = context.search.words(question)
    paid = [
        (coverage(words, f"{quote.text}{quote.paragraph.heading}"), quote)
        for found in evidence.paragraphs[:_DEPTH]
        for quote in _candidates(found.paragraph, context)
        if is_paid_for(question, f"{quote.paragraph.heading}{quote.paragraph.text}")
    ]
    best, first = max(paid, key=lambda one: one[0], default=(0.0, None))
    if first is None or best < _SAYS_WHAT:
        return None
    kept = [quote for fit, quote in paid if quote.paragraph == first.paragraph and fit >= best - _AS_NEAR]
    lines = tuple(Line(f"{quote.text.strip('，；。')}。", (quote,), bullet=len(kept) > 1) for quote in kept)
    aims = [
        aim
        for aim in aims_in([first.paragraph], words, context)
        if any(quote.start <= aim.quote.start < quote.end for quote in kept)
    ]
    return Draft(lines, aim_facts(aims))


def _candidates(paragraph: Paragraph, context: Context) -> list[Quote]:
    """What of a paragraph states a payment, or that none is made: a row of a table as a whole."""
    if context.library.row(paragraph):
        quotes = [Quote(paragraph, 0, len(paragraph.text))]
    else:
        quotes = [Quote(paragraph, sentence.start, sentence.end) for sentence in paragraph.sentences]
    return [
        quote
        for quote in quotes
        if phrase("unpaid").search(quote.text) or (_SUM.search(quote.text) and phrase("pays").search(quote.text))
    ]


def allowance_lines(aims: Sequence[Aim]) -> tuple[Line, ...]:
    """The sentence of each sum where it states several (per what, and up to how much) or for whom; else the sum's own
    clause."""
    quotes = []
    for aim in aims:
        sentence = sentence_quote(aim.paragraph, aim.quote.start)
        before = sentence.text[: max(0, aim.quote.start - sentence.start)]
        whole = len(_SUM.findall(sentence.text)) > 1 or _FOR_WHOM.search(before)
        quotes.append(sentence if whole else aim.quote)
    told = tuple(dict.fromkeys(quotes))
    return tuple(Line(f"{quote.text.strip('，；。')}。", (quote,), bullet=len(told) > 1) for quote in told)
