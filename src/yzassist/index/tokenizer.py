"""Words of Chinese text for the lexical index: jieba in search mode, with the plan's own terms as user words."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

from yzassist.documents.model import Plan
from yzassist.facts.model import PlanFacts

_MAX_USER_WORD = 8
"""Characters. A longer user word would hide its parts: search mode adds only words of two and three characters."""
EVERYDAY_FREQUENCY = 1500
"""Occurrences in jieba's dictionary (of 60 million words) from which a word is an everyday one."""

_COMPOUND_CHARS = 6
_CACHE_FILE = "jieba.cache"
_READABLE = 0o644


class Tokenizer:
    """A private jieba; shares nothing with ``jieba.cut``. Safe for many threads."""

    def __init__(self, cache_folder: Path, user_words: Iterable[str] = ()) -> None:
        """``cache_folder`` keeps jieba's compiled dictionary: 0.3 s to load, 0.9 s to build when it is not there yet
        (each time, if the folder cannot be written)."""
        self._cache_folder = cache_folder.resolve()
        dictionary = _DICTIONARY.load(self._cache_folder)
        self._jieba = type(dictionary)()
        self._jieba.FREQ, self._jieba.total = dict(dictionary.FREQ), dictionary.total
        self._jieba.initialized = True
        for word in user_words:
            self._jieba.add_word(word)
        self._stop_words = stop_words()

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Words with jieba's part-of-speech flags, by the plain dictionary; for building (loads 0.4 s more)."""
        return [(pair.word, pair.flag) for pair in _DICTIONARY.tagger(self._cache_folder).cut(text)]

    def words(self, text: str) -> list[str]:
        """The dictionary's words of ``text`` and the single characters between them; joined they are the text."""
        cut = self._jieba.cut(text)
        return [part for word in cut for part in ([word] if self.frequency(word) else list(word))]

    def plain_words(self, text: str) -> list[str]:
        """Like ``words``, by the plain dictionary: 水产品 and 总产量 of an indicator that is one word of the plan."""
        cut = _DICTIONARY.load(self._cache_folder).cut(text)
        return [part for word in cut for part in ([word] if self.frequency(word) else list(word))]

    def frequency(self, word: str) -> int:
        """How often jieba's dictionary counts a word in general Chinese; 0 for one that it lacks."""
        return int(self._jieba.FREQ.get(word) or 0)

    def tokens(self, text: str) -> list[str]:
        """Words in order, lower case; without punctuation and stop words. Parts of long words come as well."""
        words = (word.strip().lower() for word in self._jieba.cut_for_search(text))
        return [word for word in words if word not in self._stop_words and any(map(str.isalnum, word))]


class _PlainDictionary:
    """jieba's own dictionary and its tagger: the same whatever folder keeps the compiled form, so loaded once a process
    (61 MB); tokenizers copy it (20 ms) before they add words."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._plain: Any = None
        self._tagger: Any = None

    def load(self, folder: Path) -> Any:
        """The dictionary, compiled in ``folder`` if no other folder's is loaded yet."""
        with self._lock:
            if self._plain is None:
                self._plain = _compiled(folder)
            return self._plain

    def tagger(self, folder: Path) -> Any:
        """The part-of-speech tagger over it."""
        plain = self.load(folder)
        with self._lock, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if self._tagger is None:
                from jieba.posseg import POSTokenizer

                self._tagger = POSTokenizer(plain)
            return self._tagger


def _compiled(folder: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42 has invalid escapes and asks for pkg_resources
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    plain = jieba.Tokenizer()
    plain.tmp_dir = str(folder)
    plain.cache_file = _CACHE_FILE
    cache_file = folder / _CACHE_FILE
    is_new = not cache_file.exists()
    plain.initialize()
    if is_new and cache_file.exists():
        cache_file.chmod(_READABLE)  # jieba makes it private: another user could not run what an installer built
    return plain


_DICTIONARY = _PlainDictionary()


@cache
def stop_words() -> frozenset[str]:
    """The function words of ``data/stopwords.txt``."""
    text = resources.files("yzassist.index").joinpath("data/stopwords.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def user_words(plan: Plan, facts: PlanFacts, plain: Tokenizer) -> tuple[str, ...]:
    """Terms of a plan that jieba must not cut apart, sorted: department names, quoted terms, target indicators,
    places, and what measure headings speak of (as ``plain``, a tokenizer without user words, tags them)."""
    words: set[str] = set()
    for responsibility in facts.responsibilities:
        words.update(body.name for group in responsibility.groups for body in group.departments)
    words.update(term.name for term in facts.terms)
    words.update(target.indicator for target in facts.targets)
    words.update(place.name for place in facts.places)
    for measure in plan.measures:
        words.update(heading_subjects(plain.tagged(measure.heading)))
    return tuple(sorted(word for word in words if 2 <= len(word) <= _MAX_USER_WORD and word.isalnum()))


def compounds(tokens: Sequence[str], text: str) -> Iterator[str]:
    """The words of a text, and each two that stand next to each other in it (化工 + 园区)."""
    yield from tokens
    for first, second in pairwise(tokens):
        if len(first + second) <= _COMPOUND_CHARS and first + second in text:
            yield first + second


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
