"""Vectors from an OpenAI-compatible address: asked in batches, in order, again where that helps, and never guessed."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from yzassist.errors import InvalidSettingError, ModelUnavailableError
from yzassist.index.build import build_index
from yzassist.index.embedding.endpoint import EndpointEmbedder
from yzassist.index.embedding.factory import create_embedder
from yzassist.index.store import open_index
from yzassist.index.units import UnitKind
from yzassist.settings import load_settings


class Fake:
    """A server on loopback; ``answers`` replace its next replies (status, body), ``asked`` are the requests."""

    def __init__(self, address: str, embed: Callable[[list[str]], np.ndarray]) -> None:
        self.url = f"{address}/v1"
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.answers: list[tuple[int, bytes]] = []
        self._embed = embed

    def reply(self, path: str, key: str, body: bytes) -> tuple[int, bytes]:
        if self.answers:
            return self.answers.pop(0)
        if path != "/v1/embeddings":
            return 404, b"{}"
        request = json.loads(body)
        self.asked.append(request)
        self.keys.append(key)
        rows = [
            {"object": "embedding", "index": number, "embedding": [3 * float(value) for value in row]}
            for number, row in enumerate(self._embed(request["input"]))
        ]
        return 200, json.dumps({"object": "list", "data": rows[::-1], "model": request["model"]}).encode()


@pytest.fixture
def fake(embedder) -> Iterator[Fake]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, reply = serving.reply(self.path, self.headers.get("Authorization", ""), body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: object) -> None:
            """Nothing is written to the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    serving = Fake(f"http://127.0.0.1:{server.server_port}", embedder.embed_queries)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield serving
    server.shutdown()
    server.server_close()
    thread.join(5)


def test_texts_go_in_batches_and_vectors_come_back_in_order(fake, embedder):
    remote = EndpointEmbedder(fake.url, "bge-m3", "钥匙".encode().hex())
    texts = [f"第{number}条 治理河道" for number in range(70)]
    vectors = remote.embed_passages(texts)
    assert [len(request["input"]) for request in fake.asked] == [32, 32, 6]
    assert {request["model"] for request in fake.asked} == {"bge-m3"}
    assert set(fake.keys) == {f"Bearer {'钥匙'.encode().hex()}"}
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, embedder.embed_passages(texts), atol=1e-6)
    assert remote.embed_queries([]).shape == (0, 64)
    assert (remote.name, remote.dimensions) == ("endpoint:bge-m3", 64)


def test_the_prompts_of_the_family_are_sent(fake):
    remote = EndpointEmbedder(fake.url, "multilingual-e5-large", "")
    remote.embed_queries(["甲"])
    remote.embed_passages(["乙"])
    assert [request["input"] for request in fake.asked] == [["query: 甲"], ["passage: 乙"]]
    assert fake.keys == ["", ""]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(fake, status):
    fake.answers = [(status, b""), (status, b"")]
    assert EndpointEmbedder(fake.url, "bge-m3", "").embed_queries(["甲"]).shape == (1, 64)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([(503, b"")] * 3, "返回 503"),
        ([(401, b"")], "密钥 YZASSIST_EMBEDDING_KEY 不对"),
        ([(404, b"")], "地址或模型名不对"),
        ([(200, b"<html>")], "返回的内容不是向量"),
        ([(200, b'{"data": []}')], "向量数与文本数不符"),
        ([(200, b'{"data": [{"index": 0, "embedding": [0, 0]}]}')], "是零或不是数"),
        ([(200, b'{"data": [{"index": 0, "embedding": [1]}, {"index": 1, "embedding": [1, 2]}]}')], "不是向量"),
    ],
)
def test_what_is_no_vector_is_told_with_the_mend(fake, answers, reason):
    fake.answers = answers
    with pytest.raises(ModelUnavailableError, match=reason) as caught:
        EndpointEmbedder(fake.url, "bge-m3", "秘密").embed_queries(["甲"])
    assert "YZASSIST_EMBEDDING_URL" in str(caught.value)
    assert "秘密" not in str(caught.value)


def test_an_index_is_built_and_searched_through_it(fake, settings, embedder):
    remote = settings.model_copy(update={"embedding_url": fake.url, "embedding_model": "bge-m3"})
    build_index(remote)
    index = open_index(remote)
    build_index(settings, embedder=embedder)
    local = open_index(settings, embedder)
    for question in ("池塘养护", "黑臭河道"):
        found, same = (opened.dense(opened.embed_query(question), UnitKind.SENTENCE, 3) for opened in (index, local))
        assert [hit.unit.id for hit in found] == [hit.unit.id for hit in same]
    fake.answers = [(502, b"")] * 3
    with pytest.raises(ModelUnavailableError, match="返回 502"):
        index.embed_query("又一个问题")
    index.close()
    local.close()


def test_the_setting_needs_an_address_and_a_model(monkeypatch):
    monkeypatch.setenv("YZASSIST_EMBEDDING_URL", "http://127.0.0.1:9/v1")
    with pytest.raises(InvalidSettingError, match="还要把 YZASSIST_EMBEDDING_MODEL 设为"):
        load_settings()
    monkeypatch.setenv("YZASSIST_EMBEDDING_MODEL", "bge-m3")
    assert isinstance(create_embedder(load_settings()), EndpointEmbedder)
    monkeypatch.setenv("YZASSIST_EMBEDDING_URL", "127.0.0.1:9")
    with pytest.raises(InvalidSettingError, match="应以 http"):
        load_settings()
