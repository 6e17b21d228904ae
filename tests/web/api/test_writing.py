"""The stream of an answer that a language model phrases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from yzassist.answering.model import Answer, Verification
from yzassist.assistant import Assistant
from yzassist.generation.events import Event, Extracted, Finished, Sentence
from yzassist.settings import Settings
from yzassist.web.server import create_app
from yzassist.web.service import Service

QUESTION = "小水电怎么清理整改"
SAID = ("完成小水电清理整改“回头看”。〔（二十六）〕", "逐站落实生态流量。〔（二十六）〕")


class WritingAssistant:
    """The assistant, as if a model phrased every answer: ``fails`` after its first sentence or not."""

    def __init__(self, assistant: Assistant, fails: bool) -> None:
        self._assistant = assistant
        self._fails = fails

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    def ask_stream(self, *request: Any, **options: Any) -> Iterator[Event]:
        extracted = self._assistant.ask(QUESTION)
        yield Extracted(extracted)
        for count in (1,) if self._fails else (1, 2):
            yield Sentence(SAID[count - 1], written(extracted, count))
        yield Finished(extracted.model_copy(update={"notice": "断开。"}) if self._fails else written(extracted, 2))


def written(answer: Answer, count: int) -> Answer:
    return answer.model_copy(
        update={"answer": "".join(SAID[:count]), "engine": "llm:fake", "verification": Verification(checked=count)}
    )


@pytest.fixture(params=[False, True], ids=["healthy", "failing"])
def told(
    request: pytest.FixtureRequest, api_settings: Settings, assistant: Assistant
) -> list[tuple[str, dict[str, Any]]]:
    """Name and data of the events of one question."""
    service = Service(api_settings, WritingAssistant(assistant, request.param))  # type: ignore[arg-type]
    with TestClient(create_app(api_settings, service)) as client:
        text = client.post("/api/ask/stream", json={"id": 7, "question": QUESTION}).text
    blocks = (block.split("\n") for block in text.strip().split("\n\n"))
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_the_extractive_answer_is_told_before_any_sentence_and_the_whole_last(
    told: list[tuple[str, dict[str, Any]]], schema: Draft202012Validator
) -> None:
    names = [name for name, _ in told if name != "step"]
    parts = [data["text"] for name, data in told if name == "part"]
    assert names == ["extract", *("part" for _ in parts), "answer"]
    assert parts == list(SAID[: len(parts)])
    for name, data in told:
        if name in ("extract", "answer"):
            schema.validate(data)
            assert data["id"] == 7


def test_a_failing_model_ends_with_the_extractive_answer_and_a_notice(told: list[tuple[str, dict[str, Any]]]) -> None:
    extracted = next(data for name, data in told if name == "extract")
    answer = told[-1][1]
    if answer["notice"]:
        assert (answer["answer"], answer["engine"]) == (extracted["answer"], "extractive")
    else:
        assert (answer["answer"], answer["engine"]) == ("".join(SAID), "llm:fake")
