"""Suggestions: questions about the clauses that lie nearest."""

from __future__ import annotations

from yzassist.retrieval.model import Evidence

_SUGGESTIONS = 3


def nearby_questions(evidence: Evidence) -> tuple[str, ...]:
    """``（六）深入推进城镇污水垃圾处理 讲了什么？`` for the nearest clauses, each once."""
    seen = dict.fromkeys(
        f"{found.paragraph.clause_label}{found.paragraph.heading}讲了什么？"
        for found in evidence.paragraphs
        if found.paragraph.clause_number is not None
    )
    return tuple(seen)[:_SUGGESTIONS]
