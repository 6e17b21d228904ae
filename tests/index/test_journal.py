"""What was embedded is not embedded again, whatever stopped the build."""

from __future__ import annotations

import os

import numpy as np
import pytest

from yzassist.errors import IndexUnavailableError
from yzassist.index import build
from yzassist.index.build import build_index, tokenizer_cache
from yzassist.index.journal import KEY_BYTES, VectorJournal, text_key
from yzassist.index.store import open_index
from yzassist.index.units import UnitKind

KEYS = [text_key(False, "河道"), text_key(False, "池塘")]
VECTORS = np.array([[1, 0, 0], [0, 1, 0]], dtype=np.float32)


@pytest.fixture
def journal(tmp_path):
    return VectorJournal(tmp_path, "模型", 3)


def test_gives_back_what_was_appended(journal):
    assert journal.read()[0] == []
    journal.append(KEYS[:1], VECTORS[:1])
    journal.append(KEYS[1:], VECTORS[1:])
    keys, vectors = journal.read()
    assert keys == KEYS
    assert np.array_equal(vectors, VECTORS)


def test_a_question_and_a_passage_of_one_text_have_keys_of_their_own():
    assert text_key(True, "河道") != text_key(False, "河道")
    assert len(text_key(True, "河道")) == KEY_BYTES


def test_a_record_that_was_cut_off_is_dropped_and_written_over(journal, tmp_path):
    journal.append(KEYS, VECTORS)
    (path,) = tmp_path.iterdir()
    os.truncate(path, path.stat().st_size - 5)
    assert journal.read()[0] == KEYS[:1]
    journal.append(KEYS[1:], VECTORS[1:])
    assert journal.read()[0] == KEYS


def test_another_model_has_a_journal_of_its_own(journal, tmp_path):
    journal.append(KEYS, VECTORS)
    assert VectorJournal(tmp_path, "别的模型", 3).read()[0] == []


def test_a_build_that_was_stopped_goes_on_where_it_stopped(settings, embedder, monkeypatch):
    embed, stopped = embedder.embed_passages, KeyboardInterrupt()

    def stop_at_the_second_batch(texts):
        if embedder.texts:
            raise stopped
        return embed(texts)

    monkeypatch.setattr("yzassist.index.vectorize._BATCH", 3)
    monkeypatch.setattr(embedder, "embed_passages", stop_at_the_second_batch)
    with pytest.raises(KeyboardInterrupt):
        build_index(settings, embedder=embedder)
    monkeypatch.setattr(embedder, "embed_passages", embed)
    done = set(embedder.texts)
    assert len(done) == 3
    embedder.texts.clear()
    build_index(settings, embedder=embedder)
    assert embedder.texts
    assert done.isdisjoint(embedder.texts)
    hits = open_index(settings, embedder).dense(embedder.embed_queries(["池塘养护"])[0], UnitKind.SENTENCE, 1)
    assert hits[0].unit.paragraph_id == "甲方案/2/1"
    assert not list(tokenizer_cache(settings).glob("*.vectors"))


def test_vectors_of_a_build_that_failed_later_are_kept(settings, embedder, monkeypatch):
    def fail(*_):
        raise IndexUnavailableError("磁盘已满。")

    with monkeypatch.context() as patch:
        patch.setattr(build, "fill_store", fail)
        with pytest.raises(IndexUnavailableError):
            build_index(settings, embedder=embedder)
    embedder.texts.clear()
    assert build_index(settings, embedder=embedder).embedded == 0
    assert embedder.texts == []
