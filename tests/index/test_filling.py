"""A change of one plan among many writes the entries of that plan alone, and the search is that of a whole build."""

from __future__ import annotations

import pytest

from yzassist.index.build import build_index
from yzassist.index.manifest import generation_folder, load_manifest, read_pointer
from yzassist.index.store import open_index
from yzassist.index.units import UnitKind
from yzassist.index.vectors import VectorStore

STEMS = [f"方案{number}" for number in range(16)]


@pytest.fixture
def written(monkeypatch):
    """The documents whose entries were written to Chroma, build by build."""
    documents: list[str] = []
    add = VectorStore.add

    def record(self, kind, units, vectors, metadata):
        documents.extend(unit.document_id for unit in units)
        add(self, kind, units, vectors, metadata)

    monkeypatch.setattr(VectorStore, "add", record)
    return documents


@pytest.fixture
def several(settings, embedder, add_plan):
    for stem in STEMS:
        add_plan(stem, second=f"整治{stem}的乡村池塘")
    build_index(settings, embedder=embedder)


def neighbours(settings, embedder, text):
    index = open_index(settings, embedder)
    vector = index.embed_query(text)
    found = [[(hit.unit.id, round(hit.score, 5)) for hit in index.dense(vector, kind, 1000)] for kind in UnitKind]
    index.close()
    return found


def replaced(settings):
    return load_manifest(generation_folder(settings, read_pointer(settings)[0])).replaced_units


def test_only_the_changed_plan_is_written(settings, embedder, add_plan, several, written):
    written.clear()
    add_plan(STEMS[3], second="养好乡村池塘")
    (settings.corpus / f"{STEMS[5]}.txt").unlink()
    build_index(settings, embedder=embedder)
    assert set(written) == {STEMS[3]}
    assert replaced(settings) > 0
    after = neighbours(settings, embedder, "养好乡村池塘")
    build_index(settings, embedder=embedder, force=True)
    assert neighbours(settings, embedder, "养好乡村池塘") == after
    assert replaced(settings) == 0


def test_many_changes_build_the_graph_anew(settings, embedder, add_plan, several, written):
    written.clear()
    for stem in STEMS[:3]:
        add_plan(stem, second="养好乡村池塘")
    build_index(settings, embedder=embedder)
    assert set(written) == {*STEMS, "甲方案"}
    assert replaced(settings) == 0


def test_another_program_writes_all_metadata_anew(settings, embedder, several, written, monkeypatch):
    written.clear()
    monkeypatch.setattr("yzassist.index.manifest._code_hash", lambda: "另一个程序")
    assert build_index(settings, embedder=embedder).embedded == 0
    assert set(written) == {*STEMS, "甲方案"}


def test_a_search_in_few_documents_is_exact(settings, embedder, several):
    index = open_index(settings, embedder)
    vector = index.embed_query("乡村池塘")
    for kind in (UnitKind.PARAGRAPH, UnitKind.SENTENCE):
        everywhere = [hit for hit in index.dense(vector, kind, 1000) if hit.unit.document_id in STEMS[:2]]
        inside = index.dense(vector, kind, 1000, STEMS[:2])
        assert [hit.unit.id for hit in inside] == [hit.unit.id for hit in everywhere]
        assert [hit.score for hit in inside] == pytest.approx([hit.score for hit in everywhere], abs=1e-5)
        assert index.dense(vector, kind, 3, STEMS[:2]) == inside[:3]
    assert index.dense(vector, UnitKind.QUESTION, 3, STEMS[:2]) == []
    assert index.dense(vector, UnitKind.SENTENCE, 3, ["没有"]) == []


def test_a_search_in_many_documents_asks_chroma(settings, embedder, several, monkeypatch):
    index = open_index(settings, embedder)
    vector = index.embed_query("乡村池塘")
    exact = index.dense(vector, UnitKind.SENTENCE, 1000, STEMS)
    monkeypatch.setattr("yzassist.index.exact._MOST_ROWS", 3)
    by_chroma = index.dense(vector, UnitKind.SENTENCE, 1000, STEMS)
    assert {hit.unit.id for hit in by_chroma} == {hit.unit.id for hit in exact}
    assert [hit.score for hit in by_chroma] == pytest.approx([hit.score for hit in exact], abs=1e-5)


def test_the_words_found_in_some_documents_are_those_found_in_all(settings, embedder, several):
    index = open_index(settings, embedder)
    tokens = index.tokenizer.tokens("整治乡村池塘")
    everywhere = index.lexical(tokens, UnitKind.SENTENCE, 1000)
    inside = index.lexical(tokens, UnitKind.SENTENCE, 1000, STEMS[4:6])
    assert inside == [hit for hit in everywhere if hit.unit.document_id in STEMS[4:6]]
    assert index.lexical(tokens, UnitKind.SENTENCE, 4) == everywhere[:4]
