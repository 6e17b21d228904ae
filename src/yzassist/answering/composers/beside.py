"""Whether a question has a subject of its own beside the words that ask of the whole plan."""

from __future__ import annotations

import re

from yzassist.answering.context import Context
from yzassist.question.model import Question
from yzassist.retrieval.lookups import is_mentioned

_MIN_SUBJECT_CHARS = 2


def names_subject_beside(question: Question, start: int, end: int, context: Context) -> bool:
    """True when a topic word that the plans use stands outside ``chinese[start:end]`` (尾矿库|最晚什么时候)."""
    for token in question.topic_tokens:
        if len(token) < _MIN_SUBJECT_CHARS:
            continue
        places = (match.start() for match in re.finditer(re.escape(token), question.chinese))
        if any(at + len(token) <= start or at >= end for at in places) and is_mentioned(context.library, token):
            return True
    return False
