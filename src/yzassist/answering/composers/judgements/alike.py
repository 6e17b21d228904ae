"""All claimed to be alike (保修期一律5年): the cases that the plan sets apart (其中水泵机组不少于3年)."""

from __future__ import annotations

from collections.abc import Sequence

from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.composers.values.aims import Aim
from yzassist.answering.draft import Line, closed
from yzassist.question.model import QuantitySlot, Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import find_quantities


def differ(question: Question, claimed: Sequence[QuantitySlot], texts: Sequence[str]) -> bool:
    """True when all are claimed to be alike and what is said has, for a case that it sets apart, other numbers of that
    unit than the one claimed (not 市级承担40%、业主承担10%)."""
    said = [found for text in texts if phrase("case_apart").search(text) for found in find_quantities(text)]
    return phrase("claimed_alike").search(question.chinese) is not None and any(
        found.unit == slot.unit and found.number != slot.number for slot in claimed for found in said
    )


def differing_cases(question: Question, claimed: Sequence[QuantitySlot], aims: Sequence[Aim]) -> tuple[Line, ...]:
    """The whole sentences of the targets asked about, where all are claimed to be alike and these are not."""
    sentences = tuple(dict.fromkeys(sentence_quote(aim.paragraph, aim.quote.start) for aim in aims))
    if not differ(question, claimed, [sentence.text for sentence in sentences]):
        return ()
    several = len(sentences) > 1
    return tuple(Line(closed(sentence.text), (sentence,), bullet=several) for sentence in sentences)
