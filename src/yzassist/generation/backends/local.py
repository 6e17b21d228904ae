"""The embedded model, served by llama.cpp inside this process: no network, no key, no other program."""

from __future__ import annotations

import atexit
import os
import secrets
import threading
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

from langchain_core.messages import BaseMessage

from yzassist.errors import ModelUnavailableError
from yzassist.generation.backends.chat_model import ChatModelBackend
from yzassist.generation.backends.model_file import QWEN, PackedModel, ready_file
from yzassist.generation.backends.openai import Endpoint, open_endpoint, require
from yzassist.generation.departure import Departure

CONTEXT_TOKENS = 4096
"""System prompt, conversation and evidence take under 2,000; each thousand costs 28 MB."""
_WAITING = 3
"""Questions that may wait for the one being answered: at about 10 s each, a fourth would give up anyway."""
_READY_S = 120.0
"""For reading the opening on a machine that is busy with other things."""


class LocalServer:
    """llama.cpp's server on a free port of the loopback address, behind a key that only this process knows."""

    def __init__(self, model: Path, threads: int) -> None:
        """Loads the model (about 5 s). Raises ModelUnavailableError when llama.cpp is missing or refuses the file."""
        require("xllamacpp", "local-llm")
        import xllamacpp

        params = xllamacpp.CommonParams()
        key = secrets.token_urlsafe(24)
        params.model.path = str(model)
        params.n_ctx = CONTEXT_TOKENS
        params.n_parallel = 1  # two cores answer two questions at once no sooner than one after the other
        params.hostnames = ["127.0.0.1"]
        params.port = 0
        params.api_keys = [key]
        params.cache_ram_mib = 0  # the slot itself keeps the constant beginning of the prompt
        params.ui = False
        params.endpoint_slots = False
        params.verbosity = 0
        for cpu in (params.cpuparams, params.cpuparams_batch):
            cpu.n_threads = threads
            cpu.poll = 0  # a thread that waits lets others work: the assistant itself runs on the same cores
        try:
            self._server: Any = xllamacpp.Server(params)
        except Exception as error:  # the binding raises what C++ throws
            raise ModelUnavailableError(
                f"语言模型启动不了（{error}）。请检查内存（约需 2 GB），或设 YZASSIST_LLM=none。"
            ) from error
        self.endpoint = Endpoint(f"{self._server.listening_address}/v1", QWEN.name, key)

    def stop(self) -> None:
        """Ends the server's threads and frees the model; a second time does nothing."""
        self._server = None


class _Servers:
    """The one server of this process, started when it is first needed and stopped with the process."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._server: LocalServer | None = None

    def get(self, packed: PackedModel, folder: Path, threads: int) -> LocalServer:
        with self._starting:
            if self._server is None:
                self._server = LocalServer(ready_file(packed, folder), threads)
                atexit.register(self._server.stop)
            return self._server


_servers = _Servers()


class LocalBackend:
    """The embedded model. Questions wait in line; one too many is refused at once."""

    def __init__(self, folder: Path, threads: int, silence_s: float, packed: PackedModel = QWEN) -> None:
        """``folder`` keeps the joined file; 0 ``threads`` are as many as cores."""
        self._packed = packed
        self._folder = folder
        self._threads = threads or os.cpu_count() or 1
        self._silence_s = silence_s
        self._line = threading.BoundedSemaphore(1 + _WAITING)
        self._opening = threading.Lock()
        self._backend: ChatModelBackend | None = None

    @property
    def name(self) -> str:
        """The model's own name."""
        return self._packed.name

    def warm_up(self, opening: Sequence[BaseMessage]) -> None:
        """Joins the file if need be, loads it, and has it read the ``opening``. Raises ModelUnavailableError."""
        for _ in self.stream(opening, max_tokens=1, deadline_s=_READY_S, departure=Departure()):
            break

    def stream(
        self, messages: Sequence[BaseMessage], max_tokens: int, deadline_s: float, departure: Departure
    ) -> Generator[str, None, None]:
        """See ``ChatBackend``."""
        if not self._line.acquire(blocking=False):
            raise ModelUnavailableError("用语言模型的人太多，正在排队。请稍后再试。")
        try:
            yield from self._opened().stream(messages, max_tokens, deadline_s, departure)
        finally:
            self._line.release()

    def _opened(self) -> ChatModelBackend:
        with self._opening:
            if self._backend is None:
                server = _servers.get(self._packed, self._folder, self._threads)
                self._backend = open_endpoint(server.endpoint, self._silence_s, direct=True)
            return self._backend
