"""Any endpoint that speaks OpenAI's chat interface: DeepSeek, Qwen, vLLM, Ollama, or our own server."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass

from pydantic import SecretStr

from yzassist.errors import ModelUnavailableError
from yzassist.generation.backends.chat_model import ChatModelBackend

RETRIES = 2
"""After a refusal (429, 5xx) or a broken connection, with the client's growing pauses."""
_NO_KEY = "none"
"""Servers on the own machine ask for none, but the client insists on one."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """``url`` as of ``/v1``, ``model`` as the server knows it; no ``key`` is an empty one."""

    url: str
    model: str
    key: str


def open_endpoint(endpoint: Endpoint, silence_s: float, direct: bool = False) -> ChatModelBackend:
    """The backend of an endpoint; ``direct`` goes past any proxy of the environment.

    Raises ModelUnavailableError when the client is not installed.
    """
    require("langchain_openai", "llm")
    import openai
    from langchain_openai.chat_models.base import BaseChatOpenAI  # sends max_tokens, which every server understands

    model = BaseChatOpenAI(
        base_url=endpoint.url,
        model=endpoint.model,
        api_key=SecretStr(endpoint.key or _NO_KEY),
        temperature=0,
        seed=0,
        timeout=2 * silence_s,  # the backend gives up first, and says so
        max_retries=RETRIES,
        http_async_client=openai.DefaultAsyncHttpxClient(trust_env=False) if direct else None,
        stream_usage=False,
    )
    return ChatModelBackend(endpoint.model, model, silence_s)


def require(module: str, extra: str) -> None:
    """Raises ModelUnavailableError saying which extra brings a missing ``module``."""
    if importlib.util.find_spec(module) is None:
        raise ModelUnavailableError(f"语言模型还缺依赖包 {module}。请运行：pip install -e '.[{extra}]'")
