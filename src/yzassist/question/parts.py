"""Several things asked in one message: the pieces that ask, grouped by the subject they ask about."""

from __future__ import annotations

import re
from collections.abc import Callable

_PIECE = re.compile(r"[^，。；！？,;!?：:]+[，。；！？,;!?：:]*")  # the pieces between commas
_ENGLISH_PIECE = re.compile(
    r"(?<=[.?!;])\s+|,?\s+(?:and|plus|also)\s+(?=(?:by |in |to )?(?:who|whom|what|which|when|where|how)\b)", re.IGNORECASE
)  # … sorted, and what share …
_ENGLISH_ASKING = re.compile(r"\b(?:who|whom|what|which|when|where|how)\b", re.IGNORECASE)  # which
_ASKING = re.compile(
    r"多少|什么|哪(?!怕|里能|能)|谁(?!执法|普法)|怎么|如何|啥|多久|几(?:成|时|家|类|号|月)|百分之几|牵头(?:和|与)?参与(?:单位)?$"
)  # 谁牵头


def split_asks(text: str, english: bool, names_subject: Callable[[str], bool]) -> tuple[str, ...]:
    """One text for each subject asked about, in order; empty when all that is asked is about one subject.

    A piece that asks without a subject of its own (…，谁牵头？) stays with the piece before it; what is told before
    a piece that asks goes with it.
    """
    asking = _ENGLISH_ASKING if english else _ASKING
    pieces = _ENGLISH_PIECE.split(text) if english else _PIECE.findall(text)
    groups: list[str] = []
    told = ""
    for piece in pieces:
        told += f" {piece}" if english else piece
        if not asking.search(piece):
            continue
        if groups and not (names_subject(told) and names_subject(groups[-1])):
            groups[-1] += told
        else:
            groups.append(told)
        told = ""
    if groups:
        groups[-1] += told
    return tuple(group.strip() for group in groups) if len(groups) > 1 else ()
