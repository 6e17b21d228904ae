"""Vectors of all units, computing only those that no earlier build has computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from yzassist.index.embedding import Embedder
from yzassist.index.units import Unit, UnitKind

KnownVectors = Mapping[tuple[bool, str], NDArray[np.float32]]
"""By (is a question, text): questions are embedded as queries, so that question meets question."""

_STAGE = "计算向量"
_BATCH = 128
"""Texts between two reports of progress."""


def embed_units(
    units: Sequence[Unit], known: KnownVectors, embedder: Embedder, progress: Callable[[str, int, int], None]
) -> tuple[NDArray[np.float32], int]:
    """float32 (units, dimensions), and how many texts had to be embedded."""
    vectors = dict(known)
    missing = list(dict.fromkeys(_key(unit) for unit in units if _key(unit) not in vectors))
    progress(_STAGE, 0, len(missing))
    done = 0
    for is_question in (False, True):
        texts = [text for asked, text in missing if asked == is_question]
        embed = embedder.embed_queries if is_question else embedder.embed_passages
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            vectors.update(zip(((is_question, text) for text in batch), embed(batch), strict=True))
            done += len(batch)
            progress(_STAGE, done, len(missing))
    return np.stack([vectors[_key(unit)] for unit in units]), len(missing)


def _key(unit: Unit) -> tuple[bool, str]:
    return unit.kind is UnitKind.QUESTION, unit.text
