"""What an index generation was built from and consists of; the pointer to the current one; the check of its files."""

from __future__ import annotations

import hashlib
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from yzassist.documents.corpus import plan_files
from yzassist.errors import CorpusError, IndexUnavailableError
from yzassist.facts.corrections.model import corrections_path
from yzassist.index.embedding import Embedder
from yzassist.index.files import file_hash, replace_text
from yzassist.index.questions import questions_path
from yzassist.settings import Settings

INDEX_VERSION = 2
"""Raise when the layout of a generation changes: older ones are then built anew."""
CURRENT_FILE = "CURRENT"
GENERATIONS = "generations"
MANIFEST_FILE = "manifest.json"
_CONTENT_CODE = ("yzassist.documents", "yzassist.facts", "yzassist.index")
"""Packages that decide what an index holds; a change in any of their files builds it anew (vectors are kept)."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Frozen):
    """One corpus file by content: hashes of the file, its questions and its corrections (empty if it has none)."""

    file_name: str
    file_hash: str
    questions_hash: str
    corrections_hash: str = ""


class Recipe(_Frozen):
    """All that decides the content of an index except the corpus."""

    index_version: int
    code_hash: str
    embedding_model: str
    chroma_url: str


class Manifest(_Frozen):
    """``checksums`` are SHA-256 by path inside the generation; ``unit_counts`` by kind; ``replaced_units`` those that
    were written to Chroma or deleted there since it was last built from nothing."""

    generation: str
    recipe: Recipe
    sources: tuple[Source, ...]
    warnings: tuple[str, ...]
    unit_counts: dict[str, int]
    replaced_units: int = 0
    checksums: dict[str, str]


def current_recipe(settings: Settings, embedder: Embedder) -> Recipe:
    """The recipe by which an index would be built now."""
    return Recipe(
        index_version=INDEX_VERSION,
        code_hash=_code_hash(),
        embedding_model=embedder.name,
        chroma_url=settings.chroma_url,
    )


def scan_sources(corpus: Path) -> tuple[Source, ...]:
    """The corpus files as they are now. Raises CorpusError."""
    sources = []
    try:
        for path in plan_files(corpus):
            questions, corrections = questions_path(path), corrections_path(path)
            sources.append(
                Source(
                    file_name=path.name,
                    file_hash=file_hash(path),
                    questions_hash=file_hash(questions) if questions.is_file() else "",
                    corrections_hash=file_hash(corrections) if corrections.is_file() else "",
                )
            )
    except OSError as error:
        name = error.filename or corpus
        raise CorpusError(f"无法读取“{name}”（{error.strerror}）。请检查文件权限。") from error
    return tuple(sources)


def generation_folder(settings: Settings, generation: str) -> Path:
    """Where a generation's files lie."""
    return settings.index / GENERATIONS / generation


def read_pointer(settings: Settings) -> tuple[str, ...]:
    """The current generation and the one before it, if there are any. Raises IndexUnavailableError."""
    try:
        names = (settings.index / CURRENT_FILE).read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise IndexUnavailableError(f"无法读取索引目录“{settings.index}”（{error}）。请检查目录权限。") from error
    return tuple(name for name in names[:2] if name.isalnum())


def write_pointer(settings: Settings, names: tuple[str, ...]) -> None:
    """Make ``names[0]`` the current generation, atomically; ``names[1:]`` is the one before."""
    replace_text(settings.index / CURRENT_FILE, "\n".join(names) + "\n")


def load_manifest(folder: Path) -> Manifest:
    """The manifest of a generation whose files have all been checked. Raises IndexUnavailableError when damaged."""
    try:
        manifest = Manifest.model_validate_json((folder / MANIFEST_FILE).read_bytes())
        for name, checksum in manifest.checksums.items():
            if file_hash(folder / name) != checksum:
                raise damaged(name)
    except (OSError, ValidationError) as error:
        raise damaged(MANIFEST_FILE) from error
    return manifest


def checksums(folder: Path) -> dict[str, str]:
    """Of every file under ``folder``, by relative path."""
    return {
        path.relative_to(folder).as_posix(): file_hash(path) for path in sorted(folder.rglob("*")) if path.is_file()
    }


def damaged(name: str) -> IndexUnavailableError:
    """The error for a file that is missing or not as it was written."""
    return IndexUnavailableError(f"索引已损坏（{name}）。请重建：yzassist index --force")


def _code_hash() -> str:
    digest = hashlib.sha256()
    for package in _CONTENT_CODE:
        _add_folder(digest, resources.files(package))
    return digest.hexdigest()[:16]


def _add_folder(digest: hashlib._Hash, folder: Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add_folder(digest, entry)
        else:
            digest.update(entry.name.encode())
            digest.update(entry.read_bytes())
