"""A fake embedder, and a program that builds an index with it: ``python index_builder.py CORPUS INDEX [SECONDS]``."""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from yzassist.index.build import build_index
from yzassist.settings import Settings


class FakeEmbedder:
    """Counts of character pairs in 64 bins, normalised: similar texts are near. ``texts`` records what was asked."""

    name = "fake"
    dimensions = 64

    def __init__(self, delay_s: float = 0.0) -> None:
        self.texts: list[str] = []
        self._delay_s = delay_s

    def embed_queries(self, texts: Sequence[str]) -> np.ndarray:
        return self._embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> np.ndarray:
        return self._embed(texts)

    def _embed(self, texts: Sequence[str]) -> np.ndarray:
        time.sleep(self._delay_s)
        self.texts.extend(texts)
        rows = np.full((len(texts), self.dimensions), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for pair in pairwise(text):
                row[zlib.crc32("".join(pair).encode()) % self.dimensions] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


if __name__ == "__main__":
    delay = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    settings = Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2]))
    print("ready", flush=True)
    build_index(settings, embedder=FakeEmbedder(delay))
