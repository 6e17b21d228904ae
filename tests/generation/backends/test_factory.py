"""Which model the settings mean, and what is said when it cannot be had."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import HumanMessage

from yzassist.errors import InvalidSettingError, ModelUnavailableError
from yzassist.generation.backends.factory import open_backend
from yzassist.generation.backends.local import LocalBackend
from yzassist.generation.departure import Departure
from yzassist.settings import load_settings


def test_there_is_no_model_unless_one_is_set() -> None:
    assert open_backend(load_settings()) is None


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({"llm": "local"}, "qwen2.5-coder-1.5b-instruct"),
        ({"llm": "openai", "llm_url": "http://127.0.0.1:9/v1", "llm_model": "qwen3"}, "qwen3"),
        ({"llm": "openai:gpt-5-mini", "llm_key": "k"}, "gpt-5-mini"),
    ],
)
def test_a_model_is_opened_by_its_setting_without_touching_it(settings: dict[str, str], name: str) -> None:
    backend = open_backend(load_settings(**settings))
    assert backend is not None
    assert backend.name == name


@pytest.mark.parametrize(
    ("settings", "mend"),
    [
        ({"llm": "loacl"}, "应为 none、local、openai，或“服务商:模型”"),
        ({"llm": "openai:"}, "服务商:模型"),
        ({"llm": "openai"}, "YZASSIST_LLM_URL.*YZASSIST_LLM_MODEL"),
        ({"llm": "openai", "llm_url": "http://127.0.0.1/v1"}, "YZASSIST_LLM_MODEL"),
        ({"llm_url": "127.0.0.1:8000"}, "应以 http:// 或 https:// 开头"),
        ({"llm_silence_s": 0}, "YZASSIST_LLM_SILENCE_S"),
    ],
)
def test_an_incomplete_setting_is_named(settings: dict[str, Any], mend: str) -> None:
    with pytest.raises(InvalidSettingError, match=mend):
        load_settings(**settings)


def test_the_key_is_never_repeated() -> None:
    settings = load_settings(llm_key="secret-key")
    assert "secret-key" not in repr(settings)
    with pytest.raises(InvalidSettingError) as caught:
        load_settings(llm="loacl", llm_key="secret-key")
    assert "secret-key" not in str(caught.value)


@pytest.mark.parametrize("name", ["nobody:model", "anthropic:claude"])
def test_an_unknown_provider_or_one_not_installed_is_told(name: str) -> None:
    with pytest.raises(ModelUnavailableError, match=f"{name}"):
        open_backend(load_settings(llm=name, llm_key="secret-key"))


def test_a_missing_key_of_a_provider_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelUnavailableError, match="YZASSIST_LLM_KEY"):
        open_backend(load_settings(llm="openai:gpt-5-mini"))


@pytest.mark.parametrize(
    ("llm", "module", "extra"), [("openai", "langchain_openai", "llm"), ("a:b", "langchain", "llm")]
)
def test_a_missing_package_is_told_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, llm: str, module: str, extra: str
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else real(name))
    with pytest.raises(ModelUnavailableError, match=rf"{module}。请运行：pip install -e '\.\[{extra}\]'"):
        open_backend(load_settings(llm=llm, llm_url="http://127.0.0.1:9/v1", llm_model="m"))


def test_the_embedded_model_refuses_who_would_wait_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Talking:
        def stream(self, messages: object, max_tokens: int, deadline_s: float, departure: object) -> object:
            yield "长"
            yield "江"

    backend = LocalBackend(tmp_path, threads=1, silence_s=1.0)
    monkeypatch.setattr(backend, "_opened", Talking)
    waiting = [backend.stream([HumanMessage("问")], 5, 5.0, Departure()) for _ in range(4)]
    assert [next(stream) for stream in waiting] == ["长"] * 4
    with pytest.raises(ModelUnavailableError, match="正在排队"):
        next(backend.stream([HumanMessage("问")], 5, 5.0, Departure()))
    waiting[0].close()
    assert list(backend.stream([HumanMessage("问")], 5, 5.0, Departure())) == ["长", "江"]
    for stream in waiting:
        stream.close()
