"""Does it refuse what the plan does not answer, and only that?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def refusal_recall(refused: bool, should: bool) -> float | None:
    """Of the questions to refuse, whether this one is; None for a question to answer."""
    return float(refused) if should else None


def refusal_precision(refused: bool, should: bool) -> float | None:
    """Of the refusals, whether this one is right; None for an answer."""
    return float(should) if refused else None


def confusion(pairs: Iterable[tuple[bool, bool]]) -> dict[tuple[bool, bool], int]:
    """Counts by (refused, should be refused); all four are there."""
    counts = Counter(pairs)
    return {(refused, should): counts[refused, should] for refused in (True, False) for should in (True, False)}
