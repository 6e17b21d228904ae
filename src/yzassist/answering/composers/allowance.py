"""What is paid for what: a sum for another purpose is no answer, and sums that stand side by side are told together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers.aims import Aim
from yzassist.answering.composers.deadline import sentence_quote
from yzassist.answering.draft import Line
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import topic_words

_ATTRIBUTE = "补贴标准"  # as asked_attributes.yaml calls it
_SUM = re.compile(r"\d+(?:\.\d+)?(?:[万亿]*元|%)")  # 60万元, 50%


def asks_allowance(question: Question) -> bool:
    """True when it is asked what is paid."""
    return any(attribute.name == _ATTRIBUTE for attribute in question.attributes)


def is_asked_allowance(question: Question, aim: Aim) -> bool:
    """False for a sum that is paid for something else (购房补贴 against 创业补贴)."""
    said = f"{aim.paragraph.heading}{aim.paragraph.text}"
    for match in phrase("allowance").finditer(question.chinese):
        before = question.chinese[: match.start()]
        purpose = [token for token in question.topic_tokens if len(token) > 1 and before.endswith(token)]
        if not all(word.in_text(said) for word in topic_words("".join(purpose), purpose, lambda _: 1.0)):
            return False
    return True


def allowance_lines(aims: Sequence[Aim]) -> tuple[Line, ...]:
    """The sentence of each sum where it states several (per what, and up to how much); else the sum's own clause."""
    quotes = []
    for aim in aims:
        sentence = sentence_quote(aim.paragraph, aim.quote.start)
        quotes.append(sentence if len(_SUM.findall(sentence.text)) > 1 else aim.quote)
    told = tuple(dict.fromkeys(quotes))
    return tuple(Line(f"{quote.text.strip('，；。')}。", (quote,), bullet=len(told) > 1) for quote in told)
