"""The task ledger: one row for each responsibility note, or for each role one department has in a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yzassist.documents.model import ClauseNumber, Paragraph, Plan
from yzassist.documents.numerals import place_label
from yzassist.facts.dates.due_dates import in_time_field
from yzassist.facts.model import Deadline, PlanFacts, Responsibility, Role, RoleGroup, Span

COLUMNS = ("序号", "条款", "任务", "角色", "牵头", "参与", "时限", "指标", "依据")
PLAN_COLUMN = "方案"
"""The second column where the rows are of several plans."""
TASK_CHARS = 80
"""A task is cut at the last clause that ends within this many characters."""
_CLAUSE_ENDS = "，；、。"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row. ``lead`` and ``participants`` name bodies as the note does; ``note`` is the note, verbatim.

    ``deadlines`` are told in words; ``due`` is the last day of each, in the same order, and ``every`` the period of one
    that comes back (年, 半年, 季度, 月; empty for one that does not), whose day is the first. ``sentences`` are all
    that the note speaks of, whole and verbatim.
    """

    number: int
    document_id: str
    document_title: str
    clause: str
    clause_number: ClauseNumber | None
    heading: str
    paragraph: int
    task: str
    roles: tuple[Role, ...]
    lead: str
    participants: str
    deadlines: tuple[str, ...]
    due: tuple[date, ...]
    every: tuple[str, ...]
    targets: tuple[str, ...]
    note: str
    sentences: tuple[str, ...]

    def cells(self, with_plan: bool = False) -> tuple[str, ...]:
        """The row as text, in the order of ``columns``; several deadlines or targets stand on lines of their own."""
        return (
            str(self.number),
            *((self.document_title,) if with_plan else ()),
            self.clause,
            self.task,
            "、".join(self.roles),
            self.lead,
            self.participants,
            "\n".join(self.deadlines),
            "\n".join(self.targets),
            f"{self.document_title}{place_label(self.clause, self.paragraph)}{self.note}",
        )


def of_several_plans(rows: Iterable[LedgerRow]) -> bool:
    """True when the rows are of more than one plan."""
    return len({row.document_id for row in rows}) > 1


def columns(with_plan: bool) -> tuple[str, ...]:
    """``COLUMNS``, with the plan's behind the number when wanted."""
    return (COLUMNS[0], PLAN_COLUMN, *COLUMNS[1:]) if with_plan else COLUMNS


def build_ledger(
    plans: Sequence[Plan],
    facts: Mapping[str, PlanFacts],
    department_id: str | None = None,
    role: Role | None = None,
) -> tuple[LedgerRow, ...]:
    """Every task of every plan in reading order, or those of one department and one role.

    A department sees a row only where a note names it: 有关部门 binds nobody by name.
    """
    rows: list[LedgerRow] = []
    for plan in plans:
        for item in facts[plan.id].responsibilities:
            for roles in _rows_of(item, department_id, role):
                rows.append(_row(len(rows) + 1, plan, facts[plan.id], item, roles))
    return tuple(rows)


def local_basis(plans: Iterable[Plan], facts: Mapping[str, PlanFacts]) -> tuple[str, ...]:
    """Where each plan binds local departments to the lines of their ministries, with the note verbatim."""
    return tuple(
        f"{_title(plan)}{place_label(paragraph.cited_label, paragraph.number)}{item.note.of(paragraph.text)}"
        for plan in plans
        for item in facts[plan.id].responsibilities
        if item.extends_to_local
        for paragraph in (plan.paragraph(item.note.paragraph_id),)
    )


def _rows_of(item: Responsibility, department_id: str | None, role: Role | None) -> Iterator[tuple[Role, ...]]:
    """The roles of each row that a note gives."""
    if department_id is None:
        roles = tuple(dict.fromkeys(group.role for group in item.groups))
        if role is None or role in roles:
            yield roles
        return
    for group in item.groups:
        named = any(mention.department_id == department_id for mention in group.departments)
        if named and role in (None, group.role):
            yield (group.role,)


def _row(number: int, plan: Plan, facts: PlanFacts, item: Responsibility, roles: tuple[Role, ...]) -> LedgerRow:
    paragraph = plan.paragraph(item.note.paragraph_id)
    due = [deadline for deadline in facts.deadlines if _is_due_by(paragraph, deadline, item, facts)]
    deadlines = {_deadline(paragraph, deadline, item.governs): deadline for deadline in due}
    return LedgerRow(
        number=number,
        document_id=plan.id,
        document_title=_title(plan),
        clause=paragraph.cited_label,
        clause_number=paragraph.clause_number,
        heading=paragraph.heading,
        paragraph=paragraph.number,
        task=_task(paragraph, item.governs),
        roles=roles,
        lead="；".join(_names(g) for g in item.groups if g.role is not Role.PARTICIPANT),
        participants="；".join(_names(g) for g in item.groups if g.role is Role.PARTICIPANT),
        deadlines=tuple(deadlines),
        due=tuple(deadline.date for deadline in deadlines.values()),
        every=tuple(deadline.every for deadline in deadlines.values()),
        targets=_targets(paragraph, [t.span for t in facts.targets if _within(t.span, item.governs)]),
        note=item.note.of(paragraph.text),
        sentences=_governed(plan.paragraph(item.governs.paragraph_id), item.governs),
    )


def _governed(paragraph: Paragraph, governs: Span) -> tuple[str, ...]:
    pieces = (
        paragraph.text[max(one.start, governs.start) : min(one.end, governs.end)].strip()
        for one in paragraph.sentences
        if one.start < governs.end and governs.start < one.end
    )
    return tuple(piece for piece in pieces if piece)


def _is_due_by(paragraph: Paragraph, deadline: Deadline, item: Responsibility, facts: PlanFacts) -> bool:
    """Whether what the note speaks of is due by ``deadline``.

    The date stands in that text, in the note itself (（水利部负责，2025年6月底前）), or in a field beside the note
    (牵头单位：水利部；完成时限：2025年6月底).
    """
    if deadline.expression.paragraph_id != paragraph.id:
        return False
    beside = facts.responsibilities_in(paragraph.id)
    inside = [note for note in beside if _within(deadline.expression, note.note)]
    if inside:
        return item in inside
    if _within(deadline.expression, item.governs):
        return True
    if not in_time_field(paragraph.text, deadline.expression.start):
        return False
    return item in ([note for note in beside if _overlap(deadline.governs, note.governs)] or beside)


def _title(plan: Plan) -> str:
    title = plan.metadata.title or plan.file_name
    return f"《{title.translate(str.maketrans('《》', '〈〉'))}》"


def _task(paragraph: Paragraph, governs: Span) -> str:
    """The heading and as many whole sentences as fit, at least the first, cut at a clause when it is too long."""
    said = ""
    for sentence in paragraph.sentences:
        start, end = max(sentence.start, governs.start), min(sentence.end, governs.end)
        piece = paragraph.text[start:end].strip() if start < end else ""
        if said and len(said) + len(piece) > TASK_CHARS:
            break
        said += piece
    heading = paragraph.heading.rstrip("。")
    return f"{heading}：{_shorten(said)}" if heading and said else heading or _shorten(said)


def _shorten(text: str) -> str:
    if len(text) <= TASK_CHARS:
        return text
    cut = max(text.rfind(mark, TASK_CHARS // 2, TASK_CHARS) for mark in _CLAUSE_ENDS)
    return text[: cut if cut > 0 else TASK_CHARS] + "……"


def _names(group: RoleGroup) -> str:
    """The bodies of a group; what 牵头 in the column's head does not say is added (按职责分工, 负责).

    牵头, two bodies by duty -> ``A、B（按职责分工牵头）``; 负责, one body -> ``A（负责）``; 参与 -> ``A、B等``.
    """
    names = "、".join(mention.name for mention in group.departments) + ("等" if group.open_list else "")
    if group.by_duty:
        return f"{names}（按职责分工{group.role}）"
    return f"{names}（{group.role}）" if group.role is Role.RESPONSIBLE else names


def _deadline(paragraph: Paragraph, deadline: Deadline, task: Span) -> str:
    """``到2022年年底：完成名录``; a relative one gives its resolved date: ``甲区域力争提前一年（2024-12-31前）``.

    One that stands in the note or in a field is that of the whole ``task``: ``2025年6月底前``.
    """
    if deadline.relative:
        return f"{deadline.scope}{deadline.text}（{deadline.date.isoformat()}前）"
    if not _within(deadline.expression, task):
        return deadline.text
    due = deadline.governs.of(paragraph.text).removeprefix(deadline.text).strip("，。； ")
    return f"{deadline.text}：{due}" if due else deadline.text


def _targets(paragraph: Paragraph, spans: Sequence[Span]) -> tuple[str, ...]:
    """What each target says; a span inside another one (a value of a longer statement) adds nothing."""
    whole = [s for s in spans if not any(s != other and _within(s, other) for other in spans)]
    return _unique(span.of(paragraph.text) for span in whole)


def _within(inner: Span, outer: Span) -> bool:
    return inner.paragraph_id == outer.paragraph_id and outer.start <= inner.start and inner.end <= outer.end


def _overlap(one: Span, other: Span) -> bool:
    return one.paragraph_id == other.paragraph_id and one.start < other.end and other.start < one.end


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
