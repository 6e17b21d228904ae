"""Which paragraphs an answer that somebody was given was taken from."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from yzassist.documents.model import Paragraph
from yzassist.documents.numerals import format_chinese_number

_MIN_RUN_CHARS = 6
"""Characters that an answer must share with a paragraph in one piece to have been taken from it (三级行政区域)."""
_MORE_CHARS = 3
"""By so many characters another paragraph must share more than those that the answer is thought to rest on."""


def told_by(answer: str, own: Sequence[Paragraph], candidates: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """``own``, unless the answer names the clause of a candidate and none of theirs, or was clearly taken from the
    prose of another candidate. Responsibility notes are alike in many clauses and tell nothing."""
    if any(_marks(answer, paragraph) for paragraph in own):
        return tuple(own)
    clauses = [paragraph for paragraph in candidates if paragraph.clause_number is not None]
    marked = [paragraph for paragraph in clauses if _marks(answer, paragraph)]
    best = max(marked or clauses, key=lambda paragraph: _longest_run(answer, paragraph), default=None)
    if best is None or best in own:
        return tuple(own)
    shared = max((_longest_run(answer, paragraph) for paragraph in own), default=0)
    run = _longest_run(answer, best)
    taken = bool(marked) or (run >= _MIN_RUN_CHARS and run >= shared + _MORE_CHARS)
    return (best,) if taken else tuple(own)


def _marks(answer: str, paragraph: Paragraph) -> bool:
    """True when an answer names the clause of a paragraph, as printed or as 第六条."""
    number = paragraph.clause_number
    spoken = f"第{format_chinese_number(number)}条" if isinstance(number, int) else paragraph.clause_label
    return number is not None and (paragraph.clause_label in answer or spoken in answer)


def _longest_run(answer: str, paragraph: Paragraph) -> int:
    matcher = SequenceMatcher(None, answer, "", autojunk=False)
    runs = []
    for sentence in paragraph.sentences:
        matcher.set_seq2(sentence.text)
        runs.append(matcher.find_longest_match().size)
    return max(runs, default=0)
