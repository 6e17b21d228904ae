"""``/api/ask`` and its stream: the contract, bad input, and what happens when things go wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.web.api.asking import MAX_TURNS, pieces
from yzassist.web.service import GENERAL_PROBLEM, Service
from yzassist.web.steps import Step

QUESTION = "农膜回收率要达到多少？"
Keeps = Callable[[Assistant, Answer], None]


def events(text: str) -> list[tuple[str, dict[str, object]]]:
    """Name and data of each server-sent event."""
    blocks = (block.split("\n") for block in text.strip().split("\n\n"))
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_answer_is_the_assistants_with_its_id(
    client: TestClient, assistant: Assistant, schema: Draft202012Validator, keeps_contract: Keeps
) -> None:
    body = client.post("/api/ask", json={"id": "q1", "question": QUESTION}).json()
    schema.validate(body)
    assert body.pop("id") == "q1"
    answer = Answer.model_validate(body)
    keeps_contract(assistant, answer)
    assert answer.model_copy(update={"elapsed_ms": 0}) == assistant.ask(QUESTION).model_copy(update={"elapsed_ms": 0})


def test_follow_up_is_understood_from_its_history(client: TestClient) -> None:
    history = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "85%以上。", "extra": 1}]
    body = client.post("/api/ask", json={"question": "由谁牵头？", "history": history}).json()
    assert "农膜" in body["resolved_question"]
    assert any(fact["kind"] == "responsibility" for fact in body["facts"])


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"", 422),
        (b"[]", 422),
        (b'"?"', 422),
        (b"null", 422),
        (b"{}", 422),
        (b"[" * 100_000, 400),
        (b'{"question": "\\ud800"}', 422),
        (b'{"question": "\\u0000"}', 422),
        (b'{"question": "?", "id": "\\ud800"}', 422),
        (b'{"question": "?", "id": 1.5}', 422),
        (b'{"question": 7}', 422),
        (b'{"question": null}', 422),
        (b'{"question": "  "}', 422),
        (b'{"question": "???"}', 422),
        (b'{"question": "?", "history": "x"}', 422),
        (b'{"question": "?", "history": [{"role": "system", "content": "x"}]}', 422),
        (b'{"question": "?", "history": [{"role": "user", "content": 1}]}', 422),
        (b'{"question": "?", "history": [{"role": "user"}]}', 422),
    ],
)
@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_bad_input_is_told_in_chinese(client: TestClient, path: str, content: bytes, status: int) -> None:
    response = client.post(path, content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == status
    (error,) = response.json().values()
    assert any("\u4e00" <= char <= "\u9fff" for char in error)


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_overlong_question_is_refused_with_its_length(client: TestClient, path: str) -> None:
    response = client.post(path, json={"question": "水" * 10_000})
    assert response.status_code == 422
    assert response.json() == {"error": "问题太长（10000字），请精简到1000字以内。"}


def test_markup_in_a_question_comes_back_as_the_text_it_is(client: TestClient) -> None:
    question = "<script>alert(1)</script>农膜回收率要达到多少？"
    body = client.post("/api/ask", json={"question": question}).json()
    assert body["question"] == question
    assert "<script" not in body["answer"]


def test_deep_history_is_answered_and_a_deeper_one_refused(client: TestClient) -> None:
    turns = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "好" * 500}] * (MAX_TURNS // 2)
    assert client.post("/api/ask", json={"question": "由谁牵头？", "history": turns}).status_code == 200
    too_deep = client.post("/api/ask", json={"question": "由谁牵头？", "history": [*turns, *turns]})
    assert too_deep.status_code == 422
    assert too_deep.json()["error"].startswith("history ")


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions"])
def test_huge_body_is_not_read(client: TestClient, path: str, chunked: bool) -> None:
    def body() -> Iterator[bytes]:
        yield b'{"question": "'
        for _ in range(64):
            yield b"a" * 65_536

    content = body() if chunked else b"".join(body())
    response = client.post(path, content=content, headers={"Content-Type": "application/json"})
    assert response.status_code == 413
    assert "请求太大" in response.text


def test_stream_tells_steps_then_parts_then_the_same_answer(client: TestClient) -> None:
    whole = client.post("/api/ask", json={"id": 7, "question": "第六条说了什么"}).json()
    response = client.post("/api/ask/stream", json={"id": 7, "question": "第六条说了什么"})
    assert response.headers["content-type"].startswith("text/event-stream")
    told = events(response.text)
    parts = [data["text"] for name, data in told if name == "part"]
    assert [name for name, _ in told] == ["step"] * 3 + ["part"] * len(parts) + ["answer"]
    assert [data["step"] for name, data in told if name == "step"] == list(Step)
    assert len(parts) > 1
    assert "".join(map(str, parts)) == whole["answer"]
    assert {**told[-1][1], "elapsed_ms": 0} == {**whole, "elapsed_ms": 0}


@pytest.mark.parametrize("text", ["", "。", "甲。乙；\n丙", "甲", "\n\n甲"])
def test_pieces_are_the_whole_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_own_failure_is_told_without_its_cause(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> Answer:
        raise RuntimeError("a secret path")

    monkeypatch.setattr(Service, "ask", fail)
    response = client.post("/api/ask", json={"question": QUESTION})
    assert (response.status_code, response.json()) == (500, {"error": GENERAL_PROBLEM})
    told = events(client.post("/api/ask/stream", json={"question": QUESTION}).text)
    assert told == [("error", {"error": GENERAL_PROBLEM})]


def test_client_that_leaves_the_stream_disturbs_nobody(server_url: str) -> None:
    address = urlsplit(server_url).netloc
    body, headers = json.dumps({"question": QUESTION}), {"Content-Type": "application/json"}
    for _ in range(20):
        leaving = HTTPConnection(address, timeout=30)
        leaving.request("POST", "/api/ask/stream", body, headers)
        with leaving.getresponse() as response:
            assert response.readline() == b"event: step\n"
        leaving.close()
    staying = HTTPConnection(address, timeout=30)
    staying.request("POST", "/api/ask", body, headers)
    with staying.getresponse() as response:
        assert response.status == 200
    staying.close()
