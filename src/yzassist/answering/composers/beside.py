"""Whether a question has a subject of its own beside the words that ask of the whole plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yzassist.answering.context import Context
from yzassist.question.model import Question
from yzassist.retrieval.lookups import is_mentioned

_MIN_SUBJECT_CHARS = 2


def names_subject_beside(question: Question, start: int, end: int, context: Context) -> bool:
    """True when a topic word that the plans use stands outside ``chinese[start:end]`` (尾矿库|最晚什么时候)."""
    return any(is_mentioned(context.library, token) for token in _words_beside(question, start, end))


def names_anything_beside(question: Question, start: int, end: int, context: Context) -> bool:
    """The same of any noun, one of the asker's own too (夜市、外摆|对应的责任单位是哪些), but for those of a title
    (打这场攻坚战|动用了哪些部门)."""
    titles = [plan.metadata.title for plan in context.library.plans]
    own = (token for token in _words_beside(question, start, end) if not any(token in title for title in titles))
    return any(map(context.search.is_noun, own)) or names_subject_beside(question, start, end, context)


def _words_beside(question: Question, start: int, end: int) -> Iterator[str]:
    for token in question.topic_tokens:
        places = (match.start() for match in re.finditer(re.escape(token), question.chinese))
        if len(token) >= _MIN_SUBJECT_CHARS and any(at + len(token) <= start or at >= end for at in places):
            yield token
