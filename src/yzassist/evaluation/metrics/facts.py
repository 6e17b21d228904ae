"""Are the facts that were asked for there, and nothing wrong beside them?"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

WRONG_FACT = -1.0
"""The score of an answer with a wrong fact: worse than one that says nothing, which scores 0."""

T = TypeVar("T", bound=Hashable)


def fact_recall(met: Sequence[bool]) -> float | None:
    """Share of the expected facts that are stated; None when none is expected."""
    return sum(met) / len(met) if met else None


def fact_precision(stated: int, wrong: int) -> float | None:
    """Share of the stated values that are not wrong; None when no value is stated."""
    return (stated - wrong) / stated if stated else None


def fact_score(recall: float | None, wrong: int) -> float | None:
    """The recall, or ``WRONG_FACT`` when anything stated is wrong: the worst of errors."""
    return WRONG_FACT if wrong else recall


def exact_set(found: Collection[T], must: Collection[T], may: Collection[T] = ()) -> float | None:
    """1 when all of ``must`` was found and nothing outside ``must`` and ``may``; None when ``must`` is empty."""
    if not must:
        return None
    return float(set(must) <= set(found) <= {*must, *may})
