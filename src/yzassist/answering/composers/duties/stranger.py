"""The part of a body of which no plan knows: neither the vocabulary of departments nor any plan has its name."""

from __future__ import annotations

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, refuse
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase

_ASKED_OF = frozenset({Intent.RESPONSIBILITY, Intent.LIST, Intent.COUNT, Intent.CONTENT, Intent.DEPARTMENT})


def compose(question: Question, context: Context) -> Draft | None:
    """A refusal where a body named is asked for its part (工商银行参与哪一项) that no plan names; else None."""
    if question.intent not in _ASKED_OF or question.slots.departments:
        return None
    match = phrase("part_of_body").search(question.core)
    name = match["body"] or match["bare"] if match else ""
    if not name or any(name in plan.text for plan in context.library.plans):
        return None
    if match and match["bare"] and not _is_unheard(name, question, context):
        return None
    return refuse("no_duty", f"方案的责任分工中没有提到{name}。")


def _is_unheard(name: str, question: Question, context: Context) -> bool:
    """True when no plan uses the last word of a name, nor what it may stand for (渔民)."""
    words = [word for word in context.search.words(question) if name.endswith(word.token)]
    return bool(words) and all(map(context.search.is_unknown, words))
