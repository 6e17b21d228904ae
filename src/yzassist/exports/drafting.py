"""First drafts for an office: work points, a breakdown of tasks, the outline of a report.

Every line is the plan's own wording, or a count of its lines, and carries its clause. What only the office knows is
left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yzassist.documents.numerals import format_chinese_number, place_label
from yzassist.errors import InvalidInputError
from yzassist.exports.department_ledger import DepartmentLedger
from yzassist.exports.ledger import LedgerRow, of_several_plans
from yzassist.facts.model import Role

BREAKDOWN_COLUMNS = (
    "序号",
    "工作任务",
    "具体事项",
    "本单位角色",
    "牵头（负责）",
    "参与",
    "时限",
    "指标",
    "依据",
    "责任科室",
    "责任人",
)
"""The last two are for the office to fill in."""
_BLANK = "________"
_SEVERAL_PLANS = "有关方案"


class DraftKind(StrEnum):
    """What can be drafted; the value is what an office calls it."""

    POINTS = "工作要点"
    BREAKDOWN = "任务分解表"
    OUTLINE = "汇报提纲"


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line and the mark of its clause (``（六）第1款``; with the plan's title where there are several)."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A numbered item of a section: its heading and the lines below it."""

    heading: str
    lines: tuple[DraftLine, ...]


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section (一、二、…) of a draft."""

    heading: str
    items: tuple[DraftItem, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper before it is written. ``lead`` are verified sentences of a language model, their marks included;
    ``table`` are the cells of a breakdown, in the order of ``BREAKDOWN_COLUMNS``; ``notes`` stand at the end."""

    kind: DraftKind
    title: str
    opening: str
    lead: tuple[str, ...]
    sections: tuple[DraftSection, ...]
    table: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def draft(ledger: DepartmentLedger, kind: DraftKind, lead: Sequence[str] = ()) -> Draft:
    """The draft of that kind for a department's tasks. Raises InvalidInputError when the plans give it none."""
    if not ledger.rows:
        raise InvalidInputError(f"方案里没有点名{ledger.department.name}的任务，起草不了{kind}。请换一个部门。")
    several = of_several_plans(ledger.rows)
    sections: tuple[DraftSection, ...] = ()
    match kind:
        case DraftKind.POINTS:
            sections = tuple(_points(ledger.rows, several))
        case DraftKind.OUTLINE:
            sections = tuple(_outline(ledger.rows, several))
    return Draft(
        kind=kind,
        title=f"{ledger.department.name}落实{_plans(ledger.rows)}{kind}",
        opening=_opening(ledger),
        lead=tuple(lead),
        sections=sections,
        table=tuple(_breakdown(ledger.rows, several)) if kind is DraftKind.BREAKDOWN else (),
        notes=(*ledger.notes, "本稿由程序依据所附条款整理，供修改使用，以方案原文为准。"),
    )


def _plans(rows: Sequence[LedgerRow]) -> str:
    return _SEVERAL_PLANS if of_several_plans(rows) else rows[0].document_title


def _opening(ledger: DepartmentLedger) -> str:
    titles = "、".join(dict.fromkeys(row.document_title for row in ledger.rows))
    counts = ((role, sum(role in row.roles for row in ledger.rows)) for role in Role)
    told = "、".join(f"{role.value}{count}项" for role, count in counts if count)
    return f"{titles}点名{ledger.department.id}的任务共{len(ledger.rows)}项（{told}），整理如下。"


def _points(rows: Sequence[LedgerRow], several: bool) -> Iterator[DraftSection]:
    """What the department leads and is responsible for, whole; what it takes part in, by its first sentence."""
    for role, heading in (
        (Role.LEAD, "牵头的工作"),
        (Role.RESPONSIBLE, "负责的工作"),
        (Role.PARTICIPANT, "参与的工作"),
    ):
        chosen = [row for row in rows if role in row.roles]
        if chosen:
            yield DraftSection(heading, tuple(_item(row, several, role is not Role.PARTICIPANT) for row in chosen))


def _item(row: LedgerRow, several: bool, whole: bool) -> DraftItem:
    mark = _mark(row, several)
    lines = [DraftLine(text, mark) for text in (row.sentences if whole else row.sentences[:1])]
    if not whole:
        lines += [DraftLine(f"时限：{text}", mark) for text in row.deadlines]
        lines += [DraftLine(f"指标：{text}", mark) for text in row.targets]
    return DraftItem(_subject(row), (*lines, DraftLine(_parts(row), mark)))


def _outline(rows: Sequence[LedgerRow], several: bool) -> Iterator[DraftSection]:
    own = [row for row in rows if Role.PARTICIPANT not in row.roles]
    joined = [row for row in rows if Role.PARTICIPANT in row.roles]
    if own:
        yield DraftSection("承担的任务", tuple(_item(row, several, whole=False) for row in own))
    dated = [(day, text, row) for row in rows for day, text in zip(row.due, row.deadlines, strict=True)]
    if dated:
        dated.sort(key=lambda one: one[0])
        yield DraftSection("时间节点（由近到远）", tuple(_due(*one, several) for one in dated))
    if joined:
        yield DraftSection("参与配合的工作", tuple(_joined(row, several) for row in joined))
    yield DraftSection("进展、问题和下一步打算（请据实填写）", tuple(_open_item(row, several) for row in own or joined))


def _due(day: date, text: str, row: LedgerRow, several: bool) -> DraftItem:
    return DraftItem(f"{day.isoformat()}前：{_subject(row)}", (DraftLine(text, _mark(row, several)),))


def _joined(row: LedgerRow, several: bool) -> DraftItem:
    return DraftItem(_subject(row), (DraftLine(_parts(row), _mark(row, several)),))


def _open_item(row: LedgerRow, several: bool) -> DraftItem:
    text = f"进展：{_BLANK}；问题：{_BLANK}；下一步：{_BLANK}"
    return DraftItem(_subject(row), (DraftLine(text, _mark(row, several)),))


def _breakdown(rows: Sequence[LedgerRow], several: bool) -> Iterator[tuple[str, ...]]:
    """One row for each sentence of a task, with the dates and targets that the sentence states; those that no sentence
    states (they stand in the note, or in a field of their own) hold for all."""
    number = 0
    for row in rows:
        for text in row.sentences or (_subject(row),):
            number += 1
            yield (
                str(number),
                _subject(row),
                text,
                "、".join(role.value for role in row.roles),
                row.lead,
                row.participants,
                "\n".join(told for told in row.deadlines if _belongs(_expression(told), text, row)),
                "\n".join(told for told in row.targets if _belongs(told, text, row)),
                _mark(row, several),
                "",
                "",
            )


def _belongs(wording: str, sentence: str, row: LedgerRow) -> bool:
    return wording in sentence or not any(wording in other for other in row.sentences)


def _expression(deadline: str) -> str:
    """到2025年年底 of 到2025年年底：基本消除; 甲区域力争提前一年 of 甲区域力争提前一年（2024-12-31前）."""
    return deadline.partition("：")[0].partition("（")[0]


def _subject(row: LedgerRow) -> str:
    return row.heading.rstrip("。") or row.clause


def _parts(row: LedgerRow) -> str:
    told = [f"牵头（负责）：{row.lead}"] if row.lead else []
    return "；".join((*told, *([f"参与：{row.participants}"] if row.participants else [])))


def _mark(row: LedgerRow, several: bool) -> str:
    return f"{row.document_title if several else ''}{place_label(row.clause, row.paragraph)}"


def numbered(number: int) -> str:
    """``一、`` of a section."""
    return f"{format_chinese_number(number)}、"
