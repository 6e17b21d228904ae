"""Cuts a model's stream into sentences as they are finished, each with the clause mark behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LONGEST_CHARS = 300
"""Without an end so far, it is babble: the longest sentence of a plan has about that many."""
MOST_SENTENCES = 12
"""The longest task asks for one a clause; more is babble."""

# “……覆盖率达到90%以上。〔（九）第2款〕” · “……建设收集点〔（九）第2款〕。” · “- 建设收集点\n”
_SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’）]*[ \t]*(?:〔[^〔〕\n]*〕[ \t]*)*|\n+)")
_OPEN_MARK = re.compile(r"〔[^〕]*$")  # 达到90%以上。〔（九）第
_BULLET = re.compile(r"^\s*(?:[-*•·]\s*|\d{1,2}[.、．)）]\s*(?!\d))")  # "- " · "1. " · "2、"


def split_stream(pieces: Iterable[str]) -> Iterator[str]:
    """The sentences, without list signs. Ends early at a sentence said before, one too long, or one too many."""
    said: set[str] = set()
    for sentence in _sentences(pieces):
        text = _BULLET.sub("", sentence).strip()
        if not text:
            continue
        if text in said or len(text) > LONGEST_CHARS or len(said) == MOST_SENTENCES:
            return
        said.add(text)
        yield text


def _sentences(pieces: Iterable[str]) -> Iterator[str]:
    waiting = ""
    for piece in pieces:
        waiting += piece
        while (match := _SENTENCE.match(waiting)) and match.end() < len(waiting):
            if _OPEN_MARK.match(waiting, match.end()):  # its mark is still coming
                break
            yield match.group()
            waiting = waiting[match.end() :]
        if len(waiting) > LONGEST_CHARS + 100:
            yield waiting
            return
    yield from (match.group() for match in re.finditer(r"[^\n]+", waiting))
