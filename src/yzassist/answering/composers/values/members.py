"""A number told of all is not that of a member named: 新增学位5400个；其中|北校区|须秋季开学使用."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers.values.aims import Aim
from yzassist.answering.context import Context
from yzassist.question.model import Question
from yzassist.retrieval.coverage import TopicWord

_MEMBER = re.compile(r"其中(?P<member>[^，。；]*)")  # ；其中|梧溪实验学校北校区须保证秋季学期开学使用


def is_of_whole(question: Question, aim: Aim, context: Context) -> bool:
    """True for a target whose sentence goes on with a member of what it counts, where the question names the member."""
    words = context.search.words(question)
    before = aim.paragraph.heading + aim.paragraph.text[: aim.quote.end]
    stop = aim.paragraph.text.find("。", aim.quote.end)
    after = aim.paragraph.text[aim.quote.end : stop if stop >= 0 else None]
    return any(_named(words, member["member"], before) for member in _MEMBER.finditer(after))


def _named(words: Sequence[TopicWord], member: str, before: str) -> bool:
    """True when the words of the topic that only the member has tell it from the rest; a member with a number of its
    own (其中中央财政支持地区达到95%) is asked about beside the whole."""
    if any(char.isdigit() for char in member):
        return False
    own = [word.token for word in words if len(word.token) > 1 and word.token in member and word.token not in before]
    return any(member.startswith(word) or len(own) > 1 for word in own)
