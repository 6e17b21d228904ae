"""``/api/departments``: who is named, and each one's task ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Response
from pydantic import BaseModel

from yzassist.documents.model import Plan
from yzassist.errors import InvalidInputError
from yzassist.exports.department_ledger import DepartmentLedger, LedgerFormat, department_ledger, ledger_bytes
from yzassist.exports.drafting import DraftKind, draft
from yzassist.exports.ledger import LedgerRow
from yzassist.facts.model import DepartmentMention, PlanFacts, Role
from yzassist.index.store import Index
from yzassist.web.api.common import SUCCESS, UNAVAILABLE, UNKNOWN, WRONG_PARAMETER, ChosenPlans, ServiceHere
from yzassist.web.api.errors import NotFoundError

router = APIRouter(prefix="/api/departments", tags=["部门"], responses=UNAVAILABLE)
_MAX_NAME_CHARS = 100
_MEDIA_TYPES = {
    LedgerFormat.CSV: "text/csv; charset=utf-8",
    LedgerFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    LedgerFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class DepartmentOut(BaseModel):
    """A body that the plans name; ``name`` as its identity, ``written`` as the plans write it, tasks by role."""

    name: str
    written: list[str]
    tasks: dict[Role, int]


class LedgerOut(BaseModel):
    """A department's ledger; ``notes`` say what must be known to read it."""

    department: str
    department_id: str
    local: bool
    title: str
    rows: tuple[LedgerRow, ...]
    notes: list[str]


@router.get("", summary="方案点名的部门", responses={**UNKNOWN, **WRONG_PARAMETER})
def departments(service: ServiceHere, plans: ChosenPlans) -> list[DepartmentOut]:
    """任务多的在前。"""
    index = service.assistant.index
    named: dict[str, dict[str, Any]] = {}
    for role, mention in _mentions(index.facts[plan.id] for plan in plans):
        entry = named.setdefault(mention.department_id, {"written": set(), "tasks": dict.fromkeys(Role, 0)})
        entry["written"].add(mention.name)
        entry["tasks"][role] += 1
    found = [
        DepartmentOut(name=index.vocabulary.canonical(key), written=sorted(entry["written"]), tasks=entry["tasks"])
        for key, entry in named.items()
    ]
    return sorted(found, key=lambda one: -sum(one.tasks.values()))


def _mentions(facts: Iterable[PlanFacts]) -> Iterator[tuple[Role, DepartmentMention]]:
    return (
        (group.role, mention)
        for of_plan in facts
        for note in of_plan.responsibilities
        for group in note.groups
        for mention in group.departments
    )


@router.get(
    "/{name}/ledger",
    summary="一个部门的任务台账",
    response_model=LedgerOut,
    responses={
        200: {**SUCCESS, "content": {media_type.split(";")[0]: {} for media_type in _MEDIA_TYPES.values()}},
        **UNKNOWN,
        **WRONG_PARAMETER,
    },
)
def ledger(
    name: str,
    service: ServiceHere,
    plans: ChosenPlans,
    role: Role | None = None,
    format: LedgerFormat = LedgerFormat.JSON,
) -> LedgerOut | Response:
    """部门可以写地方名称（县水利局）；role 只列一种角色；format 选 JSON、CSV、Excel 或 Word。"""
    found = ledger_of(service.assistant.index, plans, name, role)
    if format is LedgerFormat.JSON:
        return ledger_out(found)
    headers = _attached("ledger", found.title, format)
    return Response(ledger_bytes(found, format), media_type=_MEDIA_TYPES[format], headers=headers)


@router.get(
    "/{name}/draft",
    summary="为一个部门起草工作要点、任务分解表或汇报提纲",
    response_class=Response,
    responses={
        200: {**SUCCESS, "content": {_MEDIA_TYPES[LedgerFormat.DOCX]: {}}},
        **UNKNOWN,
        **WRONG_PARAMETER,
    },
)
def drafted(name: str, service: ServiceHere, plans: ChosenPlans, kind: DraftKind = DraftKind.POINTS) -> Response:
    """Word 文件，每一行注明条款；只用方案原文，不用语言模型。"""
    from yzassist.exports.drafting_docx import draft_bytes  # the server starts without the Word writer

    try:
        made = draft(ledger_of(service.assistant.index, plans, name), kind)
    except InvalidInputError as error:
        raise NotFoundError(str(error)) from error
    headers = _attached("draft", made.title, LedgerFormat.DOCX)
    return Response(draft_bytes(made), media_type=_MEDIA_TYPES[LedgerFormat.DOCX], headers=headers)


def _attached(plain: str, title: str, form: LedgerFormat) -> dict[str, str]:
    """The header by which a browser saves a file under its Chinese title; ``plain`` for one that cannot."""
    name = quote(f"{title}.{form}")
    return {"Content-Disposition": f"attachment; filename=\"{plain}.{form}\"; filename*=UTF-8''{name}"}


def ledger_of(index: Index, plans: Sequence[Plan], name: str, role: Role | None = None) -> DepartmentLedger:
    """The ledger over ``plans`` of the department that ``name`` means. Raises NotFoundError, with the nearest names,
    when none is."""
    if len(name) > _MAX_NAME_CHARS:
        raise NotFoundError("部门名称太长。请写部门全称或常用简称，如 水利部、县水利局。")
    try:
        return department_ledger(plans, index.facts, index.vocabulary, name, role)
    except InvalidInputError as error:
        raise NotFoundError(str(error)) from error


def ledger_out(found: DepartmentLedger) -> LedgerOut:
    """The ledger as programs read it."""
    return LedgerOut(
        department=found.department.name,
        department_id=found.department.id,
        local=found.department.local,
        title=found.title,
        rows=found.rows,
        notes=list(found.notes),
    )
