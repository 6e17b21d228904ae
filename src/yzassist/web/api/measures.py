"""``/api/measures/{n}``: the text of one measure with everything that was read out of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from yzassist.documents.model import ClauseNumber, Measure, Plan
from yzassist.documents.numerals import parse_clause_label
from yzassist.errors import InvalidInputError
from yzassist.facts.model import Comparison, Deadline, PlanFacts, Responsibility, Role, Span, Target
from yzassist.index.store import Index
from yzassist.web.api.common import UNAVAILABLE, UNKNOWN, WRONG_PARAMETER, ServiceHere
from yzassist.web.api.errors import NotFoundError
from yzassist.web.api.plans import named_ids, plan_with

router = APIRouter(prefix="/api/measures", tags=["文件"], responses={**UNAVAILABLE, **UNKNOWN, **WRONG_PARAMETER})
_MAX_LABEL_CHARS = 20


class Quoted(BaseModel):
    """``text`` is characters ``start`` to ``end`` of the measure's paragraph with that number."""

    paragraph: int
    start: int
    end: int
    text: str


class RoleOut(BaseModel):
    """Departments that share a role; with ``open_list`` the note goes on with 等."""

    role: Role
    departments: list[str]
    open_list: bool
    by_duty: bool


class ResponsibilityOut(Quoted):
    """A responsibility note."""

    groups: list[RoleOut]
    extends_to_local: bool


class DeadlineOut(Quoted):
    """A deadline; ``due`` is what must be done by then."""

    date: date
    due: str
    relative: bool
    aspirational: bool
    scope: str


class ValueOut(BaseModel):
    """A value to be reached; ``number`` is null for words such as 持续下降."""

    text: str
    comparison: Comparison
    number: float | None
    unit: str
    base: str


class TargetOut(Quoted):
    """A target; several values are alternatives."""

    indicator: str
    values: list[ValueOut]
    deadline: date | None


class NamedOut(Quoted):
    """A place, term or law by its name."""

    name: str


class MeasureOut(BaseModel):
    """One measure: where it stands, its paragraphs, its facts."""

    document_id: str
    document_title: str
    chapter: int | None
    chapter_heading: str
    number: ClauseNumber
    label: str
    heading: str
    paragraphs: list[str] = Field(description="各款全文，第 1 款在前")
    responsibilities: list[ResponsibilityOut]
    deadlines: list[DeadlineOut]
    targets: list[TargetOut]
    terms: list[NamedOut]
    laws: list[NamedOut]
    places: list[NamedOut]


@router.get("/{n}", summary="一条措施")
def measure(
    n: Annotated[str, Path(description="条号，如 6、（六）、第六条、二-3", examples=["6"])],
    service: ServiceHere,
    document_id: str | None = None,
) -> MeasureOut:
    """全文、责任单位、时限、指标和术语；有几份文件时用 document_id 指明。"""
    return measure_out(service.assistant.index, n, document_id)


def measure_out(index: Index, label: str, document_id: str | None = None) -> MeasureOut:
    """The measure with that number or label. Raises NotFoundError, and InvalidInputError when several plans have it."""
    number = parse_clause_label(label) if len(label) <= _MAX_LABEL_CHARS else None
    plans = index.plans if document_id is None else (plan_with(document_id, index.plans),)
    found = [(plan, item) for plan in plans if number is not None and (item := plan.measure(number))]
    if not found:
        raise NotFoundError("没有这一条。请写条号，如 6、（六）、第六条；全部条目见 /api/plans 里各文件的目录。")
    if len(found) > 1:
        raise InvalidInputError(
            f"有几份文件都有这一条：{named_ids([plan for plan, _ in found])}。请用 document_id 指明其中一份。"
        )
    return _out(*found[0], index.facts[found[0][0].id])


def _out(plan: Plan, item: Measure, facts: PlanFacts) -> MeasureOut:
    ids = {paragraph.id for paragraph in item.paragraphs}
    chapter = next((chapter for chapter in plan.chapters if item in chapter.measures), None)
    return MeasureOut(
        document_id=plan.id,
        document_title=plan.metadata.title,
        chapter=item.chapter,
        chapter_heading=chapter.heading if chapter else "",
        number=item.number,
        label=item.label,
        heading=item.heading,
        paragraphs=[paragraph.text for paragraph in item.paragraphs],
        responsibilities=[_responsibility(plan, r) for r in facts.responsibilities if r.note.paragraph_id in ids],
        deadlines=[_deadline(plan, d) for d in facts.deadlines if d.expression.paragraph_id in ids],
        targets=[_target(plan, t) for t in facts.targets if t.span.paragraph_id in ids],
        terms=[NamedOut(name=t.name, **_quoted(plan, t.span)) for t in facts.terms if t.span.paragraph_id in ids],
        laws=[NamedOut(name=w.name, **_quoted(plan, w.span)) for w in facts.laws if w.span.paragraph_id in ids],
        places=[NamedOut(name=p.name, **_quoted(plan, p.span)) for p in facts.places if p.span.paragraph_id in ids],
    )


def _responsibility(plan: Plan, item: Responsibility) -> ResponsibilityOut:
    groups = [
        RoleOut(
            role=group.role,
            departments=[mention.name for mention in group.departments],
            open_list=group.open_list,
            by_duty=group.by_duty,
        )
        for group in item.groups
    ]
    return ResponsibilityOut(groups=groups, extends_to_local=item.extends_to_local, **_quoted(plan, item.note))


def _deadline(plan: Plan, item: Deadline) -> DeadlineOut:
    return DeadlineOut(
        date=item.date,
        due=_quoted(plan, item.governs)["text"],
        relative=item.relative,
        aspirational=item.aspirational,
        scope=item.scope,
        **_quoted(plan, item.expression),
    )


def _target(plan: Plan, item: Target) -> TargetOut:
    values = [
        ValueOut(
            text=value.text,
            comparison=value.comparison,
            number=None if value.number is None else float(value.number),
            unit=value.unit,
            base=value.base,
        )
        for value in item.values
    ]
    return TargetOut(indicator=item.indicator, values=values, deadline=item.deadline, **_quoted(plan, item.span))


def _quoted(plan: Plan, span: Span) -> dict[str, Any]:
    paragraph = plan.paragraph(span.paragraph_id)
    text = span.of(paragraph.text)
    return {"paragraph": paragraph.number, "start": span.start, "end": span.end, "text": text}
