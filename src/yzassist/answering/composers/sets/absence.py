"""Clauses by what they lack: no responsibility, no deadline, nobody but one department, or not the one named; and by
how many lead them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from yzassist.answering.composers.document.chapter import BESIDE
from yzassist.answering.composers.found import Found, Shown, in_chapters
from yzassist.answering.context import Context
from yzassist.answering.draft import Line, Quote, opening_quote, span_quote
from yzassist.documents.model import Measure, Paragraph
from yzassist.documents.numerals import parse_chinese_number
from yzassist.facts.model import Responsibility, Role
from yzassist.question.cues import find_cues
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.lookups import duties

_NUMERAL = re.compile(r"\d+|[两二三四五六七八九]")  # 三|家牵头的
_SEVERAL = 2


def by_absence(question: Question, context: Context) -> Found:
    """Clauses that state no responsibility, no deadline, or one department alone, as the question's cue says."""
    library = context.library
    if "set.without_responsibility" in question.cues:
        lacked = _role_lacked(question)
        marked = phrase("duty_marked").search(question.chinese) is not None
        stating = {
            noted.paragraph.id
            for noted in library.notes()
            if (lacked is None or _has_role(noted.note, lacked)) and not (marked and _is_prose(noted.note))
        }
    elif "set.without_deadline" in question.cues:
        stating = {paragraph.id for paragraph, _ in library.dated}
    elif "set.several" in question.cues:
        return _led_by_several(question, context)
    else:
        sole: dict[int, tuple[Paragraph, Responsibility]] = {}
        wanted = {slot.department_id for slot in question.slots.departments}
        roles = _roles_meant(question)
        for noted in library.notes():
            body = _sole_body(noted.note, roles)
            if body and (not wanted or body in wanted) and in_chapters(noted.paragraph, question):
                sole.setdefault(id(noted.measure), (noted.paragraph, noted.note))
        return _found(
            [paragraph for paragraph, _ in sole.values()],
            lambda: [span_quote(paragraph, note.note) for paragraph, note in sole.values()],
        )
    silent = (
        measure.paragraphs[0]
        for plan in library.plans
        for measure in plan.measures
        if stating.isdisjoint([paragraph.id for paragraph in measure.paragraphs])
    )
    missing = [
        first for first in silent if in_chapters(first, question) and not str(first.clause_number).startswith(BESIDE)
    ]
    return _found(missing, lambda: [opening_quote(first) for first in missing])


def _role_lacked(question: Question) -> Role | None:
    """The role that nobody has in the clauses asked for (没有牵头单位); None where nobody has any (没写责任单位)."""
    cue = next(match for match in find_cues(question.chinese) if match.cue.name == "without_responsibility")
    return next((role for role in (Role.LEAD, Role.PARTICIPANT) if role.value in cue.text), None)


def _has_role(note: Responsibility, role: Role) -> bool:
    return any(group.role is role for group in note.groups)


def _is_prose(duty: Responsibility) -> bool:
    """True for a duty that a sentence states (领导小组统筹推进…): nobody is marked behind the clause."""
    note, governed = duty.note, duty.governs
    return note.paragraph_id == governed.paragraph_id and governed.start <= note.start and note.end <= governed.end


def _roles_meant(question: Question) -> Collection[Role]:
    """What a department does alone: it leads, or is responsible as well; all of a duty where neither is said."""
    if Role.LEAD.value not in question.chinese:
        return tuple(Role)
    return {Role.LEAD, Role.RESPONSIBLE} & {Role.LEAD, *question.slots.roles}


def _led_by_several(question: Question, context: Context) -> Found:
    """Clauses led by as many bodies as the question says (三家牵头的), or by more (两家以上, 多家)."""
    cue = next(match for match in find_cues(question.chinese) if match.cue.name == "several")
    said = _NUMERAL.search(cue.text)
    wanted = (parse_chinese_number(said.group()) if said else None) or _SEVERAL
    at_least = said is None or "以上" in cue.text
    found: dict[int, tuple[Paragraph, Responsibility]] = {}
    for noted in context.library.notes():
        leads = sum(len(group.departments) for group in noted.note.groups if group.role is Role.LEAD)
        if (leads >= wanted if at_least else leads == wanted) and in_chapters(noted.paragraph, question):
            found.setdefault(id(noted.measure), (noted.paragraph, noted.note))
    pairs = list(found.values())
    return _found([p for p, _ in pairs], lambda: [span_quote(paragraph, note.note) for paragraph, note in pairs])


def _clause_of(paragraph: Paragraph) -> str:
    return paragraph.id.rpartition("/")[0]


def _found(paragraphs: Sequence[Paragraph], quotes: Callable[[], Sequence[Quote]]) -> Found:
    """One line a clause, with the quote of each."""

    def show() -> Shown:
        return tuple(
            Line(f"{quote.paragraph.clause_label}{quote.paragraph.heading}", (quote,), bullet=True)
            for quote in quotes()
        ), ()

    return Found(tuple(paragraphs), show)


def _sole_body(note: Responsibility, roles: Collection[Role]) -> str | None:
    """The one department that a note gives one of the roles; None when it gives them to none or to several."""
    groups = [group for group in note.groups if group.role in roles]
    named = {mention.department_id for group in groups for mention in group.departments}
    return named.pop() if len(named) == 1 and not any(group.open_list for group in groups) else None


def without_departments(question: Question, ruled_out: tuple[Role, ...], context: Context) -> Found:
    """Clauses with responsibility notes in none of which a named department has a ruled-out role."""
    library = context.library
    ids = {slot.department_id for slot in question.slots.departments}
    has_role = {_clause_of(duty.paragraph) for duty in duties(library, ids, ruled_out)}
    found: dict[str, Measure] = {}
    for noted in library.notes():
        key = _clause_of(noted.paragraph)
        if key not in found and key not in has_role and in_chapters(noted.paragraph, question):
            found[key] = noted.measure

    def show() -> Shown:
        lines = []
        for measure in found.values():
            notes = [(p, note) for p in measure.paragraphs for note in library.responsibilities(p)]
            quotes = tuple(span_quote(paragraph, note.note) for paragraph, note in notes)
            lines.append(Line(f"{measure.label}{measure.heading}", quotes, bullet=True))
        return tuple(lines), ()

    return Found(tuple(measure.paragraphs[0] for measure in found.values()), show)
