"""Words of Chinese text for the lexical index: jieba in search mode, with the plan's own terms as user words."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Collection, Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from yzassist.documents.model import Plan
from yzassist.facts.model import PlanFacts

_MAX_USER_WORD = 8
"""Characters. A longer user word would hide its parts: search mode adds only words of two and three characters."""
_CACHE_FILE = "jieba.cache"


class Tokenizer:
    """A private jieba; shares nothing with ``jieba.cut``. Safe for many threads."""

    def __init__(self, cache: Path, user_words: Collection[str] = ()) -> None:
        """Load the dictionary from ``cache`` (0.3 s), or build it there first (0.9 s; kept in memory only when
        ``cache`` cannot be written)."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba 0.42 has invalid escapes and asks for pkg_resources
            import jieba
        jieba.setLogLevel(logging.CRITICAL)
        self._jieba = jieba.Tokenizer()
        self._jieba.tmp_dir = str(cache)
        self._jieba.cache_file = _CACHE_FILE
        self._jieba.initialize()
        for word in user_words:
            self._jieba.add_word(word)
        self._stop_words = stop_words()
        self._tagger: Any = None

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Words with jieba's part-of-speech flags; for building (the first call loads a second model, 0.5 s)."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from jieba.posseg import POSTokenizer
        if self._tagger is None:
            self._tagger = POSTokenizer(self._jieba)
        return [(pair.word, pair.flag) for pair in self._tagger.cut(text)]

    def tokens(self, text: str) -> list[str]:
        """Words in order, lower case; without punctuation and stop words. Parts of long words come as well."""
        words = (word.strip().lower() for word in self._jieba.cut_for_search(text))
        return [word for word in words if word not in self._stop_words and any(map(str.isalnum, word))]


@cache
def stop_words() -> frozenset[str]:
    """The function words of ``data/stopwords.txt``."""
    text = resources.files("yzassist.index").joinpath("data/stopwords.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def user_words(plans: Iterable[Plan], facts: Iterable[PlanFacts], plain: Tokenizer) -> tuple[str, ...]:
    """Terms that jieba must not cut apart, sorted: department names, quoted terms, target indicators,
    places, and what measure headings speak of (as ``plain``, a tokenizer without user words, tags them)."""
    words: set[str] = set()
    for plan_facts in facts:
        for responsibility in plan_facts.responsibilities:
            words.update(body.name for group in responsibility.groups for body in group.departments)
        words.update(term.name for term in plan_facts.terms)
        words.update(target.indicator for target in plan_facts.targets)
        words.update(place.name for place in plan_facts.places)
    for plan in plans:
        for measure in plan.measures:
            words.update(heading_subjects(plain.tagged(measure.heading)))
    return tuple(sorted(word for word in words if 2 <= len(word) <= _MAX_USER_WORD and word.isalnum()))


_LEADING_FLAGS = ("v", "vd", "ad", "d", "a", "zg")
_JOINING_FLAGS = ("c", "u", "uj", "p", "x", "m")


def heading_subjects(tagged: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The noun phrases of a heading, without the verbs and adverbs that open it.

    ``深入推进长江入河排污口整治`` → ``长江入河排污口整治``; ``实施林地、草地及湿地保护修复`` → ``林地``, ``草地``,
    ``湿地保护修复``.
    """
    phrases: list[str] = []
    phrase = ""
    for word, flag in tagged:
        if flag in _JOINING_FLAGS:
            phrases.append(phrase)
            phrase = ""
        elif phrase or flag not in _LEADING_FLAGS:
            phrase += word
    return tuple(item for item in (*phrases, phrase) if len(item) > 1)
