"""Any LangChain chat model as a backend: its time-outs kept, its errors said in Chinese."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Generator, Sequence
from http import HTTPStatus

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage

from yzassist.errors import ModelUnavailableError
from yzassist.generation.backends.pump import StalledError, pump
from yzassist.generation.departure import DepartedError, Departure

_log = logging.getLogger(__name__)
_STATUS_PROBLEMS = {
    HTTPStatus.UNAUTHORIZED: "密钥不对或没有设。请用 YZASSIST_LLM_KEY 设好密钥",
    HTTPStatus.PAYMENT_REQUIRED: "账户余额不足。请充值，或换一个模型服务",
    HTTPStatus.FORBIDDEN: "密钥没有使用这个模型的权限。请检查 YZASSIST_LLM_KEY 和 YZASSIST_LLM_MODEL",
    HTTPStatus.NOT_FOUND: "地址或模型名不对。请检查 YZASSIST_LLM_URL（通常以 /v1 结尾）和 YZASSIST_LLM_MODEL",
    HTTPStatus.TOO_MANY_REQUESTS: "请求太频繁或额度用完。请稍后再试，或提高额度",
}


class ChatModelBackend:
    """``name`` is shown; ``silence_s`` is the longest wait for a next piece."""

    def __init__(self, name: str, model: BaseChatModel, silence_s: float) -> None:
        self.name = name
        self._model = model
        self._silence_s = silence_s

    def warm_up(self, opening: Sequence[BaseMessage]) -> None:
        """Nothing: a service elsewhere warms itself, and every question to it may cost money."""

    def stream(
        self, messages: Sequence[BaseMessage], max_tokens: int, deadline_s: float, departure: Departure
    ) -> Generator[str, None, None]:
        """See ``ChatBackend``."""
        said = False
        try:
            for piece in pump(lambda: self._pieces(messages, max_tokens), deadline_s, self._silence_s, departure):
                said = said or bool(piece.strip())
                yield piece
        except DepartedError:
            raise
        except Exception as error:  # every provider raises errors of its own
            _log.warning("language model %s failed: %s", self.name, type(error).__name__)
            raise ModelUnavailableError(explain(self.name, error)) from error
        if not said:
            raise ModelUnavailableError(f"语言模型 {self.name} 没有给出内容。请检查它的地址和状态。")

    async def _pieces(self, messages: Sequence[BaseMessage], max_tokens: int) -> AsyncGenerator[str]:
        async for chunk in self._model.astream(list(messages), max_tokens=max_tokens):
            yield chunk.text


def explain(name: str, error: Exception) -> str:
    """Cause and mend. What the server wrote is left out: it may repeat the key."""
    status = getattr(error, "status_code", None)
    if isinstance(error, StalledError):
        problem = "太慢或中途没有回音。请检查它的负荷，或调大 YZASSIST_LLM_SILENCE_S 和 YZASSIST_LLM_DEADLINE_S"
    elif isinstance(status, int) and status in _STATUS_PROBLEMS:
        problem = _STATUS_PROBLEMS[HTTPStatus(status)]
    elif isinstance(status, int):
        problem = f"返回错误 {status}。请检查它的状态，稍后再试"
    else:
        problem = f"没有正常回答（{type(error).__name__}）：连不上、中途断开，或地址不是模型接口。请检查它的地址和状态"
    return f"语言模型 {name} {problem}。"
