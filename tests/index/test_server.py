"""A Chroma server instead of the embedded database: the same answers, old generations dropped, and no wrong ones."""

from __future__ import annotations

import gc
import socket
import time
from collections.abc import Iterator

import pytest

from chroma_server import Server
from yzassist.errors import IndexUnavailableError
from yzassist.index.build import build_index
from yzassist.index.store import open_index
from yzassist.index.units import UnitKind

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture
def server(tmp_path) -> Iterator[Server]:
    with Server(tmp_path / "server") as running:
        yield running
        gc.collect()  # chromadb's HTTP client leaves its sockets to the collector


def test_a_server_answers_as_the_embedded_database_does(settings, embedder, add_plan, server):
    import chromadb

    remote = settings.model_copy(update={"chroma_url": server.url})
    for second in ("整治乡村池塘", "养好乡村池塘", "看好乡村池塘"):
        add_plan("乙方案", second=second)
        build_index(remote, embedder=embedder)
    index = open_index(remote, embedder)
    assert len(chromadb.HttpClient(port=server.port).list_collections()) == 2 * len(UnitKind)
    with pytest.raises(IndexUnavailableError, match="向量库地址"):
        open_index(settings, embedder)

    build_index(settings, embedder=embedder)
    local = open_index(settings, embedder)
    for question in ("池塘养护", "黑臭河道", "一村一塘", "谁来牵头"):
        vector = index.embed_query(question)
        for kind in UnitKind:
            for scope in (None, ["甲方案"]):
                found, same = (opened.dense(vector, kind, 50, scope) for opened in (index, local))
                assert [hit.unit.id for hit in found] == [hit.unit.id for hit in same]
                assert [hit.score for hit in found] == pytest.approx([hit.score for hit in same], abs=1e-5)


def test_a_server_that_is_away_is_told_and_missed_no_longer_once_it_is_back(settings, embedder, server):
    remote = settings.model_copy(update={"chroma_url": server.url})
    build_index(remote, embedder=embedder)
    index = open_index(remote, embedder)
    vector = index.embed_query("池塘养护")
    before = [hit.unit.id for hit in index.dense(vector, UnitKind.SENTENCE, 4)]
    server.stop()
    for use in (lambda: index.dense(vector, UnitKind.SENTENCE, 4), index.check):
        with pytest.raises(IndexUnavailableError, match=r"向量库服务没有应答.*YZASSIST_CHROMA_URL"):
            use()
    with pytest.raises(IndexUnavailableError, match="向量库服务没有应答"):
        build_index(remote, force=True, embedder=embedder)
    server.start()
    index.check()
    assert [hit.unit.id for hit in index.dense(vector, UnitKind.SENTENCE, 4)] == before


def test_a_server_that_never_answers_is_not_waited_for_without_end(settings, embedder, monkeypatch):
    import httpx

    from yzassist.index import vectors

    monkeypatch.setattr(vectors, "_SERVER_TIMEOUT", httpx.Timeout(0.2))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        remote = settings.model_copy(update={"chroma_url": f"http://127.0.0.1:{silent.getsockname()[1]}"})
        started = time.monotonic()
        with pytest.raises(IndexUnavailableError, match="向量库服务没有应答"):
            build_index(remote, embedder=embedder)
        assert time.monotonic() - started < 10
