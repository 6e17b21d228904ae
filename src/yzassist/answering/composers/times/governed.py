"""What a deadline governs beyond its own sentence: 到2025年年底，…；…；尾矿库环境风险隐患基本可控."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers.times.dues import Due
from yzassist.answering.draft import Line, Quote
from yzassist.answering.segments import narrow
from yzassist.retrieval.coverage import TopicWord, coverage

_ADDED_COVERAGE = 0.25
"""By how much more of the topic a later sentence must say than the dated one, to be what was asked about."""


_PART = re.compile(r"[^，；。]+")  # 到2025年年底，|…|，|尾矿库环境风险隐患基本可控|。
_ALL = 0.95
_SEVERAL = 3


def is_said_in_one_part(due: Due, words: Sequence[TopicWord]) -> bool:
    """True when one part of a sentence that is due by then has the whole topic, of several words (not 基本建成)."""
    parts = _PART.findall(due.deadline.governs.of(due.paragraph.text))
    return len(words) >= _SEVERAL and any(coverage(words, part) >= _ALL for part in parts)


def later_sentence_line(due: Due, words: Sequence[TopicWord], *, bullet: bool) -> Line | None:
    """The date with the later sentence that it governs and that says more of the topic; None where its own does."""
    governed = due.deadline.governs
    later = [s for s in due.paragraph.sentences if due.quote.end <= s.start < governed.end]
    best = max(later, key=lambda sentence: coverage(words, sentence.text), default=None)
    if best is None or coverage(words, best.text) < coverage(words, due.quote.text) + _ADDED_COVERAGE:
        return None
    quote = Quote(due.paragraph, best.start, best.end)
    return Line(f"{due.deadline.text}，{narrow(quote.text, words)}。", (due.quote, quote), bullet=bullet)
