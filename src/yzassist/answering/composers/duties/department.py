"""What a department has to do: every clause that names it, by role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers.duties.articles import articles_naming
from yzassist.answering.composers.duties.responsibility import note_text, subject_of
from yzassist.answering.composers.duties.told_duties import is_prose
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, refuse, span_quote
from yzassist.documents.model import Measure, Paragraph
from yzassist.facts.model import Role
from yzassist.question.model import DepartmentSlot, Question
from yzassist.question.slots import ruled_out_roles, without_denied_roles
from yzassist.retrieval.lookups import Duty, duties
from yzassist.retrieval.model import Evidence

_EVERY_ROLE = re.compile(
    r"(?:承担|负责|领了|领的|主抓|牵头)[^，。？?]{0,6}(?:或|和|及|以及|、|，又|又|还|包括|包含|含|连同?|算上)[^，。？?]{0,3}"
    r"(?:配合|参与|协助)|(?:配合|参与|协助)(?:或者?|和|与|及|以及|、|/|并|还是)(?:承担|负责|主抓|牵头)"
)
"""承担或配合的全部事项, 承担哪些任务（含配合）, 参与或承担哪些任务"""
_ALL_FIRST = re.compile(r"(?:任务|职责|事项)(?:都)?(?:有|是)(?:哪些|什么|啥)[，,；;]")  # 任务有哪些，哪条是牵头的
_DETAILED = 2
"""Up to this many duties are told with their text; a longer list keeps one line a clause."""
_DETAILED_PROSE = 4
"""The same of duties told in prose, whose first clause alone says too little (负责…，组织…，指导…)."""


def wanted_roles(question: Question, roles: tuple[Role, ...] | None = None) -> tuple[Role, ...]:
    """Roles asked for (``roles``, or those of the question); a bare 负责 means to lead or to be responsible."""
    roles = question.slots.roles if roles is None else roles
    asked = without_denied_roles(question.chinese)
    for slot in question.slots.departments:
        asked = asked.replace(slot.name, "，")  # 水利部牵头、|能源局|参与: each has its own role
    if _ALL_FIRST.search(asked) or _EVERY_ROLE.search(asked):
        return ()
    led = Role.LEAD not in ruled_out_roles(question.chinese) and "分工负责" not in question.chinese
    if roles == (Role.RESPONSIBLE,) and led:
        return (Role.LEAD, Role.RESPONSIBLE)
    if Role.PARTICIPANT in roles and len(roles) > 1:  # 牵头和参与的 means all
        return ()
    return roles


def duties_by_measure(found: Sequence[Duty]) -> dict[str, list[Duty]]:
    """Duties grouped by clause, in reading order; each row of a table is a task of its own."""
    grouped: dict[str, list[Duty]] = {}
    for duty in found:
        clause = f"{duty.paragraph.document_id}/{duty.measure.number}"
        grouped.setdefault(duty.paragraph.id if duty.row else clause, []).append(duty)
    return grouped


def _duty_quotes(duty: Duty, with_subject: bool) -> tuple[Quote, ...]:
    note = span_quote(duty.paragraph, duty.responsibility.note)
    if not with_subject:
        return (note,)
    return (note, subject_of(_governed(duty), duty.responsibility, duty.row))


def _governed(duty: Duty) -> Paragraph:
    """The paragraph of the clause that the note is on: that before a note with a paragraph of its own."""
    key = duty.responsibility.governs.paragraph_id
    return next((p for p in duty.measure.paragraphs if p.id == key), duty.paragraph)


def duty_line(group: Sequence[Duty]) -> Line:
    """``（六）深入推进城镇污水垃圾处理（第1款：…）`` for the notes of a clause, in prose with the duty told."""
    measure: Measure = group[0].measure
    marks = list(dict.fromkeys(p.mark for duty in group for p in (duty.paragraph, _governed(duty))))
    several = len(measure.paragraphs) > 1
    subjects = dict.fromkeys(
        (_governed(duty).mark, subject_of(_governed(duty), duty.responsibility, duty.row).text) for duty in group
    )
    named = several or any(is_prose(duty.responsibility) and not duty.row for duty in group)
    told = (f"{mark}：{subject}" if several else subject for mark, subject in subjects)
    where = f"（{'；'.join(told)}）" if named else ""
    quotes = tuple(dict.fromkeys(quote for duty in group for quote in _duty_quotes(duty, named)))
    return Line(f"{measure.label}{measure.heading}{where}", quotes, derived=tuple(marks), bullet=True)


def duty_facts(found: Sequence[Duty]) -> tuple[DraftFact, ...]:
    """A fact for each duty, resting on the department's name in the note."""
    return tuple(
        DraftFact(
            "responsibility",
            duty.department_id,
            duty.name,
            span_quote(duty.paragraph, duty.responsibility.note),
            duty.role,
        )
        for duty in found
    )


def role_lines(name: str, role: Role, found: Sequence[Duty]) -> tuple[Line, ...]:
    """``水利部牵头12项：`` and its clauses, one line each."""
    grouped = duties_by_measure(found)
    count = str(len(grouped))
    notes = str(len({(duty.paragraph.id, duty.responsibility.note.start) for duty in found}))
    detail = f"（{notes}款）" if notes != count else ""
    lead = Line(f"{name}{role}{count}项{detail}：", derived=(count, notes, name))
    rows = [line for group in grouped.values() for line in (duty_line(group), *_details(group, found))]
    return (lead, *rows)


def _details(group: Sequence[Duty], found: Sequence[Duty]) -> tuple[Line, ...]:
    """What is to be done and with whom, where the whole list is short enough to say it."""
    in_prose = all(is_prose(duty.responsibility) and not duty.row for duty in found)
    if len(found) > (_DETAILED_PROSE if in_prose else _DETAILED):
        return ()
    lines: list[Line] = []
    for duty in group:
        if duty.row:
            row = Quote(
                duty.paragraph, duty.paragraph.sentences[0].start, len(duty.paragraph.text)
            )  # without its number
            lines.append(Line(row.text, (row,), bullet=True))
            continue
        note, governs = duty.responsibility, duty.responsibility.governs
        lines += [
            Line(sentence.text, (Quote(_governed(duty), sentence.start, sentence.end),), bullet=True)
            for sentence in _governed(duty).sentences
            if governs.start <= sentence.start < governs.end
        ]
        if is_prose(note):  # the sentences say it themselves
            continue
        lines.append(
            Line(f"分工：{note_text(duty.paragraph, note)}。", (span_quote(duty.paragraph, note.note),), bullet=True)
        )
    return tuple(lines)


def local_rule(slots: Sequence[DepartmentSlot], context: Context) -> Line | None:
    """The plan's own rule that local departments implement what the ministry's line has, if one was named."""
    if not any(slot.local for slot in slots):
        return None
    for _, measure in context.library.measures:
        for paragraph in measure.paragraphs:
            for note in context.library.responsibilities(paragraph):
                if note.extends_to_local:
                    names = "、".join(dict.fromkeys(slot.name for slot in slots if slot.local))
                    lines = "、".join(dict.fromkeys(slot.department_id for slot in slots if slot.local))
                    text = f"{measure.label}规定以下各项均需地方相关部门落实，{names}对应{lines}的条款。"
                    return Line(text, derived=(names, lines))
    return None


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """All duties of the named departments, by role; with two departments each has its own part. Whether there is any
    (有无牵头任务) is answered first, a role that they do not have by those that they have."""
    roles = wanted_roles(question)
    lines: list[Line] = []
    if question.polar and roles:
        asked = {slot.department_id for slot in question.slots.departments}
        has_role = bool(duties(context.library, asked, roles))
        names = "、".join(dict.fromkeys(slot.name for slot in question.slots.departments))
        denied = f"没有。方案的责任分工中没有由{names}{'、'.join(roles)}的任务。"
        lines += [] if has_role else [Line(denied, derived=(names,))]
        roles = roles if has_role else ()
    facts: list[DraftFact] = []
    if rule := local_rule(question.slots.departments, context):
        lines.append(rule)
    answered = False
    for slot in {slot.department_id: slot for slot in question.slots.departments}.values():
        found = duties(context.library, {slot.department_id}, roles)
        measures = [duty.measure for duty in found]
        further = () if roles else articles_naming(slot.department_id, measures, context)
        if not found and not further:
            lines.append(Line(f"方案的责任分工中没有列{slot.name}。", derived=(slot.name,)))
            continue
        answered = True
        name = found[0].name if found else slot.name
        if further or len({duty.role for duty in found}) > 1:
            total = str(len(duties_by_measure(found)) + len(further))
            lines.append(Line(f"{name}共涉及{total}条：", derived=(total, name)))
        for role in Role:
            if of_role := [duty for duty in found if duty.role is role]:
                lines += role_lines(name, role, of_role)
                facts += duty_facts(of_role)
        if further:
            lines += [Line(f"{'另有条款' if found else '条款'}涉及{name}：", derived=(name,)), *further]
    if not answered:
        names = "、".join(slot.name for slot in question.slots.departments)
        what = "、".join(roles) or "承担"
        return refuse("no_duty", f"方案的责任分工中没有由{names}{what}的任务。")
    return Draft(tuple(lines), tuple(facts))
