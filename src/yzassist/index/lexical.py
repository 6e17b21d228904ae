"""BM25 over the words of each kind of unit."""

from __future__ import annotations

import math
import sys
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import bm25s
import numpy as np

from yzassist.index.tokenizer import Tokenizer, compounds
from yzassist.index.units import Hit, Unit, UnitKind

_CACHED_LINES = 4096
"""Lines whose words are remembered: the heading is a line of every sentence under it."""
_K1 = 1.5
_B = 0.75
"""The usual values (Lucene's formula); paragraph and sentence lengths vary as news text does."""


class LexicalIndex:
    """One BM25 index over ``units`` (row i of the index is unit i)."""

    def __init__(self, units: Sequence[Unit], model: bm25s.BM25 | None) -> None:
        self._units = units
        self._model = model
        self._rows = document_rows(units)

    @classmethod
    def build(cls, units: Sequence[Unit], words: list[list[str]]) -> LexicalIndex:
        """Index ``units`` by the words of each; none at all, or none with a word in it, is an index that finds
        nothing."""
        if not any(words):
            return cls(units, None)
        model = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        model.index(words, show_progress=False)
        return cls(units, model)

    def save(self, folder: Path) -> None:
        """Write the index to ``folder``, which stays absent for an empty one."""
        if self._model is not None:
            self._model.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, units: Sequence[Unit], folder: Path) -> LexicalIndex:
        """The index written by ``save`` for the same ``units``."""
        if not folder.exists():
            return cls(units, None)
        return cls(units, bm25s.BM25.load(str(folder), show_progress=False))

    def search(self, tokens: Sequence[str], k: int, document_ids: Collection[str] | None = None) -> list[Hit]:
        """At most ``k`` units with a word in common, best first; ties in reading order."""
        known = [token for token in tokens if self.document_frequency(token)]
        if self._model is None or not known or k < 1:
            return []
        scores = self._model.get_scores(known)
        if document_ids is None:
            rows = np.flatnonzero(scores > 0)
        else:
            wanted = sorted(self._rows[key] for key in document_ids if key in self._rows)
            rows = np.array([row for first, end in wanted for row in range(first, end) if scores[row] > 0], dtype=int)
        if len(rows) > k:  # only the best are put in order: 20 ms for 100,000 units if all were
            rows = rows[scores[rows] >= np.partition(scores[rows], -k)[-k]]
        order = rows[np.argsort(-scores[rows], kind="stable")][:k]
        return [Hit(self._units[row], float(scores[row])) for row in order]

    def document_frequency(self, token: str) -> int:
        """How many units hold the word."""
        if self._model is None or token not in self._model.vocab_dict:
            return 0
        column = self._model.vocab_dict[token]
        bounds = self._model.scores["indptr"]
        return int(bounds[column + 1] - bounds[column])

    def idf(self, token: str) -> float:
        """ln(1 + (N − df + ½) / (df + ½)): the rarer the higher; highest for a word that occurs nowhere."""
        frequency = self.document_frequency(token)
        return math.log(1 + (len(self._units) - frequency + 0.5) / (frequency + 0.5))


def build_all(units: Sequence[Unit], tokenizer: Tokenizer) -> tuple[dict[UnitKind, LexicalIndex], set[str]]:
    """An index for each kind of unit, and the ``compounds`` of all headings and sentences."""
    lines_of = lru_cache(maxsize=_CACHED_LINES)(lambda line: tuple(map(sys.intern, tokenizer.tokens(line))))
    together: set[str] = set()
    indexes = {}
    for kind in UnitKind:
        chosen = of_kind(units, kind)
        words = [[word for line in unit.text.split("\n") for word in lines_of(line)] for unit in chosen]
        if kind is UnitKind.SENTENCE:
            lines = {line for unit in chosen for line in unit.text.split("\n")}
            together.update(word for line in lines for word in compounds(lines_of(line), line))
        indexes[kind] = LexicalIndex.build(chosen, words)
    return indexes, together


def save_all(indexes: Mapping[UnitKind, LexicalIndex], folder: Path) -> None:
    """Write each kind's index into a folder of its own under ``folder``."""
    for kind, index in indexes.items():
        index.save(folder / kind.value)


def load_all(units: Sequence[Unit], folder: Path) -> dict[UnitKind, LexicalIndex]:
    """What ``save_all`` wrote for the same ``units``."""
    return {kind: LexicalIndex.load(of_kind(units, kind), folder / kind.value) for kind in UnitKind}


def of_kind(units: Sequence[Unit], kind: UnitKind) -> list[Unit]:
    """The units of that kind, in order."""
    return [unit for unit in units if unit.kind == kind]


def document_rows(units: Sequence[Unit]) -> dict[str, tuple[int, int]]:
    """First and last (exclusive) row of each document: its units stand together."""
    rows: dict[str, tuple[int, int]] = {}
    for row, unit in enumerate(units):
        rows[unit.document_id] = (rows.get(unit.document_id, (row, row))[0], row + 1)
    return rows
