"""An optional language model behind any OpenAI-compatible address."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from langchain_core.messages import HumanMessage

from yzassist.errors import InvalidInputError
from yzassist.generation.backends.base import ChatBackend
from yzassist.generation.backends.factory import open_backend
from yzassist.generation.departure import Departure
from yzassist.settings import Settings

KEY_VARIABLE = "OPENAI_API_KEY"
_NO_KEY = "none"
"""Sent when there is no key: servers on the own machine ask for none, but the client insists on one."""
_TIMEOUT_S = 120.0
_MAX_TOKENS = 300
"""Of an answer: twice what the longest task of our own writer may take."""


class TextModel(Protocol):
    """A language model that completes a prompt."""

    @property
    def name(self) -> str:
        """As runs and reports name it."""
        ...

    def complete(self, prompt: str) -> str:
        """The model's answer. Raises what its client raises."""
        ...


@dataclass(frozen=True, slots=True)
class BackendModel:
    """The very model that the assistant writes with, for a system that has a prompt of its own."""

    backend: ChatBackend

    @property
    def name(self) -> str:
        """That of the backend."""
        return self.backend.name

    def complete(self, prompt: str) -> str:
        """The model's answer to one prompt. Raises ModelUnavailableError."""
        return "".join(self.backend.stream([HumanMessage(prompt)], _MAX_TOKENS, _TIMEOUT_S, Departure())).strip()


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """``url`` as of ``/v1``, ``name`` as the server knows the model. The key is read from ``OPENAI_API_KEY``."""

    url: str
    name: str

    def complete(self, prompt: str) -> str:
        """The model's answer to one prompt, at temperature 0. Raises what the client raises."""
        from langchain_openai import ChatOpenAI
        from pydantic import SecretStr

        client = ChatOpenAI(
            base_url=self.url,
            model=self.name,
            api_key=SecretStr(os.environ.get(KEY_VARIABLE, _NO_KEY)),
            temperature=0,
            timeout=_TIMEOUT_S,
        )
        return str(client.invoke([HumanMessage(prompt)]).content).strip()


def language_model(url: str | None, name: str | None) -> LanguageModel | None:
    """The model of the options; None when neither is given. Raises InvalidInputError when one is missing."""
    if not url and not name:
        return None
    if not url or not name:
        raise InvalidInputError("--llm-url 和 --llm-model 要一起用。")
    return LanguageModel(url, name)


def writing_model(settings: Settings) -> BackendModel | None:
    """The model that the settings have the assistant write with, if any. Raises ModelUnavailableError."""
    backend = open_backend(settings)
    return BackendModel(backend) if backend else None


def read_prompt(path: Path) -> str:
    """A prompt with its blanks to fill in. Raises InvalidInputError when the file is not there."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(f"读不出提示词 {path}（{error}）。请恢复这个文件，或改正 YZASSIST_PROMPTS。") from error
