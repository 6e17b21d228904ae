"""Vectors of all units, computing only those that no earlier build has computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from yzassist.index.embedding import Embedder
from yzassist.index.journal import VectorJournal
from yzassist.index.units import Unit, UnitKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_STAGE = "计算向量"
_BATCH = 128
"""Texts between two reports of progress, and at most so many are computed again after a kill."""


class KnownVectors:
    """Vectors by the keys of their texts, left where they lie (mapped files) until they are copied."""

    def __init__(self) -> None:
        self._places: dict[bytes, tuple[Matrix, int]] = {}

    def add(self, keys: Iterable[bytes], vectors: Matrix) -> None:
        """Row i of ``vectors`` belongs to the i-th key."""
        self._places.update((key, (vectors, row)) for row, key in enumerate(keys))

    def __contains__(self, key: bytes) -> bool:
        return key in self._places

    def __getitem__(self, key: bytes) -> Matrix:
        vectors, row = self._places[key]
        vector: Matrix = vectors[row]
        return vector


def embed_missing(
    units: Sequence[Unit],
    keys: Sequence[bytes],
    known: KnownVectors,
    journal: VectorJournal,
    embedder: Embedder,
    progress: Callable[[str, int, int], None],
) -> int:
    """Embed every text that is not known, once, into the journal and ``known``; how many that were."""
    missing = {key: unit for key, unit in zip(keys, units, strict=True) if key not in known}
    progress(_STAGE, 0, len(missing))
    done = 0
    for is_question in (False, True):
        wanted = [(key, unit.text) for key, unit in missing.items() if (unit.kind is UnitKind.QUESTION) is is_question]
        embed = embedder.embed_queries if is_question else embedder.embed_passages
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            journal.append([key for key, _ in batch], embed([text for _, text in batch]))
            done += len(batch)
            progress(_STAGE, done, len(missing))
    known.add(*journal.read())
    return len(missing)


def write_rows(path: Path, keys: Sequence[bytes], known: KnownVectors, dimensions: int) -> Matrix:
    """Write the vectors of ``keys`` as float32 (n, dimensions) to ``path``; the same, mapped from the file."""
    rows = np.lib.format.open_memmap(path, mode="w+", dtype=np.float32, shape=(len(keys), dimensions))
    for row, key in enumerate(keys):
        rows[row] = known[key]
    rows.flush()
    return rows
