"""An OpenAI-compatible endpoint, in good health and in bad."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from langchain_core.messages import HumanMessage

from model_endpoint import Behaviour, ModelEndpoint, ScriptedModel, say, start_stream
from yzassist.errors import ModelUnavailableError
from yzassist.generation.backends.openai import RETRIES, Endpoint, open_endpoint
from yzassist.generation.departure import DepartedError, Departure

Handler = BaseHTTPRequestHandler
Serve = Callable[[Behaviour], ModelEndpoint]
MESSAGES = [HumanMessage("问题")]


def refuse(status: int) -> Callable[[Handler, dict[str, object]], None]:
    def behave(handler: Handler, body: dict[str, object]) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        handler.wfile.write(b'{"error": {"message": "bad key secret-key"}}')

    return behave


def ask(endpoint: Endpoint, silence_s: float = 20.0, deadline_s: float = 30.0) -> str:
    return "".join(open_endpoint(endpoint, silence_s, direct=True).stream(MESSAGES, 20, deadline_s, Departure()))


def test_the_answer_comes_piece_by_piece_with_the_key_and_the_limit_sent(serve: Serve) -> None:
    def behave(handler: Handler, body: dict[str, object]) -> None:
        start_stream(handler)
        say(handler, "长江")
        say(handler, "保护")
        handler.wfile.write(b"data: [DONE]\n\n")

    fake = serve(behave)
    pieces = open_endpoint(fake.endpoint, 5.0, direct=True).stream(MESSAGES, 20, 30.0, Departure())
    assert [piece for piece in pieces if piece] == ["长江", "保护"]
    assert fake.keys == ["Bearer secret-key"]
    assert (fake.requests[0]["max_tokens"], fake.requests[0]["temperature"]) == (20, 0)


@pytest.mark.parametrize(
    ("status", "mend", "tries"),
    [
        (401, "YZASSIST_LLM_KEY", 1),
        (403, "权限", 1),
        (404, "YZASSIST_LLM_URL", 1),
        (429, "额度", 1 + RETRIES),
        (500, "返回错误 500", 1 + RETRIES),
    ],
)
def test_a_refusal_says_the_mend_never_the_key_and_is_tried_again_where_that_may_help(
    serve: Serve, status: int, mend: str, tries: int
) -> None:
    fake = serve(refuse(status))
    with pytest.raises(ModelUnavailableError, match=mend) as caught:
        ask(fake.endpoint, deadline_s=60.0)
    assert "secret" not in str(caught.value)
    assert len(fake.requests) == tries


def test_a_page_instead_of_an_answer_is_no_answer(serve: Serve) -> None:
    def behave(handler: Handler, body: dict[str, object]) -> None:
        start_stream(handler, "text/html")
        handler.wfile.write("<html><body>请先登录</body></html>".encode())

    with pytest.raises(ModelUnavailableError, match="地址不是模型接口"):
        ask(serve(behave).endpoint)


def test_an_empty_answer_is_no_answer(serve: Serve) -> None:
    def behave(handler: Handler, body: dict[str, object]) -> None:
        start_stream(handler)
        say(handler, "")
        say(handler, " ")
        handler.wfile.write(b"data: [DONE]\n\n")

    with pytest.raises(ModelUnavailableError, match="没有给出内容"):
        ask(serve(behave).endpoint)


def test_damaged_data_is_an_error_in_words(serve: Serve) -> None:
    def behave(handler: Handler, body: dict[str, object]) -> None:
        start_stream(handler)
        handler.wfile.write(b'data: {"choices": [{"delta": {"con\n\n')

    with pytest.raises(ModelUnavailableError, match="检查"):
        ask(serve(behave).endpoint)


def test_a_model_that_falls_silent_is_given_up(serve: Serve) -> None:
    def behave(handler: Handler, body: dict[str, object]) -> None:
        start_stream(handler)
        say(handler, "长江")
        time.sleep(20)

    heard: list[str] = []
    started = time.monotonic()
    with pytest.raises(ModelUnavailableError, match="YZASSIST_LLM_SILENCE_S"):
        heard.extend(open_endpoint(serve(behave).endpoint, 1.5, direct=True).stream(MESSAGES, 20, 30.0, Departure()))
    assert heard == ["长江"]
    assert time.monotonic() - started < 12


def test_signs_of_life_without_words_are_silence(serve: Serve) -> None:
    def behave(handler: Handler, body: dict[str, object]) -> None:
        start_stream(handler)
        for _ in range(400):
            handler.wfile.write(b": keepalive\n\n")
            handler.wfile.flush()
            time.sleep(0.05)

    started = time.monotonic()
    with pytest.raises(ModelUnavailableError, match="太慢"):
        ask(serve(behave).endpoint, silence_s=1.0, deadline_s=30.0)
    assert time.monotonic() - started < 12


def test_an_endless_answer_ends_at_the_deadline(serve: Serve) -> None:
    def behave(handler: Handler, body: dict[str, object]) -> None:
        start_stream(handler)
        while True:
            say(handler, "啊")
            time.sleep(0.01)

    started = time.monotonic()
    with pytest.raises(ModelUnavailableError, match="YZASSIST_LLM_DEADLINE_S"):
        ask(serve(behave).endpoint, deadline_s=1.0)
    assert time.monotonic() - started < 12


def test_a_server_that_dies_in_the_middle_is_an_error_in_words(serve: Serve) -> None:
    def behave(handler: Handler, body: dict[str, object]) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        say(handler, "长江")

    with pytest.raises(ModelUnavailableError, match="断开"):
        ask(serve(behave).endpoint)


def test_nobody_at_the_address_is_an_error_in_words() -> None:
    with pytest.raises(ModelUnavailableError, match="连不上"):
        ask(Endpoint("http://127.0.0.1:9/v1", "fake", ""))


@pytest.fixture
def talking() -> Iterator[ScriptedModel]:
    model = ScriptedModel("啊", endless=True, pause_s=0.02)
    yield model
    model.close()


def test_who_has_heard_enough_stops_the_model(talking: ScriptedModel) -> None:
    stream = open_endpoint(talking.endpoint, 5.0, direct=True).stream(MESSAGES, 20, 30.0, Departure())
    next(stream)
    stream.close()
    assert talking.stopped()


def test_who_leaves_stops_the_model_though_its_words_are_being_read(talking: ScriptedModel) -> None:
    departure = Departure()
    leaving = threading.Timer(0.5, departure.leave)
    leaving.start()
    with pytest.raises(DepartedError):
        for _ in open_endpoint(talking.endpoint, 5.0, direct=True).stream(MESSAGES, 20, 30.0, departure):
            pass
    assert talking.stopped()


def test_who_leaves_stops_a_model_that_is_silent_at_once(talking: ScriptedModel) -> None:
    talking.endless, talking.stalls = False, True
    departure = Departure()
    leaving = threading.Timer(0.5, departure.leave)
    leaving.start()
    started = time.monotonic()
    with pytest.raises(DepartedError):
        "".join(open_endpoint(talking.endpoint, 20.0, direct=True).stream(MESSAGES, 20, 30.0, departure))
    assert time.monotonic() - started < 10
    assert talking.stopped()


def test_nothing_is_asked_of_the_model_for_who_has_left_before(talking: ScriptedModel) -> None:
    departure = Departure()
    departure.leave()
    with pytest.raises(DepartedError):
        "".join(open_endpoint(talking.endpoint, 5.0, direct=True).stream(MESSAGES, 20, 30.0, departure))
    assert talking.sent == 0
