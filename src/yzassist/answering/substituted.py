"""A thing of the question that stands where what is told has another: 大棚|标准化改造 for 池塘|标准化改造."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from yzassist.answering.context import Context
from yzassist.question.contrasts import on_same_side
from yzassist.question.model import Question
from yzassist.question.phrases import phrase

_MOSTLY_TOLD = 0.55
"""Share of a question's words (in characters) that must be told, for it to be worded like the plan. Of 980 answered
development questions for a number or a date none is refused from here on, three are at 0.5; of 41 near misses 8 are."""

_ALL_BUT_TOLD = 0.78
"""The same where only the word before is shared (配备|医生, 配备|社会工作者), which tells less; at 0.75 one is lost."""

_PAUSE = "｜"
_STOPS = frozenset("，。；：")
_MIN_CHARS = 2


def names_substitute(question: Question, told: str, placed_in: str, context: Context) -> bool:
    """True when a noun of a question that is worded like the plan is not ``told`` of, and the word it stands beside has
    another noun in its place wherever ``placed_in`` has it: not a title (城镇|污水治理), which is on all it holds."""
    asked = phrase("value_asked").sub(_PAUSE, question.core or question.chinese).rstrip("？?。吗呢")
    words = tuple(_telling(asked, context))
    content = [word for word in words if word not in _STOPS and word != _PAUSE]
    known = {word for word in content if _is_told(word, question, told, context)}
    share = sum(len(word) for word in content if word in known) / max(sum(map(len, content)), 1)
    if share < _MOSTLY_TOLD:
        return False
    there = tuple(pairwise(_telling(placed_in, context)))
    before = [(mine, [one for one, after in there if after == beside]) for mine, beside in pairwise(words)]
    behind = [(mine, [one for ahead, one in there if ahead == beside]) for beside, mine in pairwise(words)]
    placed = before + behind if share >= _ALL_BUT_TOLD else before
    return any(mine not in known and _differs(mine, theirs, asked, context) for mine, theirs in placed)


def _telling(text: str, context: Context) -> Iterator[str]:
    """The words of a text in order, and its stops, without those that say nothing by themselves."""
    return (word for word in context.search.plain_words(text) if word == _PAUSE or word in _STOPS or word.isalnum())


def _is_told(word: str, question: Question, told: str, context: Context) -> bool:
    same = (item for item in context.search.words(question) if item.token in word or word in item.token)
    return word in told or on_same_side(word, told) or any(item.alternatives and item.in_text(told) for item in same)


def _differs(mine: str, theirs: Sequence[str], asked: str, context: Context) -> bool:
    """True when a noun of the question and all that stands in its place are nouns, none of which the question names nor
    is a way to write it (水原 for 水源, 老人 for 老年人)."""
    named = (mine, *theirs)
    return (
        bool(theirs)
        and not any(other in asked for other in theirs)
        and all(_unlike(mine, other) for other in theirs)
        and not any(phrase("says_little").fullmatch(word) for word in named)
        and all(len(word) >= _MIN_CHARS and context.search.is_noun(word) for word in named)
    )


def _unlike(mine: str, other: str) -> bool:
    """True for nouns that share no character, or only the end that says of what kind they are (体育彩票, 福利彩票)."""
    same_end = len(mine) == len(other) and mine[-1] == other[-1] and mine[0] != other[0]
    return same_end or not set(mine) & set(other)
