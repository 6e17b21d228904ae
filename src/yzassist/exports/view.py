"""A ledger as a person wants to see it: narrowed by role and time, sorted, counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from yzassist.exports.ledger import LedgerRow
from yzassist.facts.model import Role

Due = int | Literal["dated", "undated"] | None
"""A year, any date, no date, or (None) all rows."""


class Order(StrEnum):
    """How rows are sorted; the value is what a person chooses. Rows that tie keep the order of the plan."""

    CLAUSE = "按条款"
    DEADLINE = "按时限"
    ROLE = "按角色"


@dataclass(frozen=True, slots=True)
class LedgerSummary:
    """Counts of a ledger on a day. ``roles`` are those that occur; ``past`` of the ``dated`` rows have all their dates
    behind them, ``recurring`` ones have a date that comes back; ``next_due`` is the earliest date still to come among
    those that come once."""

    rows: int
    clauses: int
    roles: tuple[tuple[Role, int], ...]
    dated: int
    past: int
    recurring: int
    next_due: date | None


def arrange(
    rows: Sequence[LedgerRow], role: Role | None = None, due: Due = None, order: Order = Order.CLAUSE
) -> tuple[LedgerRow, ...]:
    """The rows in that role (any when None) and due as asked, in that order, numbered from 1."""
    kept = [row for row in rows if (role is None or role in row.roles) and _is_due(row, due)]
    if order is Order.DEADLINE:
        kept.sort(key=lambda row: min(row.due, default=date.max))
    elif order is Order.ROLE:
        kept.sort(key=lambda row: min(list(Role).index(role) for role in row.roles))
    return tuple(replace(row, number=number) for number, row in enumerate(kept, start=1))


def due_years(rows: Sequence[LedgerRow]) -> tuple[int, ...]:
    """The years in which anything of the rows is due, earliest first."""
    return tuple(sorted({day.year for row in rows for day in row.due}))


def is_past(day: date, every: str, today: date) -> bool:
    """Whether a deadline is behind ``today``; one that comes back (``every``) never is."""
    return not every and day < today


def summarise(rows: Sequence[LedgerRow], today: date) -> LedgerSummary:
    """The counts of ``rows`` as seen on ``today``; a date is behind from the day after it."""
    counts = ((role, sum(role in row.roles for row in rows)) for role in Role)
    once = [day for row in rows for day, every in zip(row.due, row.every, strict=True) if not every]
    return LedgerSummary(
        rows=len(rows),
        clauses=len({(row.document_id, row.clause_number) for row in rows}),
        roles=tuple((role, count) for role, count in counts if count),
        dated=sum(bool(row.due) for row in rows),
        past=sum(bool(row.due) and not any(row.every) and max(row.due) < today for row in rows),
        recurring=sum(any(row.every) for row in rows),
        next_due=min((day for day in once if day >= today), default=None),
    )


def _is_due(row: LedgerRow, due: Due) -> bool:
    if due is None:
        return True
    if due == "dated":
        return bool(row.due)
    if due == "undated":
        return not row.due
    return any(
        day.year == due or (bool(every) and day.year < due) for day, every in zip(row.due, row.every, strict=True)
    )
