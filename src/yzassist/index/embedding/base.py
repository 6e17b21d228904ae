"""What an embedding model must offer, and its face towards LangChain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from langchain_core.embeddings import Embeddings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]


class Embedder(Protocol):
    """An embedding model that loads itself on first use and may be asked by many threads at once."""

    @property
    def name(self) -> str:
        """Identity of the vectors: two embedders of one name give the same vectors."""

    @property
    def dimensions(self) -> int:
        """Length of a vector; loads the model."""

    def embed_queries(self, texts: Sequence[str]) -> Matrix:
        """float32 (n, dimensions), L2-normalised, with the model's query prompt. Raises ModelUnavailableError."""

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """float32 (n, dimensions), L2-normalised, with the model's passage prompt. Raises ModelUnavailableError."""


class LangChainEmbeddings(Embeddings):
    """An ``Embedder`` where LangChain wants ``Embeddings``."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Passage vectors."""
        return [[float(value) for value in row] for row in self._embedder.embed_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Query vector."""
        return [float(value) for value in self._embedder.embed_queries([text])[0]]
