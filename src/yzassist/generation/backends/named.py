"""Any model that LangChain's ``init_chat_model`` knows, by its ``provider:model`` string."""

from __future__ import annotations

from typing import Any

from yzassist.errors import ModelUnavailableError
from yzassist.generation.backends.chat_model import ChatModelBackend
from yzassist.generation.backends.openai import RETRIES, require


def open_named(name: str, key: str, silence_s: float) -> ChatModelBackend:
    """The backend of e.g. ``deepseek:deepseek-chat``. An empty ``key`` leaves it to the provider's own variable.

    Raises ModelUnavailableError when the provider is unknown, its package missing, or its settings incomplete.
    """
    require("langchain", "llm")
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"temperature": 0, "timeout": silence_s, "max_retries": RETRIES}
    if key:
        options["api_key"] = key
    try:
        model = init_chat_model(name, **options)
    except ImportError as error:
        raise ModelUnavailableError(f"语言模型 {name} 缺依赖包：{error}。请按提示安装。") from error
    except Exception as error:  # every provider refuses in its own way, and may repeat the key
        raise ModelUnavailableError(
            f"YZASSIST_LLM={name} 打不开（{type(error).__name__}）。"
            "应写成“服务商:模型”，如 deepseek:deepseek-chat，并设好 YZASSIST_LLM_KEY 或该服务商的密钥变量。"
        ) from error
    return ChatModelBackend(name.partition(":")[2] or name, model, silence_s)
