"""Vectors that a build has computed, on disk as soon as they are: a build that is killed goes on where it stopped.

One file for each embedding model beside the generations: records of a 16-byte key and a float32 vector, appended
batch by batch and removed when the generation that holds the vectors is written. What a crash cut off is dropped.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SUFFIX = ".vectors"
KEY_BYTES = 16


def text_key(is_question: bool, text: str) -> bytes:
    """The identity of a text to embed: questions are embedded as queries, so that question meets question."""
    digest = hashlib.blake2b(text.encode(), digest_size=KEY_BYTES, person=b"question" if is_question else b"passage")
    return digest.digest()


class VectorJournal:
    """The journal of one embedding model in ``folder``. For one builder at a time."""

    def __init__(self, folder: Path, model_name: str, dimensions: int) -> None:
        name = hashlib.blake2b(model_name.encode(), digest_size=8).hexdigest()
        self._path = folder / f"{name}{_SUFFIX}"
        self._record = np.dtype([("key", f"V{KEY_BYTES}"), ("vector", np.float32, (dimensions,))])

    def read(self) -> tuple[list[bytes], NDArray[np.float32]]:
        """Keys and vectors (n, dimensions) of all whole records, the vectors mapped from the file."""
        size = self._path.stat().st_size if self._path.is_file() else 0
        if whole := size // self._record.itemsize:
            records = np.memmap(self._path, dtype=self._record, mode="r", shape=(whole,))
            return [key.tobytes() for key in records["key"]], records["vector"]
        return [], np.empty((0, self._record["vector"].shape[0]), dtype=np.float32)

    def append(self, keys: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        """Add records after the last whole one, and force them to the disk."""
        records = np.empty(len(keys), dtype=self._record)
        records["key"] = np.frombuffer(b"".join(keys), dtype=f"V{KEY_BYTES}")
        records["vector"] = vectors
        with self._path.open("ab") as file:
            file.truncate(file.tell() // self._record.itemsize * self._record.itemsize)
            file.write(records.tobytes())
            file.flush()
            os.fsync(file.fileno())

    def remove(self) -> None:
        """Forget all: the vectors are in a generation now."""
        self._path.unlink(missing_ok=True)
