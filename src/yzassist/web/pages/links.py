"""Links from a page to the clauses of the plans that are open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from yzassist.documents.model import ClauseNumber
from yzassist.index.store import Index
from yzassist.web.anchors import clause_anchor


class Place(Protocol):
    """What stands in a paragraph of a measure: a row of a ledger, a clause of an overview."""

    @property
    def document_id(self) -> str: ...
    @property
    def clause_number(self) -> ClauseNumber | None: ...
    @property
    def paragraph(self) -> int: ...


def to_paragraph(index: Index) -> Callable[..., str]:
    """``anchor(place)`` is the id of its paragraph, ``anchor(place, None)`` of its measure, ``anchor(place, 2)`` of the
    measure's second paragraph."""
    several = len(index.plans) > 1

    def anchor(place: Place, *paragraph: int | None) -> str:
        wanted = paragraph[0] if paragraph else place.paragraph
        return clause_anchor(place.document_id, place.clause_number, wanted, several=several)

    return anchor
