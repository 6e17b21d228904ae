"""Building the index: incremental by content, atomic by generation, one builder at a time.

A build writes a whole new folder ``generations/<id>`` and then replaces the pointer file ``CURRENT``. Whatever stops
it before that leaves the old index whole; the next build removes the leftovers. The previous generation is kept for
readers that have it open.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from filelock import FileLock, Timeout

from yzassist.errors import IndexUnavailableError
from yzassist.index import generation as contents
from yzassist.index import lexical
from yzassist.index import manifest as manifests
from yzassist.index.embedding import Embedder, create_embedder
from yzassist.index.files import explain_os_error, replace_text, sync_folder
from yzassist.index.filling import Takeover, fill_store
from yzassist.index.ingest import CorpusReader, KnownDocuments
from yzassist.index.journal import VectorJournal
from yzassist.index.manifest import Manifest, Recipe, Source
from yzassist.index.tokenizer import Tokenizer
from yzassist.index.units import Unit, UnitKind
from yzassist.index.vectorize import KnownVectors, embed_missing, write_rows
from yzassist.index.vectors import VectorStore
from yzassist.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[str, int, int], None]
"""Called with the stage in Chinese, how much of it is done, and how much there is."""

_WRITING = "写入索引"
_LOCK_FILE = "build.lock"
_TOKENIZER_CACHE = "cache"


@dataclass(frozen=True)
class BuildReport:
    """File names by what happened to them; ``embedded`` counts the texts whose vectors had to be computed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    warnings: tuple[str, ...]
    elapsed_s: float
    embedded: int = 0


def build_index(
    settings: Settings, progress: Progress | None = None, force: bool = False, embedder: Embedder | None = None
) -> BuildReport:
    """Bring the index up to date with the corpus; nothing changed means nothing is done. ``force`` starts from nothing.

    ``embedder`` replaces the one of the settings. Raises CorpusError (no readable plan), ModelUnavailableError, and
    IndexUnavailableError (folder not writable, disk full, Chroma failing, another build running for longer than
    ``lock_timeout_s``); the old index stays whole.
    """
    started = time.perf_counter()
    report = progress or _no_progress
    embedder = embedder or create_embedder(settings)
    with _builder_lock(settings):
        sources = manifests.scan_sources(settings.corpus)
        recipe = manifests.current_recipe(settings, embedder)
        pointer = manifests.read_pointer(settings)
        _remove_generations(settings, keep=pointer)
        old = None if force or not pointer else _sound_manifest(settings, pointer[0])
        if old is not None and old.recipe == recipe and old.sources == sources:
            warnings, embedded = old.warnings, 0
        else:
            name = uuid4().hex[:12]
            try:
                warnings, embedded = _write_generation(settings, name, old, sources, recipe, embedder, report)
            except BaseException:
                with suppress(OSError, IndexUnavailableError):
                    _remove_generations(settings, keep=pointer)
                raise
            manifests.write_pointer(settings, (name, *pointer[:1]))
            _remove_generations(settings, keep=(name, *pointer[:1]))
    before = {} if old is None else {source.file_name: source for source in old.sources}
    now = {source.file_name: source for source in sources}
    return BuildReport(
        added=tuple(name for name in now if name not in before),
        changed=tuple(name for name in now if name in before and now[name] != before[name]),
        removed=tuple(name for name in before if name not in now),
        unchanged=tuple(name for name in now if now[name] == before.get(name)),
        warnings=warnings,
        elapsed_s=time.perf_counter() - started,
        embedded=embedded,
    )


def tokenizer_cache(settings: Settings) -> Path:
    """Where jieba keeps its compiled dictionary."""
    return settings.index / _TOKENIZER_CACHE


def _no_progress(stage: str, done: int, total: int) -> None:
    """For callers who do not want to know."""


@contextmanager
def _builder_lock(settings: Settings) -> Iterator[None]:
    try:
        tokenizer_cache(settings).mkdir(parents=True, exist_ok=True)
        with FileLock(settings.index / _LOCK_FILE, timeout=settings.lock_timeout_s):
            yield
    except Timeout as error:
        raise IndexUnavailableError(
            f"另一个进程正在重建索引，等了 {settings.lock_timeout_s:g} 秒还没有完成。请等它完成后重试。"
        ) from error
    except OSError as error:
        raise IndexUnavailableError(
            f"无法在“{settings.index}”里重建索引：{explain_os_error(error)}原有的索引没有改动。"
        ) from error


def _sound_manifest(settings: Settings, name: str) -> Manifest | None:
    """The manifest of a generation of this layout whose files are all as written and whose vectors are all there; else
    None."""
    folder = manifests.generation_folder(settings, name)
    try:
        manifest = manifests.load_manifest(folder)
        if manifest.recipe.index_version != manifests.INDEX_VERSION:
            return None
        store = VectorStore(folder / contents.CHROMA, name, manifest.recipe.chroma_url)
        counts = {kind.value: store.count(kind) for kind in UnitKind}
        store.close()
    except IndexUnavailableError:
        return None
    return manifest if counts == manifest.unit_counts else None


@dataclass(frozen=True, slots=True)
class _Before:
    """The sound generation before, of which this build takes over what it can."""

    manifest: Manifest
    folder: Path

    def known_documents(self, recipe: Recipe) -> KnownDocuments:
        """Its documents, unless another program or setting made them."""
        if self.manifest.recipe != recipe:
            return KnownDocuments()
        return KnownDocuments(self.manifest.sources, contents.DocumentFile(self.folder))


def _write_generation(
    settings: Settings,
    name: str,
    old: Manifest | None,
    sources: tuple[Source, ...],
    recipe: Recipe,
    embedder: Embedder,
    report: Progress,
) -> tuple[tuple[str, ...], int]:
    """Write the whole generation ``name``; its warnings and the number of texts embedded."""
    before = _Before(old, manifests.generation_folder(settings, old.generation)) if old else None
    folder = manifests.generation_folder(settings, name)
    folder.mkdir(parents=True)
    known = before.known_documents(recipe) if before else KnownDocuments()
    reader = CorpusReader(settings.corpus, sources, known, Tokenizer(tokenizer_cache(settings)))
    units: list[Unit] = []
    words: set[str] = set()
    for document in contents.write_documents(folder, reader.documents(report)):
        units += document.units
        words.update(document.words)
    keys = contents.unit_keys(units)
    journal = VectorJournal(tokenizer_cache(settings), embedder.name, embedder.dimensions)
    vectors, embedded = _write_vectors(folder, units, keys, before, journal, embedder, report)
    report(_WRITING, 0, 1)
    contents.write_keys(folder, keys)
    _write_words(folder, units, sorted(words), settings)
    checksums = manifests.checksums(folder)
    report(_WRITING, 1, 1)
    replaced = fill_store(
        lambda: VectorStore(folder / contents.CHROMA, name, settings.chroma_url),
        folder,
        vectors,
        None if settings.chroma_url else _takeover(before, reader, units),
        report,
    )
    manifest = Manifest(
        generation=name,
        recipe=recipe,
        sources=sources,
        warnings=reader.warnings,
        unit_counts={kind.value: sum(unit.kind == kind for unit in units) for kind in UnitKind},
        replaced_units=replaced,
        checksums=checksums,
    )
    replace_text(folder / manifests.MANIFEST_FILE, manifest.model_dump_json(indent=1))
    sync_folder(folder)
    journal.remove()
    return reader.warnings, embedded


def _write_vectors(
    folder: Path,
    units: Sequence[Unit],
    keys: Sequence[bytes],
    before: _Before | None,
    journal: VectorJournal,
    embedder: Embedder,
    report: Progress,
) -> tuple[NDArray[np.float32], int]:
    """The vectors of all units, mapped from their file, and how many texts had to be embedded."""
    known = KnownVectors()
    if before is not None and before.manifest.recipe.embedding_model == embedder.name:
        known.add(contents.read_keys(before.folder), contents.map_vectors(before.folder))
    known.add(*journal.read())
    embedded = embed_missing(units, keys, known, journal, embedder, report)
    return write_rows(folder / contents.VECTORS, keys, known, embedder.dimensions), embedded


def _write_words(folder: Path, units: Sequence[Unit], words: Sequence[str], settings: Settings) -> None:
    indexes, compounds = lexical.build_all(units, Tokenizer(tokenizer_cache(settings), words))
    contents.write_words(folder, words, compounds)
    contents.write_lexical(folder, indexes)


def _takeover(before: _Before | None, reader: CorpusReader, units: Sequence[Unit]) -> Takeover | None:
    """What Chroma can keep of the generation before; None when nothing."""
    if before is None or not reader.kept:
        return None
    documents = contents.DocumentFile(before.folder)
    sources = before.manifest.sources
    gone = [documents.read(number) for number, source in enumerate(sources) if source not in reader.kept]
    kept = frozenset(reader.kept.values())
    return Takeover(
        folder=before.folder,
        generation=before.manifest.generation,
        kept=kept,
        gone=frozenset(document.plan.id for document in gone if document.plan),
        replaced_units=before.manifest.replaced_units
        + sum(len(document.units) for document in gone)
        + sum(unit.document_id not in kept for unit in units),
    )


def _remove_generations(settings: Settings, keep: tuple[str, ...]) -> None:
    """Delete all other generations: older ones, and what stopped builds left behind."""
    root = settings.index / manifests.GENERATIONS
    if not root.is_dir():
        return
    for folder in root.iterdir():
        if folder.name in keep:
            continue
        if settings.chroma_url:
            store = VectorStore(folder / contents.CHROMA, folder.name, settings.chroma_url)
            store.drop()
            store.close()
        shutil.rmtree(folder)
