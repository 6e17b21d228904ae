"""Does the answer cite the right places, verbatim?"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def citation_recall(cited: Collection[T], must: Collection[T]) -> float | None:
    """Share of the places that must be cited which are; None when none must."""
    return len(set(cited) & set(must)) / len(set(must)) if must else None


def citation_precision(cited: Collection[T], allowed: Collection[T]) -> float | None:
    """Share of the cited places that may be cited; None when nothing is cited."""
    return len(set(cited) & set(allowed)) / len(set(cited)) if cited else None


def quote_exactness(quotes: Sequence[tuple[str, str]]) -> float | None:
    """Share of quotes equal to the text at their offsets, given as (quote, text there); None without quotes."""
    return sum(quote == text for quote, text in quotes) / len(quotes) if quotes else None
