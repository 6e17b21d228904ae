"""A date stands behind what it does not govern: 创建植物园，|2026年年底前建成救护中心."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.documents.model import Paragraph
from yzassist.facts.model import Deadline
from yzassist.retrieval.coverage import TopicWord, coverage

_CLAUSE = re.compile(r"[^，。；：]+")
_OWN_MATTER_CHARS = 8
"""From so many characters what follows a date is more than the verb of what stands before it."""
_SAID_BEFORE = 0.5
"""Share of the topic that a clause before the date must say for it to be what was asked about."""


def is_of_another(paragraph: Paragraph, deadline: Deadline, sentence_start: int, words: Sequence[TopicWord]) -> bool:
    """True when all that is said of the topic stands before the date, which has a matter of its own behind it."""
    governed = deadline.governs
    opens = governed.start >= deadline.expression.end - 1 and governed.start > sentence_start
    own = _CLAUSE.match(paragraph.text, governed.start)
    if own is None or len(own.group()) < _OWN_MATTER_CHARS:
        return False  # 平台，于3月底前|建成运行
    telling = [word for word in words if len(word.token) > 1]
    if not opens or coverage(telling, paragraph.text[governed.start : governed.end]):
        return False
    return coverage(telling, paragraph.text[sentence_start : deadline.expression.start]) >= _SAID_BEFORE
