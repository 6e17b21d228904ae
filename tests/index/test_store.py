"""Opening an index: what is missing, stale or damaged is said so; many threads may search it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from yzassist.errors import IndexUnavailableError
from yzassist.index import manifest
from yzassist.index.build import build_index
from yzassist.index.store import is_current, open_index
from yzassist.index.units import UnitKind


@pytest.fixture
def built(settings, embedder, add_plan):
    add_plan("乙方案")
    build_index(settings, embedder=embedder)
    return settings


def test_no_index_says_how_to_build_one(settings, embedder):
    assert not is_current(settings, embedder)
    with pytest.raises(IndexUnavailableError, match="yzassist index"):
        open_index(settings, embedder)


def test_an_opened_index_has_plans_facts_and_words(built, embedder):
    index = open_index(built, embedder)
    assert is_current(built, embedder)
    assert {plan.id for plan in index.plans} == set(index.facts) == {"甲方案", "乙方案"}
    assert "一村一塘" in index.words
    assert index.facts["甲方案"].responsibilities
    assert index.generation


def test_searches_stay_within_the_given_documents(built, embedder):
    index = open_index(built, embedder)
    vector, tokens = index.embed_query("河道清淤"), index.tokenizer.tokens("河道清淤")
    for hits in (
        index.dense(vector, UnitKind.SENTENCE, 50, ["乙方案"]),
        index.lexical(tokens, UnitKind.SENTENCE, 50, ["乙方案"]),
    ):
        assert hits
        assert {hit.unit.document_id for hit in hits} == {"乙方案"}
    assert index.dense(vector, UnitKind.SENTENCE, 5, []) == []
    assert index.lexical(tokens, UnitKind.SENTENCE, 5, []) == []


def test_scores_fall_and_are_cosines(built, embedder):
    index = open_index(built, embedder)
    vector = index.embed_query("河道清淤")
    hits = index.dense(vector, UnitKind.SENTENCE, 50)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    exact = [float(vector @ embedder.embed_passages([hit.unit.text])[0]) for hit in hits]
    assert scores == pytest.approx(exact, abs=1e-4)


def test_a_kind_without_units_finds_nothing(built, embedder):
    index = open_index(built, embedder)
    assert index.dense(index.embed_query("池塘"), UnitKind.QUESTION, 5) == []
    assert index.lexical(["池塘"], UnitKind.QUESTION, 5) == []
    assert index.lexical([], UnitKind.SENTENCE, 5) == []
    assert index.lexical(["没有的词"], UnitKind.SENTENCE, 5) == []


def test_rare_words_weigh_more(built, embedder):
    index = open_index(built, embedder)
    assert index.idf("没有的词") > index.idf("一村一塘") > index.idf("年底") > 0


def test_query_vectors_are_remembered(built, embedder):
    index = open_index(built, embedder)
    embedder.texts.clear()
    first = index.embed_query("问一次")
    assert index.embed_query("问一次") is first
    assert embedder.texts == ["问一次"]
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1


def test_twenty_threads_get_what_one_gets(built, embedder):
    index = open_index(built, embedder)
    questions = [f"河道清淤{number % 7}池塘" for number in range(200)]

    def ask(question):
        vector = index.embed_query(question)
        dense = [hit.unit.id for hit in index.dense(vector, UnitKind.SENTENCE, 50)]
        return dense, [hit.unit.id for hit in index.lexical(index.tokenizer.tokens(question), UnitKind.SENTENCE, 5)]

    with ThreadPoolExecutor(20) as threads:
        together = list(threads.map(ask, questions))
    index.close()
    assert together == [ask(question) for question in questions]


@pytest.mark.parametrize("name", ["documents.jsonl", "keys.npy", "vectors.npy", "words.txt", "manifest.json"])
@pytest.mark.parametrize("harm", ["cut", "gone", "flipped"])
def test_a_damaged_file_is_noticed_and_a_build_mends_it(built, embedder, name, harm):
    path = next((built.index / "generations").glob(f"*/{name}"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x7F
    path.unlink() if harm == "gone" else path.write_bytes(data if harm == "flipped" else data[: len(data) // 2])
    assert not is_current(built, embedder)
    with pytest.raises(IndexUnavailableError, match="重建"):
        open_index(built, embedder)
    build_index(built, embedder=embedder)
    assert is_current(built, embedder)


@pytest.mark.parametrize("content", [b"", b"\x00" * 100])
def test_a_damaged_vector_database_is_noticed_and_a_build_mends_it(built, embedder, content):
    path = next((built.index / "generations").glob("*/chroma/chroma.sqlite3"))
    path.write_bytes(content)
    index = open_index(built, embedder)
    with pytest.raises(IndexUnavailableError, match="重建"):
        index.dense(index.embed_query("池塘"), UnitKind.SENTENCE, 5)
    build_index(built, embedder=embedder)
    fresh = open_index(built, embedder)
    assert fresh.dense(fresh.embed_query("池塘"), UnitKind.SENTENCE, 5)


def test_a_pointer_to_nothing_is_damage(built, embedder):
    (built.index / "CURRENT").write_text("gone\n", encoding="utf-8")
    with pytest.raises(IndexUnavailableError, match="重建"):
        open_index(built, embedder)


def test_an_index_of_another_version_or_model_is_refused(built, embedder, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(manifest, "INDEX_VERSION", manifest.INDEX_VERSION + 1)
        with pytest.raises(IndexUnavailableError, match="另一个版本"):
            open_index(built, embedder)
    embedder.name = "别的模型"
    assert not is_current(built, embedder)
    with pytest.raises(IndexUnavailableError, match="另一个向量模型"):
        open_index(built, embedder)


def test_opening_loads_neither_the_model_nor_chroma(built):
    program = (
        "import sys; from pathlib import Path; from yzassist.settings import Settings;"
        "sys.path.insert(0, sys.argv[3]); from index_builder import FakeEmbedder;"
        "from yzassist.index.store import open_index;"
        "open_index(Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2])), FakeEmbedder());"
        "heavy = {'torch', 'sentence_transformers', 'transformers', 'chromadb'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    arguments = [str(built.corpus), str(built.index), str(Path(__file__).parents[1] / "support")]
    output = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    assert output.stdout.strip() == "[]"


def test_vectors_are_single_precision(built, embedder):
    assert open_index(built, embedder).embed_query("池塘").dtype == np.float32
