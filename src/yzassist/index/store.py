"""An opened index: plans, facts, and search over their units.

Opening reads one generation whole (except Chroma's files) and then never looks back, so a rebuild meanwhile does not
disturb it. Neither the embedding model nor Chroma is loaded before the first dense search: see ``warm_up``.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from yzassist.documents.model import Plan
from yzassist.errors import IndexUnavailableError, YzassistError
from yzassist.facts.departments.vocabulary import DepartmentVocabulary, load_vocabulary
from yzassist.facts.model import PlanFacts
from yzassist.index import generation as contents
from yzassist.index import manifest as manifests
from yzassist.index.build import tokenizer_cache
from yzassist.index.embedding import Embedder, create_embedder
from yzassist.index.exact import ExactSearch
from yzassist.index.manifest import Manifest
from yzassist.index.tokenizer import Tokenizer
from yzassist.index.units import Hit, UnitKind
from yzassist.index.vectors import VectorStore, document_filter
from yzassist.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CACHED_QUERIES = 1024


class Index:
    """One generation, opened. Safe for many threads.

    ``warnings`` are for the person who keeps the corpus; ``words`` the plans' own terms that the tokenizer keeps whole,
    ``compounds`` all words of their sentences and each two that stand next to each other.
    """

    def __init__(self, settings: Settings, folder: Path, manifest: Manifest, embedder: Embedder) -> None:
        """Use ``open_index``. Raises IndexUnavailableError when a file is damaged."""
        documents = tuple(contents.DocumentFile(folder))
        self.generation = manifest.generation
        self.warnings = manifest.warnings
        self.plans: tuple[Plan, ...] = tuple(document.plan for document in documents if document.plan)
        self.facts: Mapping[str, PlanFacts] = MappingProxyType(
            {document.facts.document_id: document.facts for document in documents if document.facts}
        )
        self.vocabulary: DepartmentVocabulary = load_vocabulary()
        self.words: tuple[str, ...] = contents.read_words(folder)
        self.compounds: tuple[str, ...] = contents.read_compounds(folder)
        self.tokenizer = Tokenizer(tokenizer_cache(settings), self.words)
        self._folder = folder
        self._chroma_url = manifest.recipe.chroma_url
        self._unit_counts = manifest.unit_counts
        self._embedder = embedder
        units = contents.read_units(folder, documents)
        self._units = {unit.id: unit for unit in units}
        self._lexical = contents.read_lexical(folder, units)
        self._exact = ExactSearch(units, contents.map_vectors(folder))
        self._store: VectorStore | None = None
        self._store_lock = threading.Lock()
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._vectors_lock = threading.Lock()

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The query vector of ``text``, read-only; the latest 1,024 are remembered. Raises ModelUnavailableError."""
        return self.embed_wordings((text,))[0]

    def embed_wordings(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Query vectors of several wordings of one question. Read-only and remembered like that of ``embed_query``."""
        with self._vectors_lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        if missing := [text for text in dict.fromkeys(texts) if text not in known]:
            vectors = self._embedder.embed_queries(missing)
            vectors.setflags(write=False)
            known.update(zip(missing, vectors, strict=True))
        with self._vectors_lock:
            for text in dict.fromkeys(texts):
                self._vectors[text] = known[text]
                self._vectors.move_to_end(text)
            while len(self._vectors) > _CACHED_QUERIES:
                self._vectors.popitem(last=False)
        return [known[text] for text in texts]

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Query vectors of several texts at once, shape (n, d); not remembered. Raises ModelUnavailableError."""
        return self._embedder.embed_queries(list(texts))

    def dense(
        self, vector: NDArray[np.float32], kind: UnitKind, k: int, document_ids: Collection[str] | None = None
    ) -> list[Hit]:
        """The ``k`` units of ``kind`` nearest to ``vector``, best first; ``score`` is the cosine.

        ``document_ids`` narrows to these documents. Raises IndexUnavailableError.
        """
        if not self._unit_counts.get(kind.value) or k < 1 or (document_ids is not None and not document_ids):
            return []
        if document_ids is not None and self.facts.keys() <= set(document_ids):
            document_ids = None
        if document_ids is not None and self._exact.can(kind, document_ids):
            return self._exact.search(vector, kind, k, document_ids)
        return self._opened_store().search(vector, self._units, kind, k, document_filter(document_ids))

    def lexical(
        self, tokens: Sequence[str], kind: UnitKind, k: int, document_ids: Collection[str] | None = None
    ) -> list[Hit]:
        """At most ``k`` units of ``kind`` that hold some of ``tokens`` (from ``tokenizer``), best first, by BM25."""
        return self._lexical[kind].search(tokens, k, document_ids)

    def idf(self, token: str) -> float:
        """Rarity of a word among paragraphs: about 0 when all hold it, highest for a word the corpus does not hold."""
        return self._lexical[UnitKind.PARAGRAPH].idf(token)

    def warm_up(self) -> None:
        """Load the embedding model and Chroma now rather than with the first question (about 1.5 s)."""
        vector = self.embed_query("预热")
        for kind in UnitKind:
            self.dense(vector, kind, 1)

    def check(self) -> None:
        """Ask the vector server, if there is one, for its collections. Raises IndexUnavailableError when it is away."""
        if self._chroma_url:
            self._opened_store().count(UnitKind.PARAGRAPH)

    def close(self) -> None:
        """Let go of Chroma's files."""
        with self._store_lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def _opened_store(self) -> VectorStore:
        with self._store_lock:
            if self._store is None:
                store = VectorStore(self._folder / contents.CHROMA, self.generation, self._chroma_url)
                if any(store.count(kind) != self._unit_counts[kind.value] for kind in UnitKind):
                    raise manifests.damaged(contents.CHROMA)
                self._store = store
            return self._store


def open_index(settings: Settings, embedder: Embedder | None = None) -> Index:
    """Open the current generation; ``embedder`` replaces the one of the settings.

    Raises IndexUnavailableError: no index yet, one of another version or embedding model, or a damaged one; building
    it again mends all three.
    """
    pointer = manifests.read_pointer(settings)
    if not pointer:
        raise IndexUnavailableError(f"“{settings.index}”里还没有索引。请先运行：yzassist index")
    embedder = embedder or create_embedder(settings)
    folder = manifests.generation_folder(settings, pointer[0])
    manifest = manifests.load_manifest(folder)
    recipe = manifest.recipe
    if recipe.index_version != manifests.INDEX_VERSION:
        raise IndexUnavailableError("索引是由另一个版本的程序建立的。请重建：yzassist index")
    if (recipe.embedding_model, recipe.chroma_url) != (embedder.name, settings.chroma_url):
        raise IndexUnavailableError("索引是用另一个向量模型或向量库地址建立的。请重建：yzassist index")
    return Index(settings, folder, manifest, embedder)


def is_current(settings: Settings, embedder: Embedder | None = None) -> bool:
    """Whether a build would find nothing to do: same corpus, program and settings, and files undamaged."""
    try:
        pointer = manifests.read_pointer(settings)
        if not pointer:
            return False
        manifest = manifests.load_manifest(manifests.generation_folder(settings, pointer[0]))
        recipe = manifests.current_recipe(settings, embedder or create_embedder(settings))
        return manifest.recipe == recipe and manifest.sources == manifests.scan_sources(settings.corpus)
    except YzassistError:
        return False
