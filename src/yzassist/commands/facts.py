"""``yzassist facts``: what was read out of the plan."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from yzassist.commands import shell
from yzassist.documents.head.titles import short_names
from yzassist.documents.model import ClauseNumber, Plan
from yzassist.documents.numerals import parse_clause_label
from yzassist.errors import InvalidInputError
from yzassist.facts.model import PlanFacts, Responsibility, Span, Target, TargetValue
from yzassist.settings import Settings


class Kind(StrEnum):
    """Kinds of facts, named as in an answer."""

    RESPONSIBILITY = "responsibility"
    DEADLINE = "deadline"
    TARGET = "target"
    PLACE = "place"
    TERM = "term"
    LAW = "law"


_NAMES = {
    Kind.RESPONSIBILITY: "责任",
    Kind.DEADLINE: "时限",
    Kind.TARGET: "指标",
    Kind.PLACE: "地点",
    Kind.TERM: "术语",
    Kind.LAW: "法规文件",
}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact; ``text`` is ``paragraph_text[start:end]``, ``value`` what it was read as. ``by_hand``: from the
    correction file."""

    kind: Kind
    document_id: str
    clause: str
    clause_number: ClauseNumber | None
    paragraph: int
    value: str
    text: str
    start: int
    end: int
    by_hand: bool


def show_facts(
    settings: Settings, clause: str | None, kind: Kind | None, as_json: bool, documents: Sequence[str] = ()
) -> None:
    """Print the facts of one clause or all, of one kind or all, of all plans or of ``documents``.

    Raises InvalidInputError for an unknown clause or document.
    """
    index = shell.open_index(settings)
    plans = shell.chosen_plans(index, documents)
    rows = [row for plan in plans for row in _rows(plan, index.facts[plan.id]) if kind in (None, row.kind)]
    if clause is not None:
        number = parse_clause_label(clause)
        if number is None or all(plan.measure(number) is None for plan in plans):
            raise InvalidInputError(f"没有这一条：{clause}。请写条号，如 6、（六）、第六条。")
        rows = [row for row in rows if row.clause_number == number]
    if as_json:
        shell.raw(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return
    several = len(plans) > 1
    names = short_names(plans)
    cells = [
        (
            *((names[row.document_id],) if several else ()),
            row.clause,
            str(row.paragraph),
            _NAMES[row.kind],
            row.value,
            row.text,
            "手工" if row.by_hand else "抽取",
        )
        for row in rows
    ]
    shell.print_rows(
        f"共 {len(rows)} 项", (*(("方案",) if several else ()), "条款", "款", "类别", "读作", "原文", "来源"), cells
    )


def _rows(plan: Plan, facts: PlanFacts) -> Iterator[FactRow]:
    for kind, value, span, by_hand in _readings(facts):
        paragraph = plan.paragraph(span.paragraph_id)
        yield FactRow(
            kind=kind,
            document_id=plan.id,
            clause=paragraph.cited_label,
            clause_number=paragraph.clause_number,
            paragraph=paragraph.number,
            value=value,
            text=span.of(paragraph.text),
            start=span.start,
            end=span.end,
            by_hand=by_hand,
        )


def _readings(facts: PlanFacts) -> Iterator[tuple[Kind, str, Span, bool]]:
    for note in facts.responsibilities:
        yield Kind.RESPONSIBILITY, _responsibility(note), note.note, note.by_hand
    for deadline in facts.deadlines:
        yield (
            Kind.DEADLINE,
            f"{deadline.date.isoformat()}{deadline.scope and f'（{deadline.scope}）'}",
            deadline.expression,
            deadline.by_hand,
        )
    for target in facts.targets:
        yield Kind.TARGET, _target(target), target.span, target.by_hand
    for place in facts.places:
        yield Kind.PLACE, place.name, place.span, False
    for term in facts.terms:
        yield Kind.TERM, term.name, term.span, False
    for law in facts.laws:
        yield Kind.LAW, law.name, law.span, False


def _responsibility(note: Responsibility) -> str:
    """``牵头：A、B；参与：C等``."""
    return "；".join(
        f"{group.role}：{'、'.join(m.department_id for m in group.departments)}{'等' if group.open_list else ''}"
        for group in note.groups
    )


def _target(target: Target) -> str:
    """``城市生活污水集中收集率 >=70% 或 +>=5个百分点（比2020年），2025-12-31``."""
    values = " 或 ".join(_value(value) for value in target.values)
    return f"{target.indicator} {values}" + (f"，{target.deadline.isoformat()}" if target.deadline else "")


def _value(value: TargetValue) -> str:
    if value.number is None:
        return value.text
    return f"{value.comparison}{value.number}{value.unit}" + (f"（{value.base}）" if value.base else "")
