"""Our assistant in process."""

from __future__ import annotations

import time

from yzassist.assistant import Assistant
from yzassist.evaluation.model import Place, Reply, Request
from yzassist.evaluation.systems.base import Answering, history_of

_RANKED = 10


def assistant_system(assistant: Assistant) -> Answering:
    """Answers as a user gets them; ``ranking`` is what retrieval finds for the question as it was understood."""
    retriever = assistant.retriever.model_copy(update={"k": _RANKED})

    def reply(request: Request) -> Reply:
        started = time.perf_counter()
        answer = assistant.ask(request.question, history_of(request))
        elapsed_ms = round((time.perf_counter() - started) * 1000, 2)
        documents = retriever.invoke(answer.resolved_question)
        ranking = tuple(_place(document.metadata) for document in documents)
        return Reply(answer=answer, ranking=ranking, elapsed_ms=elapsed_ms)

    return reply


def _place(metadata: dict[str, object]) -> Place:
    return Place.model_validate({name: metadata[name] for name in Place.model_fields})
