"""Filling Chroma: from nothing, or, when little changed, from a copy of the generation before.

Building Chroma's graph takes longer than all else that is not embedding, so a change of one plan among many writes the
entries of that plan alone. Entries that are deleted stay in the graph as gaps; when these are many it is built anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from yzassist.index.generation import CHROMA, DocumentFile
from yzassist.index.metadata import unit_metadata
from yzassist.index.units import Unit, UnitKind
from yzassist.index.vectors import Metadata, VectorStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STAGE = "写入向量库"
_BATCH = 2000
_LARGEST_GAP_SHARE = 0.2
"""Of all entries, how many may have been replaced before the graph is built anew."""


@dataclass(frozen=True, slots=True)
class Takeover:
    """What the generation before can give: its folder and name, the ids of the documents that are in both (``kept``)
    and of those that must go (``gone``), and how many entries will have been replaced since its graph was built."""

    folder: Path
    generation: str
    kept: frozenset[str]
    gone: frozenset[str]
    replaced_units: int


@dataclass(slots=True)
class _Batch:
    """Entries of one kind that wait to be written."""

    units: list[Unit] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    metadata: list[Metadata] = field(default_factory=list)


def fill_store(
    open_store: Callable[[], VectorStore],
    folder: Path,
    vectors: NDArray[np.float32],
    takeover: Takeover | None,
    progress: Callable[[str, int, int], None],
) -> int:
    """Write the entries of all documents of the generation in ``folder``; how many entries were replaced since the
    graph was built. ``takeover`` is None when Chroma is to be built from nothing."""
    if takeover is None or takeover.replaced_units > _LARGEST_GAP_SHARE * len(vectors):
        store = open_store()
        store.create()
        _add_documents(store, folder, vectors, frozenset(), progress)
        store.close()
        return 0
    shutil.copytree(takeover.folder / CHROMA, folder / CHROMA)
    store = open_store()
    store.adopt(takeover.generation)
    store.remove(takeover.gone)
    _add_documents(store, folder, vectors, takeover.kept, progress)
    store.close()
    return takeover.replaced_units


def _add_documents(
    store: VectorStore,
    folder: Path,
    vectors: NDArray[np.float32],
    kept: Collection[str],
    progress: Callable[[str, int, int], None],
) -> None:
    waiting = {kind: _Batch() for kind in UnitKind}
    row = 0
    for document in DocumentFile(folder):
        units = document.units
        if document.plan is not None and document.facts is not None and document.plan.id not in kept:
            for offset, unit in enumerate(units):
                batch = waiting[unit.kind]
                batch.units.append(unit)
                batch.rows.append(row + offset)
                batch.metadata.append(unit_metadata(unit, document.plan, document.facts))
                if len(batch.units) >= _BATCH:
                    _write(store, unit.kind, waiting, vectors)
                    progress(_STAGE, row + offset, len(vectors))
        row += len(units)
    for kind in UnitKind:
        _write(store, kind, waiting, vectors)
    progress(_STAGE, len(vectors), len(vectors))


def _write(store: VectorStore, kind: UnitKind, waiting: dict[UnitKind, _Batch], vectors: NDArray[np.float32]) -> None:
    batch = waiting[kind]
    waiting[kind] = _Batch()
    if batch.units:
        store.add(kind, batch.units, vectors[batch.rows], batch.metadata)
