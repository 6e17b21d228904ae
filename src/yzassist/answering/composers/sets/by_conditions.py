"""Clauses that meet every condition of a question (没有水利部、写了2025年年底), one line a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yzassist.answering.composers.document.chapter import BESIDE
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, opening_quote, refuse, span_quote
from yzassist.answering.row_lines import row_line
from yzassist.documents.model import Measure, Paragraph, Plan
from yzassist.documents.numerals import parse_clause_label
from yzassist.facts.model import Deadline, Responsibility, Role, RoleGroup
from yzassist.question.conditions.model import (
    Body,
    ClauseQuery,
    Condition,
    Day,
    HasDate,
    HasPart,
    NamesBody,
    Says,
    Wanted,
)
from yzassist.question.model import Question
from yzassist.question.slots import find_chapters
from yzassist.retrieval.lookups import spans_with


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is listed: a measure, or a row of its table."""

    measure: Measure
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """Its heading and all its words."""
        return "\n".join((self.measure.heading, *(paragraph.text for paragraph in self.paragraphs)))


def compose(question: Question, context: Context) -> Draft | None:
    """The clauses with their number, or that there is none; None where the question is no such list."""
    query = question.clause_query
    if query is None:
        return None
    if not query.conditions:
        return refuse(
            "condition_unread", "没有读懂问题里的条件，不能列出条款。请换个说法，例如“没有写时限的条款有哪些”。"
        )
    left_out = _named_besides(query, context)
    if left_out is None:
        return refuse("no_such_clause", f"没有找到要除去的条款（{'、'.join(query.besides)}）。")
    units = [unit for unit in _units(query, context) if unit.measure not in left_out]
    if not query.apart:
        return _listed(query.conditions, units, question.resolved, context)
    told = [_listed((condition,), units, question.resolved, context) for condition in query.conditions]
    if all(draft.refused for draft in told):
        return told[0]
    return Draft(tuple(line for draft in told for line in draft.lines), exact=True)


def _listed(conditions: Sequence[Condition], units: Sequence[_Unit], asked_in: str, context: Context) -> Draft:
    """The clauses under the conditions that they meet, which are told as far as the question names their bodies."""
    lead = "、".join(_said(condition) for condition in conditions)
    noted = [unit for unit in units if any(_notes(unit, context))]
    lacks_body = any(c.denied and isinstance(c.wanted, HasPart) and c.wanted.bodies for c in conditions)
    asked = noted if lacks_body and noted else units
    lines: list[Line] = []
    for unit in asked:
        found = [_quotes(condition.wanted, unit, context) for condition in conditions]
        if all(bool(quotes) is not c.denied for quotes, c in zip(found, conditions, strict=True)):
            lines.append(_line(unit, [quote for quotes in found for quote in quotes], lacks_body, context))
    if not lines:
        return refuse("empty_set", _none_such(conditions, lead))
    bodies = (body.name for c in conditions if isinstance(c.wanted, HasPart | NamesBody) for body in c.wanted.bodies)
    told = f"{lead}的" if all(name in asked_in for name in bodies) else ""
    count = f"{told}共{len(lines)}条："
    return Draft((Line(count, derived=(count,)), *lines), exact=True)


def _none_such(conditions: Sequence[Condition], lead: str) -> str:
    """That there is no such clause, or no such body in any."""
    parts = [c.wanted for c in conditions if isinstance(c.wanted, HasPart) and not c.denied]
    unknown = [body.name for part in parts for body in part.bodies if not body.id]
    if unknown:
        return f"方案的责任分工中没有列名的{'、'.join(unknown)}。"
    return f"方案中没有符合这些条件的条款（{lead}）。"


def _line(unit: _Unit, quotes: Sequence[Quote], lacks_body: bool, context: Context) -> Line:
    """The clause; one found by what it lacks rests on its notes, or on its opening."""
    first = unit.paragraphs[0]
    row = context.library.row(first)
    if row is not None:
        return row_line(first, row)
    notes = tuple(span_quote(paragraph, note.note) for paragraph, note in _notes(unit, context))
    support = tuple(dict.fromkeys(quotes)) or (notes if lacks_body else ()) or (opening_quote(first),)
    return Line(f"{unit.measure.label}{unit.measure.heading}", support, bullet=True)


def _units(query: ClauseQuery, context: Context) -> Iterator[_Unit]:
    """The measures of the part asked about; where bodies are, each row of a table is a task of its own."""
    by_row = any(isinstance(c.wanted, HasPart) and c.wanted.bodies for c in query.conditions)
    for plan in context.library.plans:
        for measure in _measures(query, plan):
            rows = [paragraph for paragraph in measure.paragraphs if by_row and context.library.row(paragraph)]
            yield from (_Unit(measure, (row,)) for row in rows)
            if not rows and not measure.label.startswith(BESIDE):
                yield _Unit(measure, measure.paragraphs)


def _measures(query: ClauseQuery, plan: Plan) -> tuple[Measure, ...]:
    """The measures of the chapters and between the clauses named."""
    inside = tuple(m for m in plan.measures if not query.chapters or m.chapter in query.chapters)
    if query.between is None:
        return inside
    numbers = [measure.number for measure in inside]
    first, last = query.between.first, query.between.last
    if first not in numbers or (last is not None and last not in numbers):
        return ()
    return inside[numbers.index(first) + query.between.after : len(inside) if last is None else numbers.index(last) + 1]


def _named_besides(query: ClauseQuery, context: Context) -> list[Measure] | None:
    """The measures that are left out, by number, by words of their heading, or by that of their chapter; None where
    one cannot be told."""
    found: list[Measure] = []
    for name in query.besides:
        number = parse_clause_label(name)
        numbers = find_chapters(name)
        every = [chapter for plan in context.library.plans for chapter in plan.chapters]
        chapters = [c for c in every if c.number in numbers or (c.heading and c.heading == name)]
        measures = [measure for _, measure in context.library.measures]
        named = [m for m in measures if (m.number == number if number is not None else name in m.heading)]
        named = [measure for chapter in chapters for measure in chapter.measures] or named
        if not named:
            return None
        found += named
    return found


def _notes(unit: _Unit, context: Context) -> Iterator[tuple[Paragraph, Responsibility]]:
    return ((p, note) for p in unit.paragraphs for note in context.library.responsibilities(p))


def _quotes(wanted: Wanted, unit: _Unit, context: Context) -> tuple[Quote, ...]:
    """Where a clause has what is wanted; nothing when it does not."""
    match wanted:
        case HasPart():
            noted = _notes(unit, context)
            return tuple(span_quote(p, note.note) for p, note in noted if _gives_part(note, wanted))
        case NamesBody():
            names = tuple(name for body in wanted.bodies for name in _names(body, unit, context))
            return _written(names, unit) if any(name in unit.text for name in names) else ()
        case HasDate():
            dated = ((p, deadline) for p in unit.paragraphs for deadline in context.library.deadlines(p))
            return tuple(span_quote(p, deadline.expression) for p, deadline in dated if _is_due(deadline, wanted.days))
        case Says():
            enough = all if wanted.every else any
            return _written(wanted.words, unit) if enough(word in unit.text for word in wanted.words) else ()


def _written(words: Sequence[str], unit: _Unit) -> tuple[Quote, ...]:
    """The sentences with one of the words; the opening where the heading has it alone."""
    holding = [paragraph for paragraph in unit.paragraphs if any(word in paragraph.text for word in words)]
    return tuple(Quote(p, *span) for p in holding or unit.paragraphs[:1] for span in spans_with(p, words))


def _gives_part(note: Responsibility, wanted: HasPart) -> bool:
    groups = [group for group in note.groups if group.role in wanted.roles]
    if wanted.alone:
        return _is_alone(groups, note, wanted)
    if not wanted.bodies:
        return bool(groups)
    return any(_is_meant(body, group) for body in wanted.bodies for group in groups)


def _is_alone(groups: Sequence[RoleGroup], note: Responsibility, wanted: HasPart) -> bool:
    """True when one body alone has the roles, and it is one of those wanted if any are; a lead shares with those who
    are responsible."""
    if Role.LEAD in wanted.roles:
        groups = [group for group in note.groups if group.role is not Role.PARTICIPANT]
    bodies = {mention.department_id for group in groups for mention in group.departments}
    meant = not wanted.bodies or any(_is_meant(body, group) for body in wanted.bodies for group in groups)
    return len(bodies) == 1 and meant and not any(group.open_list for group in groups)


def _is_meant(body: Body, group: RoleGroup) -> bool:
    return any(m.department_id == body.id if body.id else body.name in m.name for m in group.departments)


def _names(body: Body, unit: _Unit, context: Context) -> tuple[str, ...]:
    return (body.name, *sorted(context.library.bodies(unit.paragraphs[0].document_id, body.id)))


def _is_due(deadline: Deadline, days: Sequence[Day]) -> bool:
    date = deadline.date
    due = (day.year == date.year and day.month in (None, date.month) for day in days)
    return not days or (not deadline.relative and any(due))


_ANY = frozenset(Role)


def _said(condition: Condition) -> str:
    """A condition in the words in which it is understood, so that a reader sees how."""
    denial = "没有" if condition.denied else ""
    match condition.wanted:
        case HasPart(bodies, roles, alone):
            part = "责任分工" if roles == _ANY else "或".join(role for role in Role if role in roles)
            names = "、".join(body.name for body in bodies)
            if not bodies:
                return f"{denial or '有'}{'责任单位' if roles == _ANY else f'{part}单位'}"
            if roles == _ANY and not alone:
                return f"责任单位{denial or '有'}{names}"
            return f"{denial}{names}{'单独' if alone else ''}{part.replace('责任分工', '负责')}"
        case NamesBody(bodies):
            return f"{denial}提到{'或'.join(body.name for body in bodies)}"
        case HasDate(days) if days and condition.denied:
            return "没有问题所排除的时限"  # its year stands in none of the clauses that are cited
        case HasDate(days):
            told = "或".join(f"{day.year}年{f'{day.month}月' if day.month else ''}" for day in days)
            return f"{denial or '有'}{told}{'的' if told else ''}时限"
        case Says(words, every):
            return f"{denial}{'同时' if every and len(words) > 1 else ''}提到{'、'.join(f'“{word}”' for word in words)}"
