"""A visitor who leaves stops the language model that writes for them, by whichever door they came in; who stays reads
each sentence as soon as it is verified."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import openai
import pytest
from openai.types.chat import ChatCompletionMessageParam
from playwright.sync_api import Browser, expect

from model_endpoint import ScriptedModel
from yzassist.assistant import Assistant
from yzassist.index.embedding import Embedder
from yzassist.index.store import open_index
from yzassist.settings import Settings

from .conftest import DESKTOP, Serve, open_app, visit

QUESTION = "小水电怎么清理整改"
ASKED: list[ChatCompletionMessageParam] = [{"role": "user", "content": QUESTION}]
FIRST = "完成长江经济带小水电清理整改“回头看”，推动限期退出类电站按要求完成退出。〔（二十六）〕"
SECOND = "鼓励和引导沿江省（市）再创建一批绿色小水电示范电站。〔（二十六）〕"
RAMBLING = "并且" * 120
"""Less than the chain takes for babble, and at the speed below six seconds of it."""
_PAUSE_S = 0.5


@pytest.fixture(scope="module")
def scripted() -> Iterator[ScriptedModel]:
    model = ScriptedModel()
    yield model
    model.close()


@pytest.fixture(scope="module")
def url(
    serve: Serve,
    scripted: ScriptedModel,
    shipped: Settings,
    assistant: Assistant,
    model: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The app over the shipped plan, with the scripted model."""
    own = {
        "database_url": f"sqlite:///{tmp_path_factory.mktemp('database') / 'leaving.sqlite3'}",
        "llm": "openai",
        "llm_url": scripted.endpoint.url,
        "llm_model": scripted.endpoint.model,
        "llm_silence_s": 8.0,
        "rate_limit_per_minute": 1_000,
    }
    settings = shipped.model_copy(update=own)
    return serve(settings, Assistant(open_index(settings, model), settings))


@pytest.fixture
def talking(scripted: ScriptedModel) -> ScriptedModel:
    """The model goes on long after its first sentence."""
    scripted.answer, scripted.stalls, scripted.pause_s, scripted.sent = FIRST + RAMBLING, True, _PAUSE_S, 0
    scripted.gone.clear()
    return scripted


@pytest.fixture
def brief(scripted: ScriptedModel) -> ScriptedModel:
    """The model says two sentences."""
    scripted.answer, scripted.stalls, scripted.pause_s, scripted.sent = FIRST + SECOND, False, _PAUSE_S, 0
    return scripted


def assert_stopped(model: ScriptedModel) -> None:
    assert model.stopped()
    assert 0 < model.sent < len(model.answer) / 24


def test_who_closes_the_stream_stops_the_model(url: str, talking: ScriptedModel) -> None:
    with httpx.stream("POST", f"{url}/api/ask/stream", json={"question": QUESTION}, timeout=20) as response:
        for line in response.iter_lines():
            if line == "event: part":
                break
    assert_stopped(talking)


def test_who_hangs_up_on_a_whole_answer_stops_the_model(url: str, talking: ScriptedModel) -> None:
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{url}/api/ask", json={"question": QUESTION}, timeout=2)
    assert_stopped(talking)


def test_who_closes_a_chat_completion_stops_the_model(url: str, talking: ScriptedModel) -> None:
    with (
        openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0) as client,
        client.chat.completions.create(model="yzassist", messages=ASKED, stream=True) as stream,
    ):
        said = next(text for chunk in stream if (text := chunk.choices[0].delta.content))
    assert said == FIRST
    assert_stopped(talking)


def test_who_closes_the_page_stops_the_model(url: str, talking: ScriptedModel, browser: Browser) -> None:
    with visit(browser, DESKTOP) as page:
        open_app(page, url)
        page.locator("#question-box textarea").fill(QUESTION)
        page.locator("#question-box textarea").press("Enter")
        expect(page.locator("#working")).to_contain_text("推动限期退出类电站按要求完成退出")
    assert_stopped(talking)


def test_a_chat_completion_comes_sentence_by_sentence_and_is_the_same_text(url: str, brief: ScriptedModel) -> None:
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0) as client:
        whole = client.chat.completions.create(model="yzassist", messages=ASKED).choices[0].message.content
        brief.sent = 0
        stream = client.chat.completions.create(model="yzassist", messages=ASKED, stream=True)
        heard = [(text, brief.sent) for chunk in stream if chunk.choices and (text := chunk.choices[0].delta.content)]
    assert "".join(text for text, _ in heard) == whole
    assert [text for text, _ in heard[:2]] == [FIRST, SECOND]
    assert heard[0][1] < brief.sent


def test_a_chat_completion_of_a_model_that_fails_on_the_way_ends_with_the_plans_own_words(
    url: str, brief: ScriptedModel
) -> None:
    brief.answer, brief.stalls = f"{FIRST}到2027年", True
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0, timeout=60) as client:
        chunks = client.chat.completions.create(model="yzassist", messages=ASKED, stream=True)
        said = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    sentence, notice, extracted, *_ = said.split("\n\n")
    assert sentence == FIRST
    assert "YZASSIST_LLM_SILENCE_S" in notice
    assert "绿色小水电示范电站" in extracted
    assert "2027" not in said
