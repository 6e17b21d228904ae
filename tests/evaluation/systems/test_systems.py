"""Any callable, a service, our assistant and the textbook chain all reply in the same form."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.errors import InvalidInputError
from yzassist.evaluation.corpora import Corpus
from yzassist.evaluation.model import Record, Request, Turn
from yzassist.evaluation.systems.assistant import assistant_system
from yzassist.evaluation.systems.base import from_callable
from yzassist.evaluation.systems.factory import SystemOptions, open_system
from yzassist.evaluation.systems.http import http_system
from yzassist.evaluation.systems.textbook import TOP_K, textbook_system

HISTORY = (Turn(role="user", content="甲"), Turn(role="assistant", content="乙"))


@pytest.fixture
def answer(record: Callable[..., Record]) -> Answer:
    made = record().reply
    assert made is not None
    return made.answer


@pytest.fixture(scope="module")
def corpus(assistant: Assistant) -> Corpus:
    return Corpus("", assistant.settings, assistant.index)


def test_a_callable_may_give_an_answer_or_its_json(answer: Answer) -> None:
    seen: list[tuple[str, Sequence[Mapping[str, str]]]] = []

    def ask(question: str, history: Sequence[Mapping[str, str]]) -> object:
        seen.append((question, history))
        return answer.model_dump(mode="json")

    reply = from_callable(ask)(Request(question="问", history=HISTORY))
    assert (reply.answer, reply.ranking) == (answer, None)
    assert seen == [("问", [{"role": "user", "content": "甲"}, {"role": "assistant", "content": "乙"}])]
    assert from_callable(lambda question, history: answer)(Request(question="问")).answer is answer


def test_a_system_that_is_not_known_is_told(corpus: Corpus) -> None:
    with pytest.raises(InvalidInputError, match="不认识的系统：nope"):
        open_system(SystemOptions("nope"), {"": corpus})
    with pytest.raises(InvalidInputError, match="导入不了"):
        open_system(SystemOptions("no.such.module:ask"), {"": corpus})


def test_our_assistant_tells_what_it_retrieved(assistant: Assistant) -> None:
    reply = assistant_system(assistant)(Request(question="农膜回收率要达到多少"))
    assert "85%" in reply.answer.answer
    assert reply.ranking
    assert len(reply.ranking) == len(set(reply.ranking))
    assert reply.elapsed_ms is not None


def test_the_textbook_chain_gives_its_passages(corpus: Corpus) -> None:
    reply = textbook_system(corpus)(Request(question="农膜回收率要达到多少"))
    assert "85%" in reply.answer.answer
    assert reply.answer.refused is False
    texts = {(p.document_id, p.clause_number, p.paragraph): p.text for p in corpus.passages}
    for citation in reply.answer.citations:
        text = texts[citation.document_id, citation.clause_number, citation.paragraph]
        assert citation.quote == text[citation.start : citation.end]
    assert reply.ranking is not None
    assert len(reply.ranking) >= TOP_K


@pytest.fixture
def service(answer: Answer) -> Iterator[tuple[str, list[dict[str, object]]]]:
    asked: list[dict[str, object]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            data = json.dumps({"id": None, **answer.model_dump(mode="json")}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/ask", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_service_is_asked_over_http(service: tuple[str, list[dict[str, object]]], answer: Answer) -> None:
    url, asked = service
    assert http_system(url)(Request(question="问", history=HISTORY[:2])).answer == answer
    assert asked == [{"question": "问", "history": [turn.model_dump() for turn in HISTORY]}]


def test_another_scheme_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="http://"):
        http_system("file:///etc/passwd")
