"""Where a clause stands on the 原文 page: the ids of its elements and the links to them."""

from __future__ import annotations

from yzassist.documents.model import ClauseNumber


def clause_anchor(
    document_id: str, number: ClauseNumber | None, paragraph: int | None = None, *, several: bool = False
) -> str:
    """``clause-6``, with a paragraph ``clause-6-p1``; front matter ``front-8``.

    Where ``several`` plans are open the document's id stands in front: ``plan-2024/clause-6``.
    """
    if number is None:
        place = f"front-{paragraph}"
    else:
        place = f"clause-{number}" if paragraph is None else f"clause-{number}-p{paragraph}"
    return f"{document_id}/{place}" if several else place
