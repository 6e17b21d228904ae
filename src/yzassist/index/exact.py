"""Exact dense search within a few documents, over the vectors mapped from the generation's file.

Chroma answers a search of all units from its graph, but one that a document filter narrows costs it 7 ms among 16,000
units and grows with the corpus; the product with the vectors of one plan takes 0.1 ms whatever the corpus.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from yzassist.index.units import Hit, Unit, UnitKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST_ROWS = 20_000
"""Vectors (30 MB) that are compared one by one, in about 10 ms; for more Chroma's filter is the quicker."""


class ExactSearch:
    """Row i of ``vectors`` belongs to ``units[i]``. Safe for many threads."""

    def __init__(self, units: Sequence[Unit], vectors: NDArray[np.float32]) -> None:
        self._units, self._vectors = units, vectors
        rows: dict[tuple[UnitKind, str], list[int]] = {}
        for row, unit in enumerate(units):
            rows.setdefault((unit.kind, unit.document_id), []).append(row)
        self._rows = {key: np.array(found, dtype=np.int32) for key, found in rows.items()}

    def can(self, kind: UnitKind, document_ids: Collection[str]) -> bool:
        """Whether the documents are few enough."""
        return sum(len(self._rows.get((kind, key), ())) for key in document_ids) <= _MOST_ROWS

    def search(self, vector: NDArray[np.float32], kind: UnitKind, k: int, document_ids: Collection[str]) -> list[Hit]:
        """The ``k`` units of ``kind`` nearest to ``vector`` by cosine in these documents, best first; equal ones by
        id."""
        parts = [self._rows[kind, key] for key in sorted(document_ids) if (kind, key) in self._rows]
        if not parts:
            return []
        rows = np.concatenate(parts)
        scores = self._vectors[rows] @ vector
        order = np.argsort(-scores, kind="stable")[:k]
        hits = [Hit(self._units[rows[at]], float(scores[at])) for at in order]
        return sorted(hits, key=lambda hit: (-round(hit.score, 6), hit.unit.id))
