"""Turns an English question into Chinese keywords, phrase by phrase (``data/english.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_WORD = re.compile(r"[a-z0-9%.\-]+|[^\x00-\x7f]+")  # e.g. "black", "43%", "长江"
_LATIN = re.compile(r"[A-Za-z]{2,}")  # e.g. "who"
_LONGEST_PHRASE_WORDS = 7
_MIN_LATIN_WORDS = 3
_POLAR_OPENINGS = frozenset(
    ["is", "are", "was", "were", "does", "do", "did", "can", "could", "must", "should", "will", "would", "has", "have"]
)
_MAX_CHINESE_SHARE = 0.3


@cache
def _glossary() -> dict[str, str]:
    rows = yaml.safe_load(files("yzassist.question").joinpath("data/english.yaml").read_text(encoding="utf-8"))
    return {str(phrase).lower(): str(term) for phrase, term in rows.items()}


def is_english(text: str) -> bool:
    """True when the question is written in English: several Latin words and little Chinese."""
    chinese = sum(char > "\u2e80" for char in text)
    return len(_LATIN.findall(text)) >= _MIN_LATIN_WORDS and chinese <= _MAX_CHINESE_SHARE * len(text)


def translate(text: str) -> str:
    """Chinese terms for the phrases known, longest first, in the order of the question; numbers are kept."""
    words = [word.rstrip(".") for word in _WORD.findall(text.lower().replace("'s", ""))]
    glossary, out, at = _glossary(), [], 0
    while at < len(words):
        for size in range(min(_LONGEST_PHRASE_WORDS, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            term = glossary.get(phrase) or (glossary.get(phrase[:-1]) if phrase.endswith("s") else None)
            if term is not None:
                out.append(term)
                at += size
                break
        else:
            if words[at][0].isdigit() or words[at] > "\u2e80":
                out.append(words[at])
            at += 1
    if words and words[0] in _POLAR_OPENINGS:
        out.append("吗")
    return " ".join(dict.fromkeys(out))
