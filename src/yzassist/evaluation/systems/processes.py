"""Our assistant in several processes: Python computes in one thread at a time, and a large set is most of it Python."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor

from yzassist.assistant import Assistant
from yzassist.evaluation.model import Reply, Request
from yzassist.evaluation.systems.assistant import assistant_system
from yzassist.evaluation.systems.base import Answering
from yzassist.settings import Settings

_answering: dict[str, Answering] = {}
"""Of a worker process: how each corpus answers."""


def assistant_processes(settings_by_corpus: Mapping[str, Settings], processes: int) -> Answering:
    """Answers each request in one of ``processes`` workers, each with its own assistants, opened at the first request.

    What an assistant raises is raised here; the workers end with the program.
    """
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _open, (dict(settings_by_corpus),))

    def reply(request: Request) -> Reply:
        return pool.submit(_reply, request).result()

    return reply


def _open(settings_by_corpus: Mapping[str, Settings]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    for name, settings in settings_by_corpus.items():
        assistant = Assistant.open(settings)
        assistant.warm_up()
        _answering[name] = assistant_system(assistant)


def _reply(request: Request) -> Reply:
    return _answering[request.document or ""](request)
