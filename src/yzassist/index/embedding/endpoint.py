"""A model behind an OpenAI-compatible address: ``POST …/embeddings``, as vLLM, TEI, Ollama and the cloud offer it."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import httpx
import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from yzassist.errors import ModelUnavailableError
from yzassist.index.embedding.prompts import family_prompt

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BATCH = 32
"""Texts a request: the smallest limit among the servers named above (TEI's default)."""
_TIMEOUT = httpx.Timeout(30.0, connect=3.0)
_WAITS_S = (0.2, 1.0)
"""Before the second and the third try, where another may help."""
_TRY_AGAIN = (429, 500, 502, 503, 504)


class _Item(BaseModel):
    model_config = ConfigDict(extra="ignore")

    index: int
    embedding: list[float]


class _Response(BaseModel):
    model_config = ConfigDict(extra="ignore")

    data: list[_Item]


class _AwayError(Exception):
    """Another try may help; ``str(error)`` says in Chinese what happened."""


class EndpointEmbedder:
    """Asks again where that may help (no connection, 429, 5xx). ``name`` is that of the model alone: the endpoint may
    move without a new index."""

    def __init__(self, url: str, model: str, key: str) -> None:
        self._url = f"{url.rstrip('/')}/embeddings"
        self._model = model
        headers = {b"Authorization": f"Bearer {key}".encode()} if key else {}
        self._client = httpx.Client(timeout=_TIMEOUT, headers=headers)
        self._lock = threading.Lock()
        self._dimensions = 0

    @property
    def name(self) -> str:
        """``endpoint:`` and the model's name there."""
        return f"endpoint:{self._model}"

    @property
    def dimensions(self) -> int:
        """Length of the model's vectors, asked for once."""
        with self._lock:
            if not self._dimensions:
                self._dimensions = int(self.embed_passages(["维"]).shape[1])
            return self._dimensions

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self._encode(texts, family_prompt(self._model, passage=False))

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self._encode(texts, family_prompt(self._model, passage=True))

    def _encode(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        prompted = [prompt + text for text in texts]
        parts = [self._ask(prompted[start : start + _BATCH]) for start in range(0, len(prompted), _BATCH)]
        if len({part.shape[1] for part in parts}) > 1:
            raise self._unavailable("各批向量的维数不同")
        vectors = np.concatenate(parts) if parts else np.empty((0, self.dimensions), dtype=np.float32)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(vectors).all() or not norms.all():
            raise self._unavailable("返回的向量是零或不是数")
        return np.asarray(vectors / norms, dtype=np.float32)

    def _ask(self, texts: list[str]) -> NDArray[np.float32]:
        for wait_s in _WAITS_S:
            try:
                return self._ask_once(texts)
            except _AwayError:
                time.sleep(wait_s)
        try:
            return self._ask_once(texts)
        except _AwayError as error:
            raise self._unavailable(str(error)) from error

    def _ask_once(self, texts: list[str]) -> NDArray[np.float32]:
        try:
            response = self._client.post(self._url, json={"model": self._model, "input": texts})
        except httpx.HTTPError as error:
            raise _AwayError(f"连不上（{type(error).__name__}）") from error
        if response.status_code in _TRY_AGAIN:
            raise _AwayError(f"返回 {response.status_code}")
        if response.status_code in (401, 403):
            raise self._unavailable(f"返回 {response.status_code}，密钥 YZASSIST_EMBEDDING_KEY 不对")
        if response.status_code != 200:
            raise self._unavailable(f"返回 {response.status_code}，地址或模型名不对")
        try:
            items = sorted(_Response.model_validate_json(response.content).data, key=lambda item: item.index)
            vectors = np.array([item.embedding for item in items], dtype=np.float32)
        except (ValidationError, ValueError) as error:
            raise self._unavailable("返回的内容不是向量") from error
        if [item.index for item in items] != list(range(len(texts))) or vectors.ndim != 2:
            raise self._unavailable("返回的向量数与文本数不符")
        return vectors

    def _unavailable(self, reason: str) -> ModelUnavailableError:
        return ModelUnavailableError(
            f"向量服务“{self._url}”不能用：{reason}。请检查 YZASSIST_EMBEDDING_URL（通常以 /v1 结尾）、"
            "YZASSIST_EMBEDDING_MODEL 和那里的服务是否在运行。"
        )
