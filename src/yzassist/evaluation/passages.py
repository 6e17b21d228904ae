"""The documents under evaluation as passages, kept with a run so that it can be scored and shown later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from yzassist.documents.model import Plan
from yzassist.evaluation.model import Passage
from yzassist.facts.model import PlanFacts


def passages_of(plans: Iterable[Plan], facts: Mapping[str, PlanFacts]) -> tuple[Passage, ...]:
    """Every paragraph of the plans, with the dates that follow from it."""
    return tuple(
        Passage(
            document_id=plan.id,
            clause_number=paragraph.cited_number,
            clause=paragraph.cited_label,
            heading=paragraph.heading,
            paragraph=paragraph.number,
            text=paragraph.text,
            derived=tuple(
                deadline.date.isoformat()
                for deadline in facts[plan.id].deadlines
                if deadline.expression.paragraph_id == paragraph.id
            ),
        )
        for plan in plans
        for paragraph in plan.paragraphs
    )
