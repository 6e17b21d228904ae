"""Chroma holds the facts as array metadata, and a search can be narrowed by them."""

from __future__ import annotations

import pytest

from yzassist.errors import IndexUnavailableError
from yzassist.index import generation
from yzassist.index.build import build_index
from yzassist.index.embedding.base import LangChainEmbeddings
from yzassist.index.manifest import generation_folder, read_pointer
from yzassist.index.units import UnitKind
from yzassist.index.vectors import VectorStore


@pytest.fixture
def searched(settings, embedder):
    build_index(settings, embedder=embedder)
    name = read_pointer(settings)[0]
    folder = generation_folder(settings, name)
    store = VectorStore(folder / generation.CHROMA, name, "")
    units = {unit.id: unit for unit in generation.read_units(folder, generation.DocumentFile(folder))}
    vector = embedder.embed_queries(["河道"])[0]
    yield lambda kind, where: [hit.unit.id for hit in store.search(vector, units, kind, 50, where)]
    store.close()


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("departments_lead", "水利部", ["甲方案/1/1"]),
        ("departments_lead", "财政部", []),
        ("departments_participant", "财政部", ["甲方案/1/1"]),
        ("departments_all", "财政部", ["甲方案/1/1"]),
        ("departments_responsible", "农业农村部", ["甲方案/2/1"]),
        ("deadlines", "2024-12-31", ["甲方案/2/1"]),
        ("terms", "一村一塘", ["甲方案/2/1"]),
    ],
)
def test_paragraphs_can_be_filtered_by_facts(searched, key, value, expected):
    assert searched(UnitKind.PARAGRAPH, {key: {"$contains": value}}) == expected


def test_every_entry_knows_its_place(searched):
    assert searched(UnitKind.PARAGRAPH, {"paragraph_id": "甲方案/1/1"}) == ["甲方案/1/1"]
    sentences = searched(UnitKind.SENTENCE, {"$and": [{"document_id": "甲方案"}, {"sentence_index": 1}]})
    assert sorted(sentences) == ["甲方案/1/1#s1", "甲方案/2/1#s1"]


def test_a_wrong_server_address_is_explained(tmp_path):
    with pytest.raises(IndexUnavailableError, match="YZASSIST_CHROMA_URL"):
        VectorStore(tmp_path, "x", "localhost")


def test_a_server_out_of_reach_is_explained(tmp_path):
    with pytest.raises(IndexUnavailableError):
        VectorStore(tmp_path, "x", "http://127.0.0.1:9")


def test_langchain_sees_the_same_vectors(embedder):
    adapter = LangChainEmbeddings(embedder)
    assert adapter.embed_query("河道") == pytest.approx(embedder.embed_queries(["河道"])[0].tolist())
    assert adapter.embed_documents(["河道", "池塘"])[1] == pytest.approx(embedder.embed_passages(["池塘"])[0].tolist())
