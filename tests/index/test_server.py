"""A Chroma server instead of the embedded database: the same answers, and old generations are dropped there too."""

from __future__ import annotations

import gc
import socket
import subprocess
import sys
import time

import pytest

from yzassist.errors import IndexUnavailableError
from yzassist.index.build import build_index
from yzassist.index.store import open_index
from yzassist.index.units import UnitKind


@pytest.fixture
def server(tmp_path):
    """Address of a Chroma server of our own, stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = "from chromadb.cli.cli import app; app()"
    command = [sys.executable, "-c", program, "run", "--path", str(tmp_path / "server"), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        gc.collect()  # chromadb's HTTP client leaves its sockets to the collector
        process.kill()
        process.wait()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_a_server_answers_as_the_embedded_database_does(settings, embedder, add_plan, server):
    import chromadb

    remote = settings.model_copy(update={"chroma_url": server})
    for second in ("整治乡村池塘", "养好乡村池塘", "看好乡村池塘"):
        add_plan("乙方案", second=second)
        build_index(remote, embedder=embedder)
    index = open_index(remote, embedder)
    vector = index.embed_query("池塘养护")
    found = index.dense(vector, UnitKind.SENTENCE, 4)
    assert len(chromadb.HttpClient(port=int(server.rsplit(":", 1)[1])).list_collections()) == 2 * len(UnitKind)

    with pytest.raises(IndexUnavailableError, match="向量库地址"):
        open_index(settings, embedder)
    build_index(settings, embedder=embedder)
    local = open_index(settings, embedder).dense(vector, UnitKind.SENTENCE, 4)
    assert [hit.unit.id for hit in found] == [hit.unit.id for hit in local]
    assert [hit.score for hit in found] == pytest.approx([hit.score for hit in local], abs=1e-5)
