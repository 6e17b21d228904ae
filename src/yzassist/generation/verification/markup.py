"""What is no prose: markup, links, code and foreign words in a model's sentence."""

from __future__ import annotations

import re
import unicodedata

from yzassist.generation.verification.words import verifier_words

# **重点** · __重点__ · `词` · ### 标题
_EMPHASIS = re.compile(r"\*{1,3}|_{2,}|`|^\s*#{1,6}\s+")
# - 内容 · 1. 内容 · （1）内容 · 1、内容 · ① 内容
_BULLET = re.compile(r"^\s*(?:[-*•·]\s*|[0-9]{1,2}[.．、)）]\s*|[（(][0-9]{1,2}[）)]\s*|[①-⑳]\s*)")
# 一是 · 第一， · 其一，
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]，|其[一二三四五六七八九十]，)")
# 对渔民来说， · 对于我们局而言，
_ADDRESSEE = re.compile(r"^对于?(?P<who>[\u4e00-\u9fff]{1,12}?)(?:来说|而言|来讲)，?")
# <b> · </script> · <img src=x> · &lt;
_TAG = re.compile(r"<[^<>]{0,400}>?|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
# [文字](地址) · ![图](地址) · ](
_LINK = re.compile(r"!?\[[^\]]*\]\s*\(|\]\(")
# http://… · www.… · x@y.z · abc.com/x
_ADDRESS = re.compile(r"(?:https?|ftp|javascript|data|file):|www\.|[\w.]+@[\w.]+|[\w-]+\.[a-z]{2,6}\b", re.IGNORECASE)
# plain · vocabulary : letters that are not Chinese
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
_FOREIGN_SCRIPTS = ("HIRAGANA", "KATAKANA", "HANGUL", "CYRILLIC", "ARABIC", "GREEK", "THAI", "HEBREW", "DEVANAGARI")
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad"
"""Characters that a reader does not see, and that would hide a word from the checks."""


def plain_text(sentence: str) -> str:
    """The sentence as one line of prose, without bullets, emphasis, ordinals and the words that announce an answer."""
    text = "".join(char for char in sentence if char not in _HIDDEN and (char.isprintable() or char.isspace()))
    text = _EMPHASIS.sub("", " ".join(text.split()))
    text = _ORDINAL.sub("", _BULLET.sub("", text))
    opened = True
    while opened:
        opener = next((o for o in _openers() if text.startswith((f"{o}，", f"{o}：", f"{o},", f"{o}:"))), "")
        opened = bool(opener)
        text = text[len(opener) + 1 :] if opener else text
    return text.strip()


def addressee(text: str) -> tuple[str, str]:
    """Whom a sentence speaks to (渔民 of 对渔民来说，…) and the rest of it; an empty name where it names nobody."""
    match = _ADDRESSEE.match(text)
    return (match["who"], text[match.end() :]) if match else ("", text)


def markup_in(text: str) -> str:
    """The first markup, link or address in a text; empty for none."""
    for pattern in (_TAG, _LINK, _ADDRESS):
        if match := pattern.search(text):
            return match.group()
    return ""


def foreign_in(text: str, source: str) -> str:
    """The first foreign word that the source does not use; empty for none."""
    known = source.lower()
    for match in _LATIN.finditer(text):
        if match.group().lower() not in known:
            return match.group()
    return next(
        (char for char in text if char not in source and unicodedata.name(char, "").startswith(_FOREIGN_SCRIPTS)), ""
    )


def _openers() -> tuple[str, ...]:
    return verifier_words().openers
