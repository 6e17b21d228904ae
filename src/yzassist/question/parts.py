"""Several things asked in one message: the pieces that ask, grouped by the subject they ask about."""

from __future__ import annotations

import re
from collections.abc import Callable

from yzassist.question.phrases import phrase

_PIECE = re.compile(r"[^，。；！？,;!?：:]+[，。；！？,;!?：:]*")  # the pieces between commas
_ENGLISH_PIECE = re.compile(
    r"(?<=[.?!;])\s+|,?\s+(?:and|plus|also)\s+(?=(?:by |in |to )?(?:who|whom|what|which|when|where|how)\b)",
    re.IGNORECASE,
)  # … sorted, and what share …
_ENGLISH_ASKING = re.compile(r"\b(?:who|whom|what|which|when|where|how)\b", re.IGNORECASE)  # which
_EACH = re.compile(r"各(?:自|是|由|归|为|要|有|达)|分别(?:是(?!指)|由|归|为|要|达|有|定|要求)")  # 各是谁
_JOINED = re.compile(r"以及|[和跟与及、]")  # A跟B
_ROLE_TITLE = re.compile(r"(?:牵头|责任|负责|配合|参与|主办|协办)(?:单位|部门)?的?$")  # 牵头单位和|配合单位|分别是谁
_CLAUSE_END = re.compile(r"[，。；！？,;!?：:]")  # the comma before 各


def split_objects(text: str, names_subject: Callable[[str], bool]) -> tuple[str, ...]:
    """One text for each thing asked about alike (A跟B，牵头的各是谁); empty when there are not several."""
    each = _EACH.search(text)
    if each is None:
        return ()
    head, asked = text[: each.start()], text[each.end() - 1 :]
    breaks = [match.start() for match in _CLAUSE_END.finditer(head)]
    if breaks and not _JOINED.search(head[breaks[-1] :]):
        head, asked = head[: breaks[-1]], head[breaks[-1] + 1 :] + asked
    items = [item.strip("，,、 ") for item in _JOINED.split(head)]
    if len(items) < 2 or not all(names_subject(item) for item in items) or any(map(_ROLE_TITLE.match, items)):
        return ()
    return tuple(f"{item}，{asked}" for item in items)


def count_english_asks(text: str) -> int:
    """How many pieces of an English question ask."""
    return sum(_ENGLISH_ASKING.search(piece) is not None for piece in _ENGLISH_PIECE.split(text))


def split_asks(text: str, english: bool, names_subject: Callable[[str], bool]) -> tuple[str, ...]:
    """One text for each subject asked about, in order; empty when all that is asked is about one subject.

    A piece that asks without a subject of its own (…，谁牵头？) stays with the piece before it; what is told before
    a piece that asks goes with it.
    """
    asking = (_ENGLISH_ASKING,) if english else (phrase("asking"), phrase("asking_shortly"))
    pieces = _ENGLISH_PIECE.split(text) if english else _PIECE.findall(text)
    groups: list[str] = []
    told = ""
    for piece in pieces:
        told += f" {piece}" if english else piece
        if not any(pattern.search(piece) for pattern in asking):
            continue
        if groups and not (names_subject(told) and names_subject(groups[-1])):
            groups[-1] += told
        else:
            groups.append(told)
        told = ""
    if groups:
        groups[-1] += told
    return tuple(group.strip() for group in groups) if len(groups) > 1 else ()
