"""The files of one generation: documents, units, vectors, words and the two search indexes.

``documents.json`` plans and facts; ``units.jsonl`` one unit a line; ``vectors.npy`` float32 (units, dimensions), row
by row the units, kept for the next build; ``words.txt`` the user words of the tokenizer; ``lexical/``; ``chroma/``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from yzassist.documents.model import Plan
from yzassist.facts.model import PlanFacts
from yzassist.index import lexical
from yzassist.index.manifest import Source, damaged
from yzassist.index.metadata import unit_metadata
from yzassist.index.tokenizer import Tokenizer, user_words
from yzassist.index.units import PlainQuestion, Unit, UnitKind
from yzassist.index.vectors import VectorStore

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DOCUMENTS = "documents.json"
_UNITS = "units.jsonl"
_VECTORS = "vectors.npy"
_WORDS = "words.txt"
_LEXICAL = "lexical"
CHROMA = "chroma"


class Document(BaseModel):
    """What became of one corpus file: its plan and facts, or (``plan`` None) the problem that is in ``warnings``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Source
    plan: Plan | None
    facts: PlanFacts | None
    questions: tuple[PlainQuestion, ...]
    warnings: tuple[str, ...]


class _Documents(BaseModel):
    documents: tuple[Document, ...]


def write_contents(
    folder: Path,
    documents: Sequence[Document],
    units: Sequence[Unit],
    vectors: NDArray[np.float32],
    tokenizer_cache: Path,
) -> None:
    """Write everything but Chroma's files into the existing empty ``folder``."""
    plans = [document.plan for document in documents if document.plan is not None]
    facts = [document.facts for document in documents if document.facts is not None]
    words = user_words(plans, facts, Tokenizer(tokenizer_cache))
    tokenizer = Tokenizer(tokenizer_cache, words)
    (folder / _DOCUMENTS).write_text(_Documents(documents=tuple(documents)).model_dump_json(), encoding="utf-8")
    lines = (json.dumps(asdict(unit), ensure_ascii=False) + "\n" for unit in units)
    (folder / _UNITS).write_text("".join(lines), encoding="utf-8")
    np.save(folder / _VECTORS, vectors)
    (folder / _WORDS).write_text("".join(word + "\n" for word in words), encoding="utf-8")
    lexical.save_all(lexical.build_all(units, tokenizer), folder / _LEXICAL)


def write_vectors(
    store: VectorStore, documents: Sequence[Document], units: Sequence[Unit], vectors: NDArray[np.float32]
) -> None:
    """Fill Chroma's collections, one a kind."""
    by_id = {document.plan.id: document for document in documents if document.plan is not None}
    for kind in UnitKind:
        rows = [row for row, unit in enumerate(units) if unit.kind == kind]
        chosen = [units[row] for row in rows]
        metadata = []
        for unit in chosen:
            document = by_id[unit.document_id]
            assert document.plan is not None and document.facts is not None
            metadata.append(unit_metadata(unit, document.plan, document.facts))
        store.add(kind, chosen, vectors[rows], metadata)


def read_documents(folder: Path) -> tuple[Document, ...]:
    """The documents of a generation. Raises IndexUnavailableError when the file is damaged."""
    try:
        return _Documents.model_validate_json((folder / _DOCUMENTS).read_bytes()).documents
    except (OSError, ValidationError) as error:
        raise damaged(_DOCUMENTS) from error


def read_units(folder: Path) -> list[Unit]:
    """The units of a generation, in the order of their vectors. Raises IndexUnavailableError."""
    try:
        rows = [json.loads(line) for line in (folder / _UNITS).read_text(encoding="utf-8").splitlines()]
        return [Unit(**{**row, "kind": UnitKind(row["kind"])}) for row in rows]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise damaged(_UNITS) from error


def read_known_vectors(folder: Path) -> Mapping[tuple[bool, str], NDArray[np.float32]]:
    """Vectors of a generation by (is a question, text): what the next build need not compute again."""
    units = read_units(folder)
    try:
        vectors = np.load(folder / _VECTORS)
    except (OSError, ValueError) as error:
        raise damaged(_VECTORS) from error
    return {(unit.kind is UnitKind.QUESTION, unit.text): vector for unit, vector in zip(units, vectors, strict=True)}


def read_words(folder: Path) -> tuple[str, ...]:
    """The tokenizer's user words. Raises IndexUnavailableError."""
    try:
        return tuple((folder / _WORDS).read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(_WORDS) from error


def read_lexical(folder: Path, units: Sequence[Unit]) -> dict[UnitKind, lexical.LexicalIndex]:
    """The BM25 indexes. Raises IndexUnavailableError."""
    try:
        return lexical.load_all(units, folder / _LEXICAL)
    except (OSError, ValueError, KeyError) as error:
        raise damaged(_LEXICAL) from error
