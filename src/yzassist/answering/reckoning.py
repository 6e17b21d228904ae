"""A number that follows from numbers of the plan: a difference or a sum, shown with what it is reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

_SIGNS = {"sum": "＋", "difference": "－"}


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Numbers of one unit that are added, or the second and further ones taken away from the first. The result cannot
    be stated without them, so that a verifier need only ask whether they stand in what is cited."""

    kind: Literal["sum", "difference"]
    operands: tuple[Decimal, ...]

    @property
    def result(self) -> Decimal:
        """What it comes to."""
        first, *others = self.operands
        return first + sum(others) if self.kind == "sum" else first - sum(others)

    @property
    def text(self) -> str:
        """``100－7.5＝92.5``"""
        return f"{_SIGNS[self.kind].join(map(plain, self.operands))}＝{plain(self.result)}"


def plain(number: Decimal) -> str:
    """A number without an exponent and without zeros that say nothing: ``92.5``, ``100``."""
    return f"{number.normalize():f}"
