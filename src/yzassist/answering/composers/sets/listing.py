"""Which clauses: every clause that meets all the conditions of the question, from facts over the whole plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yzassist.answering.composers.duties.department import (
    duties_by_measure,
    duty_facts,
    duty_line,
    role_lines,
    wanted_roles,
)
from yzassist.answering.composers.found import Found, Shown, in_chapters
from yzassist.answering.composers.passages import content
from yzassist.answering.composers.sets import absence, properties
from yzassist.answering.composers.sets.mention import by_mention, by_name
from yzassist.answering.composers.sets.parts_told import parts_listed
from yzassist.answering.composers.times.dated import due_earlier, shown_by_date
from yzassist.answering.composers.values.aims import aim_line, aims_in
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, refuse
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Deadline, Role
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import denied_roles, roles_after, ruled_out_roles, without_denied_roles
from yzassist.retrieval.lookups import Duty, duties
from yzassist.retrieval.model import Evidence

_HEADING_CHARS = 4
"""Characters of a heading that, said word for word, names its clause; shorter ones (目标) are said of much."""
_COUNTS_CLAUSES = frozenset(
    {"count.clauses_counted", "count.how_many_clauses", "count.places_counted", "count.those_places"}
)
_LITERAL = re.compile(r"[“「\"']([^”」\"']{3,20}(?:牵头|负责|参与))[”」\"']")  # 写着“林草局牵头”的


def _in_every_year(question: Question, due: Sequence[tuple[Paragraph, Deadline]]) -> set[str]:
    """Paragraphs of clauses that have a deadline in each of the years named (既写了2023年又写了2025年)."""
    years = {slot.year for slot in question.slots.dates}
    by_clause: dict[str, set[int]] = {}
    for paragraph, deadline in due:
        by_clause.setdefault(paragraph.id.rsplit("/", 1)[0], set()).add(deadline.date.year)
    return {paragraph.id for paragraph, _ in due if years <= by_clause[paragraph.id.rsplit("/", 1)[0]]}


def deadlines_due(question: Question, context: Context) -> tuple[tuple[Paragraph, Deadline], ...]:
    """Deadlines of the plan in the years (and months) named; all when none is named."""
    months = {(slot.year, slot.month) for slot in question.slots.dates}
    return tuple(
        (paragraph, deadline)
        for paragraph, deadline in context.library.dated
        if (not months or (deadline.date.year, None) in months or (deadline.date.year, deadline.date.month) in months)
        and in_chapters(paragraph, question)
    )


def _by_departments(question: Question, context: Context, any_role: bool = False) -> Found:
    """Notes in which every named department has a wanted role; in a plan where no note has them all, its clauses."""
    listed = phrase("among_bodies").search(question.chinese) is not None
    any_role = any_role or listed or _means_any_part(question, context)
    found = _duties_of_each(question, context, any_role)  # 责任单位 is said of every body that a note names
    if not all(found.values()) and "责任单位" in question.chinese:
        found = _duties_of_each(question, context, any_role=True)
    if phrase("neither").search(question.chinese) and (ruled_out := ruled_out_roles(question.chinese)):
        found = {key: _without_roles(of_one, ruled_out, context) for key, of_one in found.items()}
    kept = list(found.values()) if len(found) < 2 else _in_common(list(found.values()))
    paragraphs = {duty.paragraph.id: duty.paragraph for of_one in kept for duty in of_one}
    names = [of_one[0].name if of_one else "" for of_one in found.values()]
    return Found(tuple(paragraphs.values()), lambda: _shown_by_role(names, kept))


def _means_any_part(question: Question, context: Context) -> bool:
    """True when 参与 is asked of a body of which no note says it (A牵头，B配合，C负责): it means any part then."""
    if "参与" not in question.chinese or question.slots.roles != (Role.PARTICIPANT,):
        return False
    found = duties(context.library, {slot.department_id for slot in question.slots.departments}, {Role.PARTICIPANT})
    notes = ((duty.paragraph.text, duty.responsibility.note) for duty in found)
    return not any("参与" in text[note.start : note.end] for text, note in notes)


def _without_roles(found: Sequence[Duty], ruled_out: Sequence[Role], context: Context) -> tuple[Duty, ...]:
    """The duties in clauses where their department has none of the roles (参与、既不牵头也不负责)."""
    ids = {duty.department_id for duty in found}
    against = {id(duty.measure) for duty in duties(context.library, ids, ruled_out)}
    return tuple(duty for duty in found if id(duty.measure) not in against)


def _in_common(found: Sequence[Sequence[Duty]]) -> list[Sequence[Duty]]:
    """Of each department the duties in notes that all have; where a plan has no such note, in such clauses."""
    notes = set.intersection(*({id(duty.responsibility) for duty in of_one} for of_one in found))
    together = {duty.paragraph.document_id for duty in found[0] if id(duty.responsibility) in notes}
    apart = [[duty for duty in of_one if duty.paragraph.document_id not in together] for of_one in found]
    clauses = set.intersection(*({id(duty.measure) for duty in of_one} for of_one in apart))
    return [
        [duty for duty in of_one if id(duty.responsibility) in notes or id(duty.measure) in clauses] for of_one in found
    ]


def _shown_by_role(names: Sequence[str], kept: Sequence[Sequence[Duty]]) -> Shown:
    lines: list[Line] = []
    for name, of_one in zip(names, kept, strict=True):
        for role in Role:
            if of_role := [duty for duty in of_one if duty.role is role]:
                lines += role_lines(name, role, of_role)
    return tuple(lines), duty_facts([duty for of_one in kept for duty in of_one])


def _duties_of_each(question: Question, context: Context, any_role: bool) -> dict[str, tuple[Duty, ...]]:
    return {
        slot.department_id: tuple(
            duty
            for duty in duties(context.library, {slot.department_id}, () if any_role else wanted_roles(question, roles))
            if in_chapters(duty.paragraph, question) and _says_literally(question, duty)
        )
        for slot, roles in roles_after(question.chinese, question.slots.departments)
    }


def _says_literally(question: Question, duty: Duty) -> bool:
    """True when the note holds the words that the question quotes (“林草局牵头”), or it quotes none that it wants."""
    note = duty.responsibility.note
    text = duty.paragraph.text[note.start : note.end]
    return all(match.group(1) in text for match in _LITERAL.finditer(without_denied_roles(question.chinese)))


def _by_role(question: Question, context: Context) -> Found:
    """Notes with a group of the asked roles, whoever has it."""
    roles = frozenset(question.slots.roles)
    paragraphs = {
        noted.paragraph.id: noted.paragraph
        for noted in context.library.notes()
        if not roles.isdisjoint(noted.roles) and in_chapters(noted.paragraph, question)
    }

    def show() -> Shown:
        found = [duty for duty in duties(context.library, None, roles) if duty.paragraph.id in paragraphs]
        return tuple(duty_line(group) for group in duties_by_measure(found).values()), ()

    return Found(tuple(paragraphs.values()), show)


def _by_deadline(question: Question, context: Context) -> Found:
    due = deadlines_due(question, context)
    if len({slot.year for slot in question.slots.dates}) > 1 and phrase("jointly").search(question.chinese):
        wanted = _in_every_year(question, due)
        due = tuple(pair for pair in due if pair[0].id in wanted)
    paragraphs = tuple({paragraph.id: paragraph for paragraph, _ in due}.values())
    return Found(paragraphs, lambda: shown_by_date(due, context))


def _by_target(question: Question, context: Context) -> Found:
    numeric = any(word in question.chinese for word in ("量化", "数", "定量", "硬"))
    paragraphs = {
        paragraph.id: paragraph
        for paragraph, _ in (context.library.numbered if numeric else context.library.aimed)
        if in_chapters(paragraph, question)
    }

    def show() -> Shown:
        aims = [aim for aim in aims_in(tuple(paragraphs.values()), (), context) if aim.target.numeric or not numeric]
        return tuple({line.text: line for line in (aim_line(aim, context, bullet=True) for aim in aims)}.values()), ()

    return Found(tuple(paragraphs.values()), show)


def _selects_by_words(question: Question) -> bool:
    """True when clauses are listed, or counted by what they mention (有几条提到太湖)."""
    counted = question.cues & _COUNTS_CLAUSES
    return any(cue.startswith("list.") or (cue.startswith("mention.") and counted) for cue in question.cues)


def find_set(question: Question, context: Context) -> Found:
    """The clauses that the question's conditions select; conditions of several kinds are all required."""
    slots = question.slots
    parts: list[Found] = []
    if question.cues & {"set.sole", "set.several"}:
        return absence.by_absence(question, context)
    if slots.departments and (ruled_out := denied_roles(question.chinese)):
        return absence.without_departments(question, ruled_out, context)
    if any(cue.startswith("set.") for cue in question.cues):
        return absence.by_absence(question, context)
    if slots.departments:
        named = phrase("names_body").search(question.chinese) and not slots.roles
        by_names = by_name(question, context) if named else Found(())
        parts.append(by_names if by_names.paragraphs else _by_departments(question, context))
    elif slots.roles and not question.plan_topic and not slots.clauses:
        parts.append(_by_role(question, context))
    if (selected := properties.by_property(question, context)) is not None:
        parts.append(selected)
    elif slots.dates or Intent.DEADLINE in question.asks:
        parts.append(_by_deadline(question, context))
    elif Intent.TARGET in question.asks:
        parts.append(_by_target(question, context))
    trade = any(phrase("trade").fullmatch(token) for token in question.topic_tokens)
    about = question.plan_topic or trade or slots.places or slots.terms
    said = about or phrase("said_in_clauses").search(question.chinese)
    if selected is None and said and _selects_by_words(question):
        mention = by_mention(question, context)
        if mention.paragraphs or not parts:
            parts.append(mention)
    if not parts:
        return Found(())
    if len(parts) == 1:
        return parts[0]
    common = set.intersection(*({p.id for p in part.paragraphs} for part in parts))

    def show() -> Shown:
        lines = tuple(
            line
            for part in parts
            for line in part.lines
            if line.quotes and any(quote.paragraph.id in common for quote in line.quotes)
        )
        return lines, tuple(fact for part in parts for fact in part.facts if fact.quote.paragraph.id in common)

    return Found(tuple(paragraph for paragraph in parts[0].paragraphs if paragraph.id in common), show)


def _in_any_role(question: Question, context: Context) -> Draft | None:
    """The clauses that name a body in whatever role, where it has none by the word asked with (人民银行负责什么); None
    otherwise."""
    slots = question.slots
    others = question.plan_topic or slots.dates or len({slot.department_id for slot in slots.departments}) > 1
    loose = (
        (Role.PARTICIPANT,) if "list.which_verb_items" not in question.cues else (Role.PARTICIPANT, Role.RESPONSIBLE)
    )
    if not slots.departments or others or denied_roles(question.chinese):
        return None
    if len(slots.roles) != 1 or slots.roles[0] not in loose:  # 负责什么 means any part
        return None
    found = _by_departments(question, context, any_role=True)
    if not found.paragraphs:
        return None
    names = "、".join(dict.fromkeys(slot.name for slot in slots.departments))
    count = str(found.size(context))
    lead = Line(f"责任分工列有{names}的共{count}条：", derived=(count, names))
    return Draft((lead, *found.lines), found.facts)


def _items_of_heading(question: Question, context: Context) -> bool:
    """True when what is listed is all that one clause says under the heading named (工作原则有哪几项)."""
    slots = question.slots
    if (
        question.asks
        or slots.departments
        or slots.dates
        or slots.roles
        or not question.topic
        or "条" in question.chinese
    ):
        return False
    topic = question.topic.replace(" ", "")
    named = (measure.heading for _, measure in context.library.measures if measure.heading in question.chinese)
    return any(len(heading) >= _HEADING_CHARS and topic in heading for heading in named)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The whole set, one line a clause, with its size."""
    if (told := parts_listed(question, context)) is not None:
        return told
    if _items_of_heading(question, context):
        return content.compose(question, context.search.search(question), context)
    found = find_set(question, context)
    loose = _in_any_role(question, context) if not found.paragraphs else None
    if loose is not None:
        return loose
    if not found.paragraphs and question.plan_topic and not question.slots.departments:
        return content.compose(question, context.search.search(question), context)
    if not found.paragraphs:
        return refuse("empty_set", "方案中没有符合这些条件的条款。")
    count = str(found.size(context))
    listed = Draft((Line(f"共{count}条：", derived=(count,)), *found.lines), found.facts)
    earlier = due_earlier(question, context)
    return _with_earlier(listed, earlier) if earlier.paragraphs else listed


def _with_earlier(listed: Draft, earlier: Found) -> Draft:
    lines = (*listed.lines, Line("更早到期的还有："), *earlier.lines)
    return replace(listed, lines=lines, facts=(*listed.facts, *earlier.facts))
