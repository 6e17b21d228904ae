"""Answers and citations of invented plans, of which a test sets only what it is about."""

from __future__ import annotations

from typing import Any

from yzassist.answering.model import Answer, Citation


def made_citation(quote: str, start: int = 0, **fields: Any) -> Citation:
    """A citation of clause （一） of 甲方案; ``fields`` replace its fields."""
    known = {
        "document_id": "甲",
        "document_title": "甲方案",
        "clause": "（一）",
        "clause_number": 1,
        "heading": "治理",
        "paragraph": 1,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
    }
    return Citation.model_validate({**known, **fields})


def made_answer(text: str, *citations: Citation, **fields: Any) -> Answer:
    """An extractive answer about a deadline; ``fields`` replace its fields."""
    question = fields.get("question", "问")
    known = {
        "question": question,
        "resolved_question": question,
        "answer": text,
        "refused": False,
        "status": "answered",
        "intent": "deadline",
        "engine": "extractive",
        "citations": citations,
    }
    return Answer.model_validate({**known, **fields})
