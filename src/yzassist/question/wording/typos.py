"""Mends wrong characters: known slips from a list, and homophones of the plan's own terms by pinyin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from pypinyin import lazy_pinyin
from pypinyin.seg.simpleseg import seg

from yzassist.index.tokenizer import Tokenizer
from yzassist.question.phrases import phrase
from yzassist.question.topic import frame_words
from yzassist.question.wording.homophones import HomophoneMender

_MIN_TERM_CHARS = 3
"""Shorter ones: ``homophones``."""

_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两")
_FUNCTION_CHARS = frozenset("个是的在有和与及使到不也都要会能让被把对由归")

_LEVELS = ("省级", "市级", "县级", "区级", "州级")
"""What begins with a level of government is no slip (省级部门 of 审计部门)."""

_FUZZY = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@cache
def _known_slips() -> dict[str, str]:
    rows = yaml.safe_load(files("yzassist.question").joinpath("data/typos.yaml").read_text(encoding="utf-8"))
    return {str(wrong): str(right) for wrong, right in rows.items()}


def _characters(run: str) -> Any:
    """One item a character for what has no pinyin, so that sounds and text keep step."""
    return list(run)


def _sounds(text: str) -> tuple[str, ...]:
    """Toneless syllables, with the pairs that speakers confuse (zh/z, ng/n …) made equal."""
    syllables: list[str] = []
    for piece in seg(text):
        syllables.extend(_sounds_of_piece(piece))
    return tuple(syllables)


@lru_cache(maxsize=65536)
def _sounds_of_piece(piece: str) -> tuple[str, ...]:
    """The sounds of a phrase or character of pypinyin's dictionary: terms share them, and each costs 50 µs."""
    syllables = []
    for syllable in lazy_pinyin(piece, errors=_characters):
        for sharp, flat in _FUZZY:
            syllable = syllable.replace(sharp, flat)
        syllables.append(syllable)
    return tuple(syllables)


def _is_slip(written: str, term: str) -> bool:
    """False when the characters that differ are function words or numerals (重庆是 is no slip of 重庆市, nor 第四条
    of 第十条), or a level of government is named."""
    if written.startswith(_LEVELS):
        return False
    differing = [(w, t) for w, t in zip(written, term, strict=True) if w != t]
    return bool(differing) and not any(w in _FUNCTION_CHARS or {w, t} & _NUMERALS for w, t in differing)


class TypoMender:
    """Mends a question against the terms of the opened plans.

    ``terms`` are the plans' headings, quoted terms, indicators, department names and words; ``texts`` the plans.
    """

    def __init__(self, terms: Collection[str], texts: Sequence[str], tokenizer: Tokenizer) -> None:
        self._cut = tokenizer.words
        self._homophones = HomophoneMender({*terms, *frame_words()}, texts, tokenizer.words, tokenizer.frequency)
        chinese = {term for term in terms if len(term) >= _MIN_TERM_CHARS and all("一" <= c <= "龥" for c in term)}
        self._terms = frozenset(chinese)
        self._term_by_sound = {_sounds(term): term for term in sorted(chinese)}
        self._lengths = sorted({len(sound) for sound in self._term_by_sound}, reverse=True)

    def mend(self, text: str) -> str:
        """The text with known slips, homophones of plan terms and of words of two characters replaced.

        What already is a plan term, or would cut an ordinary word of two characters in two, is left alone.
        """
        for wrong, right in _known_slips().items():
            if wrong in text:
                text = text.replace(wrong, right)
        sounds = _sounds(text)
        if len(sounds) != len(text):
            return self._homophones.mend(text)
        characters = list(text)
        for length in self._lengths:
            for start in range(len(text) - length + 1):
                end = start + length
                term = self._term_by_sound.get(sounds[start:end])
                if term is None:
                    continue
                written = "".join(characters[start:end])
                if written in self._terms or not _is_slip(written, term):
                    continue
                changed = {start + at for at, char in enumerate(written) if char != term[at]}
                if changed.isdisjoint(self._kept(text)) and self._inner_cuts(text).isdisjoint((start, end)):
                    characters[start:end] = term
        return self._homophones.mend("".join(characters))

    def _kept(self, text: str) -> set[int]:
        """Positions inside plan terms that are written rightly, and of words for punishment (最高|罚, no 最高法) or for
        what is given at most (最高奖, no 最高检)."""
        found = (match for name in ("penalised", "at_most_given") for match in phrase(name).finditer(text))
        given = {at for match in found for at in range(*match.span())}
        return given | {
            position
            for length in self._lengths
            for start in range(len(text) - length + 1)
            if text[start : start + length] in self._terms
            for position in range(start, start + length)
        }

    def _inner_cuts(self, text: str) -> set[int]:
        """Positions inside ordinary words; a slip does not begin or end there."""
        cuts: set[int] = set()
        at = 0
        for word in self._cut(text):
            cuts.update(range(at + 1, at + len(word)))
            at += len(word)
        return cuts
