"""What several plans say of one thing: one part a plan, and whether they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line
from yzassist.answering.model import Status
from yzassist.answering.standing import heading_of, heading_quotes
from yzassist.documents.head.titles import level_of, written_date
from yzassist.documents.model import Plan
from yzassist.facts.model import Role
from yzassist.question.model import Intent, Question

_COUNT_LEADS = ("共", "方案共")
_SETS = frozenset({Intent.LIST, Intent.COUNT, Intent.DEPARTMENT})
_BODIES = "responsibility"
_VALUED = {Intent.TARGET: "target", Intent.DEADLINE: "deadline", Intent.RESPONSIBILITY: _BODIES}
_OPEN_KINDS = ("target", "deadline")


@dataclass(frozen=True, slots=True)
class Side:
    """What one plan answers."""

    plan: Plan
    draft: Draft

    @property
    def clauses(self) -> frozenset[str]:
        """The clauses that the answer rests on."""
        return frozenset(
            quote.paragraph.id.rsplit("/", 1)[0]
            for line in self.draft.lines
            for quote in line.quotes
            if quote.paragraph.clause_number is not None
        )

    @property
    def is_set(self) -> bool:
        """True for a list of clauses under a lead (共9条：), which rests on nothing itself."""
        return len(self.draft.lines) > 1 and not self.draft.lines[0].quotes

    def values(self, kind: str) -> frozenset[str]:
        """The values of one kind that it states; the bodies as it names them, those that only take part left out."""
        return frozenset(
            fact.text if kind == _BODIES else fact.value
            for fact in self.draft.facts
            if fact.kind == kind and fact.role != Role.PARTICIPANT
        )


def join_sides(question: Question, sides: Sequence[Side], context: Context) -> Draft:
    """The parts in order of date, led by what they come to together."""
    sides = sorted(sides, key=lambda side: side.plan.metadata.date)
    counted = question.intent in _SETS and all(side.is_set for side in sides)
    lines = [_total(sides)] if counted else [_verdict(question, sides)]
    for side in sides:
        lines += _part(side, context, counted)
    if not counted and (closing := _closing(question, sides, context)) is not None:
        lines.append(closing)
    facts = tuple(dict.fromkeys(fact for side in sides for fact in side.draft.facts))
    status: Status = "corrected" if any(side.draft.status == "corrected" for side in sides) else "answered"
    return Draft(tuple(lines), facts, status=status)


def _total(sides: Sequence[Side]) -> Line:
    plans, clauses = str(len(sides)), str(sum(len(side.clauses) for side in sides))
    return Line(f"涉及{plans}个方案，共{clauses}条：", derived=(plans, clauses))


def _part(side: Side, context: Context, counted: bool) -> list[Line]:
    """One plan's part: in one line where it has one sentence, else under a heading."""
    heading, basis = heading_of(side.plan, context.library.names[side.plan.id]), heading_quotes(side.plan)
    lines = list(side.draft.lines)
    if counted and lines[0].text.startswith(_COUNT_LEADS) and not lines[0].quotes:
        lines = lines[1:]
    if counted:
        count = str(len(side.clauses))
        return [Line(f"{heading}{count}条：", basis, derived=(heading, count), heading=True), *lines]
    if len(lines) == 1:
        line = lines[0]
        text = f"{heading}：{line.text}"
        return [replace(line, text=text, quotes=(*line.quotes, *basis), derived=(*line.derived, heading), bullet=True)]
    return [Line(f"{heading}：", basis, derived=(heading,), heading=True), *lines]


def _kinds(question: Question) -> tuple[str, ...]:
    return tuple(_VALUED[ask] for ask in question.asks or (question.intent,) if ask in _VALUED) or _OPEN_KINDS


def differing(question: Question, sides: Sequence[Side]) -> bool | None:
    """True when the plans state different values of what was asked, False when the same; None when one states none."""
    stated = [[side.values(kind) for side in sides] for kind in _kinds(question)]
    stated = [values for values in stated if all(values)]
    return any(len(set(values)) > 1 for values in stated) if stated else None


def _verdict(question: Question, sides: Sequence[Side]) -> Line:
    number = "两" if len(sides) == 2 else str(len(sides))
    match differing(question, sides):
        case True:
            text = f"{number}个方案的规定不同："
        case False:
            text = f"{number}个方案的规定相同："
        case None:
            text = f"{number}个方案都有规定："
    return Line(text, derived=(number,))


def _closing(question: Question, sides: Sequence[Side], context: Context) -> Line | None:
    """Which plan is the latest and which stands higher, where they differ; neither is preferred."""
    if not differing(question, sides):
        return None
    names = {side.plan.id: f"《{context.library.names[side.plan.id]}》" for side in sides}
    said = []
    dated = [side.plan for side in sides if side.plan.metadata.date]
    if len({plan.metadata.date for plan in dated}) > 1:
        latest = max(dated, key=lambda plan: plan.metadata.date)
        said.append(f"{names[latest.id]}印发最晚（{written_date(latest.metadata.date)}）")
    levels = {side.plan.id: level_of(side.plan.metadata) for side in sides}
    known = {key: level for key, level in levels.items() if level is not None}
    if len(known) == len(sides) and len(set(known.values())) > 1:
        top = min(known.values())
        highest = "".join(names[key] for key, level in known.items() if level is top)
        said.append(f"{highest}的层级最高（{top.label}）")
    text = f"其中{'，'.join(said)}；以哪个为准，请向发文机关核实。" if said else "以哪个为准，请向发文机关核实。"
    return Line(text, derived=(text,))
