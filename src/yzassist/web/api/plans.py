"""``/api/plans``: which documents are served, and how each is laid out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from yzassist.documents.model import ClauseNumber, Metadata, Plan
from yzassist.web.api.common import UNAVAILABLE, UNKNOWN, ServiceHere
from yzassist.web.api.errors import NotFoundError

router = APIRouter(prefix="/api/plans", tags=["文件"], responses=UNAVAILABLE)


class PlanSummary(BaseModel):
    """A document: what its front matter says, and its size."""

    document_id: str
    file_name: str
    metadata: Metadata
    chapters: int
    measures: int


class MeasureHeading(BaseModel):
    """One measure in the outline."""

    number: ClauseNumber
    label: str
    heading: str
    paragraphs: int


class ChapterOutline(BaseModel):
    """One chapter in the outline."""

    number: int
    label: str
    heading: str
    measures: list[MeasureHeading]


class PlanOutline(PlanSummary):
    """A document with its outline."""

    outline: list[ChapterOutline]


@router.get("", summary="全部文件")
def plans(service: ServiceHere) -> list[PlanSummary]:
    """每份文件的标题、文号、日期和条数。"""
    return [PlanSummary(**_summary(plan)) for plan in service.assistant.index.plans]


@router.get("/{document_id}", summary="一份文件的目录", responses=UNKNOWN)
def outline(document_id: str, service: ServiceHere) -> PlanOutline:
    """标题、文号、日期，以及各章各条的标题。"""
    plan = plan_with(document_id, service.assistant.index.plans)
    chapters = [
        ChapterOutline(
            number=chapter.number,
            label=chapter.label,
            heading=chapter.heading,
            measures=[
                MeasureHeading(number=m.number, label=m.label, heading=m.heading, paragraphs=len(m.paragraphs))
                for m in chapter.measures
            ],
        )
        for chapter in plan.chapters
    ]
    return PlanOutline(**_summary(plan), outline=chapters)


def plan_with(document_id: str, plans: tuple[Plan, ...]) -> Plan:
    """The plan with that id. Raises NotFoundError naming those there are."""
    found = next((plan for plan in plans if plan.id == document_id), None)
    if found is None:
        raise NotFoundError(f"没有这份文件。现有的文件：{'、'.join(plan.id for plan in plans)}。")
    return found


def _summary(plan: Plan) -> dict[str, Any]:
    return {
        "document_id": plan.id,
        "file_name": plan.file_name,
        "metadata": plan.metadata,
        "chapters": len(plan.chapters),
        "measures": len(plan.measures),
    }
