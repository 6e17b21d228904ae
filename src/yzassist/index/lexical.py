"""BM25 over the words of each kind of unit."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import bm25s
import numpy as np

from yzassist.index.tokenizer import Tokenizer
from yzassist.index.units import Hit, Unit, UnitKind

_K1 = 1.5
_B = 0.75
"""The usual values (Lucene's formula); paragraph and sentence lengths vary as news text does."""


class LexicalIndex:
    """One BM25 index over ``units`` (row i of the index is unit i)."""

    def __init__(self, units: Sequence[Unit], model: bm25s.BM25 | None) -> None:
        self._units = units
        self._model = model
        self._documents = np.array([unit.document_id for unit in units])

    @classmethod
    def build(cls, units: Sequence[Unit], tokenizer: Tokenizer) -> LexicalIndex:
        """Index ``units``; none at all, or none with a word in it, is an index that finds nothing."""
        words = [tokenizer.tokens(unit.text) for unit in units]
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
        if document_ids is not None:
            scores = np.where(np.isin(self._documents, list(document_ids)), scores, 0.0)
        order = np.argsort(-scores, kind="stable")[:k]
        return [Hit(self._units[row], float(scores[row])) for row in order if scores[row] > 0]

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


def build_all(units: Sequence[Unit], tokenizer: Tokenizer) -> dict[UnitKind, LexicalIndex]:
    """An index for each kind of unit."""
    return {kind: LexicalIndex.build(of_kind(units, kind), tokenizer) for kind in UnitKind}


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
