"""Our assistant in process."""

from __future__ import annotations

import time

from yzassist.assistant import Assistant
from yzassist.documents.model import Paragraph
from yzassist.evaluation.model import Place, Reply, Request
from yzassist.evaluation.systems.base import Answering, history_of


def assistant_system(assistant: Assistant) -> Answering:
    """Answers as a user gets them; ``ranking`` is what retrieval found for the question, None where none was needed."""

    def reply(request: Request) -> Reply:
        started = time.perf_counter()
        answer, evidence = assistant.ask_with_evidence(request.question, history_of(request))
        elapsed_ms = round((time.perf_counter() - started) * 1000, 2)
        ranking = None if evidence is None else tuple(_place(found.paragraph) for found in evidence.paragraphs)
        return Reply(answer=answer, ranking=ranking, elapsed_ms=elapsed_ms)

    return reply


def _place(paragraph: Paragraph) -> Place:
    return Place(
        document_id=paragraph.document_id,
        clause_number=paragraph.cited_number,
        paragraph=paragraph.number,
        clause=paragraph.cited_label,
    )
