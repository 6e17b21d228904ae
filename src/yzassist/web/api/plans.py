"""``/api/plans``: which documents are served, and how each is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from yzassist.answering.standing import standing_of
from yzassist.documents.head.titles import short_names
from yzassist.documents.model import ClauseNumber, Metadata, Plan
from yzassist.web.api.common import UNAVAILABLE, UNKNOWN, ServiceHere
from yzassist.web.api.errors import NotFoundError

router = APIRouter(prefix="/api/plans", tags=["文件"], responses=UNAVAILABLE)
_NAMED = 20
"""Documents that an error names."""


class PlanSummary(BaseModel):
    """A document: what its front matter says, and its size. ``short_name`` is how answers call it, ``standing`` says
    when it was repealed, replaced or ran out, and is empty for one that holds."""

    document_id: str
    short_name: str
    file_name: str
    metadata: Metadata
    standing: str
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
def all_plans(service: ServiceHere) -> list[PlanSummary]:
    """每份文件的标题、文号、日期、条数，以及是否已废止、被取代或过期。"""
    plans = service.assistant.index.plans
    names = short_names(plans)
    return [PlanSummary(**_summary(plan, names[plan.id])) for plan in plans]


@router.get("/{document_id}", summary="一份文件的目录", responses=UNKNOWN)
def outline(document_id: str, service: ServiceHere) -> PlanOutline:
    """标题、文号、日期，以及各章各条的标题。"""
    plans = service.assistant.index.plans
    plan = plan_with(document_id, plans)
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
    return PlanOutline(**_summary(plan, short_names(plans)[plan.id]), outline=chapters)


def plan_with(document_id: str, plans: tuple[Plan, ...]) -> Plan:
    """The plan with that id. Raises NotFoundError naming those there are."""
    found = next((plan for plan in plans if plan.id == document_id), None)
    if found is None:
        raise NotFoundError(f"没有这份文件。现有的文件：{named_ids(plans)}。")
    return found


def named_ids(plans: Sequence[Plan]) -> str:
    """The ids of the first plans, and how many there are when they are more."""
    more = f"……共 {len(plans)} 份，见 /api/plans" if len(plans) > _NAMED else ""
    return "、".join(plan.id for plan in plans[:_NAMED]) + more


def _summary(plan: Plan, short_name: str) -> dict[str, Any]:
    return {
        "document_id": plan.id,
        "short_name": short_name,
        "file_name": plan.file_name,
        "standing": standing_of(plan),
        "metadata": plan.metadata,
        "chapters": len(plan.chapters),
        "measures": len(plan.measures),
    }
