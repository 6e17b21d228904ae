"""The files of one generation: documents, vectors, words and the two search indexes.

``documents.jsonl`` plans and facts, one source a line; ``vectors.npy`` float32 (units, dimensions), row by row the
units of the documents; ``keys.npy`` the key of each row's text, by which the next build knows the vector again;
``words.txt`` the user words of the tokenizer; ``compounds.txt`` the words of all sentences; ``lexical/``; ``chroma/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from yzassist.documents.model import Plan
from yzassist.facts.model import PlanFacts
from yzassist.index import lexical
from yzassist.index.journal import KEY_BYTES, text_key
from yzassist.index.manifest import Source, damaged
from yzassist.index.units import PlainQuestion, Unit, UnitKind, plan_units

if TYPE_CHECKING:
    from numpy.typing import NDArray

DOCUMENTS = "documents.jsonl"
VECTORS = "vectors.npy"
KEYS = "keys.npy"
CHROMA = "chroma"
_WORDS = "words.txt"
_COMPOUNDS = "compounds.txt"
_LEXICAL = "lexical"


class Document(BaseModel):
    """What became of one corpus file: its plan and facts, or (``plan`` None) the problem that is in ``warnings``.

    ``words`` are its terms that the tokenizer must not cut apart.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Source
    plan: Plan | None
    facts: PlanFacts | None
    questions: tuple[PlainQuestion, ...]
    warnings: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def units(self) -> list[Unit]:
        """What is indexed of it, in the order of the vectors."""
        return plan_units(self.plan, self.questions) if self.plan else []


class DocumentFile:
    """The documents of a generation, read one at a time. Every method raises IndexUnavailableError when damaged."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / DOCUMENTS
        try:
            with self._path.open("rb") as file:
                sizes = [len(line) for line in file]
        except OSError as error:
            raise damaged(DOCUMENTS) from error
        self._starts = np.cumsum([0, *sizes]).tolist()

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[Document]:
        return (self.read(number) for number in range(len(self)))

    def read(self, number: int) -> Document:
        """The document of the ``number``-th source."""
        first, end = self._starts[number : number + 2]
        try:
            with self._path.open("rb") as file:
                file.seek(first)
                return Document.model_validate_json(file.read(end - first))
        except (OSError, ValidationError) as error:
            raise damaged(DOCUMENTS) from error


def write_documents(folder: Path, documents: Iterable[Document]) -> Iterator[Document]:
    """Pass the documents through, each written to the file on its way."""
    with (folder / DOCUMENTS).open("wb") as file:
        for document in documents:
            file.write(document.model_dump_json().encode() + b"\n")
            yield document


def write_words(folder: Path, words: Sequence[str], compounds: Iterable[str]) -> None:
    """Write the two word lists."""
    (folder / _WORDS).write_text("".join(word + "\n" for word in words), encoding="utf-8")
    (folder / _COMPOUNDS).write_text("".join(word + "\n" for word in sorted(compounds)), encoding="utf-8")


def write_lexical(folder: Path, indexes: dict[UnitKind, lexical.LexicalIndex]) -> None:
    """Write the BM25 indexes."""
    lexical.save_all(indexes, folder / _LEXICAL)


def unit_keys(units: Iterable[Unit]) -> list[bytes]:
    """The key of each unit's text."""
    return [text_key(unit.kind is UnitKind.QUESTION, unit.text) for unit in units]


def write_keys(folder: Path, keys: Sequence[bytes]) -> None:
    """Write the keys of the units, in their order."""
    np.save(folder / KEYS, np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(len(keys), KEY_BYTES))


def read_keys(folder: Path) -> list[bytes]:
    """The keys of the units, in their order. Raises IndexUnavailableError."""
    try:
        return [row.tobytes() for row in np.load(folder / KEYS)]
    except (OSError, ValueError) as error:
        raise damaged(KEYS) from error


def map_vectors(folder: Path) -> NDArray[np.float32]:
    """The vectors of all units, mapped from the file. Raises IndexUnavailableError."""
    try:
        vectors: NDArray[np.float32] = np.load(folder / VECTORS, mmap_mode="r")
    except (OSError, ValueError) as error:
        raise damaged(VECTORS) from error
    return vectors


def read_units(folder: Path, documents: Iterable[Document]) -> list[Unit]:
    """The units of the generation's documents, in the order of its vectors. Raises IndexUnavailableError when they are
    not those that were indexed: the program that cut them was another."""
    units = [unit for document in documents for unit in document.units]
    if unit_keys(units) != read_keys(folder):
        raise damaged(KEYS)
    return units


def read_words(folder: Path) -> tuple[str, ...]:
    """The tokenizer's user words. Raises IndexUnavailableError."""
    return _read_lines(folder, _WORDS)


def read_compounds(folder: Path) -> tuple[str, ...]:
    """The words of all headings and sentences, and each two that stand next to each other. Raises
    IndexUnavailableError."""
    return _read_lines(folder, _COMPOUNDS)


def _read_lines(folder: Path, name: str) -> tuple[str, ...]:
    try:
        return tuple((folder / name).read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(name) from error


def read_lexical(folder: Path, units: Sequence[Unit]) -> dict[UnitKind, lexical.LexicalIndex]:
    """The BM25 indexes. Raises IndexUnavailableError."""
    try:
        return lexical.load_all(units, folder / _LEXICAL)
    except (OSError, ValueError, KeyError) as error:
        raise damaged(_LEXICAL) from error
