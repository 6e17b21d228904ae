"""Dense vectors in Chroma, written through langchain-chroma: one collection for each kind of unit and generation.

Embedded, the collections lie in the generation's folder; on a server (``chroma_url``) the generation is part of
their names, so that old and new stand side by side until the switch. A query asks Chroma itself for ids and distances
alone: 0.5 ms among 1,300 units, where LangChain's, which fetches texts and metadata as well, takes 2.4 ms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
from langchain_core.embeddings import Embeddings

from yzassist.errors import IndexUnavailableError
from yzassist.index.units import Hit, Unit, UnitKind

if TYPE_CHECKING:
    import numpy as np
    from chromadb import Collection as ChromaCollection
    from chromadb.api import ClientAPI
    from numpy.typing import NDArray

Metadata = dict[str, str | int | list[str]]
"""Of one entry; Chroma takes lists (not empty ones) and filters them with ``$contains``."""

_SPACE = {"hnsw:space": "cosine", "hnsw:construction_ef": 200, "hnsw:search_ef": 300}
"""A wide search: the neighbours found are the exact ones for the few thousand units of a corpus."""
_HEARTBEAT = "/api/v2/heartbeat"
_SERVER_TIMEOUT = httpx.Timeout(30.0, connect=3.0)
"""Seconds a Chroma server may take; adding a thousand units takes it about one."""


class _KnownVectors(Embeddings):
    """Gives LangChain the vectors that are computed already."""

    def __init__(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        self._vectors = vectors

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self._vectors[text].tolist() for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self._vectors[text].tolist()
        return vector


class VectorStore:
    """The collections of one generation. Safe for many threads. Every method raises IndexUnavailableError when
    Chroma fails (damaged files, a full disk, a server out of reach)."""

    def __init__(self, folder: Path, generation: str, chroma_url: str) -> None:
        """``folder`` holds the embedded database; it is not used when ``chroma_url`` names a server."""
        self._generation = generation
        with _chroma_errors():
            self._client = _connect(folder, chroma_url)
        self._collections: dict[UnitKind, ChromaCollection] = {}

    def create(self) -> None:
        """Make the collections, empty."""
        with _chroma_errors():
            for kind in UnitKind:
                self._client.create_collection(self._name(kind), metadata=dict(_SPACE), embedding_function=None)

    def adopt(self, generation: str) -> None:
        """Take over the collections that were copied from another generation's folder."""
        with _chroma_errors():
            for kind in UnitKind:
                found = self._client.get_collection(_collection_name(generation, kind), embedding_function=None)
                found.modify(name=self._name(kind))

    def add(
        self, kind: UnitKind, units: Sequence[Unit], vectors: NDArray[np.float32], metadata: Sequence[Metadata]
    ) -> None:
        """Add to the collection of ``kind``; row i of ``vectors`` and ``metadata`` belongs to ``units[i]``."""
        from langchain_chroma import Chroma

        known = _KnownVectors({unit.text: vector for unit, vector in zip(units, vectors, strict=True)})
        with _chroma_errors():
            collection = Chroma(
                client=self._client,
                collection_name=self._name(kind),
                embedding_function=known,
                create_collection_if_not_exists=False,
            )
            collection.add_texts(
                [unit.text for unit in units],
                metadatas=[dict(row) for row in metadata],
                ids=[unit.id for unit in units],
            )

    def remove(self, document_ids: Collection[str]) -> None:
        """Delete all entries of these documents."""
        if where := document_filter(document_ids or None):
            with _chroma_errors():
                for kind in UnitKind:
                    self._collection(kind).delete(where=where)

    def search(
        self,
        vector: NDArray[np.float32],
        units: Mapping[str, Unit],
        kind: UnitKind,
        k: int,
        where: dict[str, Any] | None = None,
    ) -> list[Hit]:
        """The ``k`` nearest of ``kind`` (fewer if there are fewer) by cosine, best first; equal ones by id.

        ``where`` is a Chroma filter, such as ``{"departments_lead": {"$contains": "水利部"}}``.
        """
        with _chroma_errors():
            found = self._collection(kind).query(
                query_embeddings=vector[None, :], n_results=k, where=where, include=["distances"]
            )
        assert found["distances"] is not None
        ranked = zip(found["ids"][0], found["distances"][0], strict=True)
        hits = [Hit(units[unit_id], 1.0 - float(distance)) for unit_id, distance in ranked]
        return sorted(hits, key=lambda hit: (-round(hit.score, 6), hit.unit.id))

    def count(self, kind: UnitKind) -> int:
        """How many units of ``kind`` are stored."""
        with _chroma_errors():
            return int(self._client.get_collection(self._name(kind)).count())

    def drop(self) -> None:
        """Delete the generation's collections, those that exist."""
        with _chroma_errors():
            existing = {collection.name for collection in self._client.list_collections()}
            for kind in UnitKind:
                if self._name(kind) in existing:
                    self._client.delete_collection(self._name(kind))

    def close(self) -> None:
        """Let go of files and connections; the store cannot be used any more."""
        self._collections.clear()
        self._client.close()  # type: ignore[attr-defined]

    def _collection(self, kind: UnitKind) -> ChromaCollection:
        if kind not in self._collections:
            self._collections[kind] = self._client.get_collection(self._name(kind), embedding_function=None)
        return self._collections[kind]

    def _name(self, kind: UnitKind) -> str:
        return _collection_name(self._generation, kind)


def _collection_name(generation: str, kind: UnitKind) -> str:
    return f"yzassist-{generation}-{kind.value}"


def document_filter(document_ids: Collection[str] | None) -> dict[str, Any] | None:
    """The Chroma filter that keeps only these documents; None keeps all."""
    return None if document_ids is None else {"document_id": {"$in": sorted(document_ids)}}


def _connect(folder: Path, chroma_url: str) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    if not chroma_url:
        return chromadb.PersistentClient(path=str(folder), settings=quiet)
    address = urlsplit(chroma_url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise IndexUnavailableError(
            f"设置 YZASSIST_CHROMA_URL={chroma_url!r} 不是 http 地址。请写成 http://主机:端口。"
        )
    secure = address.scheme == "https"
    port = address.port or (443 if secure else 80)
    httpx.get(f"{chroma_url.rstrip('/')}{_HEARTBEAT}", timeout=_SERVER_TIMEOUT).raise_for_status()
    client = chromadb.HttpClient(host=address.hostname, port=port, ssl=secure, settings=quiet)
    # Chroma waits without end and has no setting for it
    client._server._session.timeout = _SERVER_TIMEOUT  # type: ignore[attr-defined]
    return client


@contextmanager
def _chroma_errors() -> Iterator[None]:
    """Whatever Chroma raises (its Rust core has no common error class) becomes an IndexUnavailableError."""
    try:
        yield
    except (IndexUnavailableError, OSError):
        raise
    except httpx.HTTPError as error:
        raise IndexUnavailableError(
            f"向量库服务没有应答（{type(error).__name__}）。请确认它在运行、YZASSIST_CHROMA_URL 正确；"
            "它恢复后服务自动恢复，不必重建索引。"
        ) from error
    except Exception as error:
        raise IndexUnavailableError(
            f"向量库无法使用（{error}）。请确认索引目录可写、磁盘未满（用向量库服务器时确认它在运行），"
            "再重建索引：yzassist index --force"
        ) from error
