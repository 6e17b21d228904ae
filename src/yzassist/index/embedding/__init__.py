"""Turning text into vectors: one protocol, one file a provider, and the factory ``create_embedder``."""

from yzassist.index.embedding.base import Embedder
from yzassist.index.embedding.factory import create_embedder

__all__ = ["Embedder", "create_embedder"]
