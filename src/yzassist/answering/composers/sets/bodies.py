"""The bodies that notes name: how many lead or take part, and who else stands in the clause that names one of them."""

from __future__ import annotations

from collections.abc import Sequence

from yzassist.answering.anchor import find_anchor
from yzassist.answering.composers.duties import responsibility
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, refuse
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Responsibility, Role
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import find_roles
from yzassist.retrieval.lookups import duties
from yzassist.retrieval.model import Evidence

Notes = Sequence[tuple[Paragraph, Responsibility]]


def asks_how_many(question: Question) -> bool:
    """True when bodies are counted (参与单位有几家)."""
    return phrase("bodies_counted").search(question.chinese) is not None


def of_topic(question: Question, evidence: Evidence, context: Context) -> Draft:
    """How many bodies lead or take part in what was asked about."""
    anchor = find_anchor(question, evidence, context)
    notes = responsibility.governing_notes(anchor, context) if anchor else ()
    if not notes:
        return refuse("no_responsibility", "方案没有列出该项的责任单位。")
    return _counted(notes, question.slots.roles)


def of_clause_naming(question: Question, context: Context) -> Draft | None:
    """Who leads, or takes part in, the clause in which the bodies named stand (国家电网参与的那一条，牵头的是谁); None
    when that is not asked, or no note names them all."""
    match = phrase("clause_naming").search(question.chinese)
    asked = find_roles(match["asked"]) if match else ()
    if match is None or not asked or question.plan_topic or question.slots.clauses:
        return None
    named = {slot.department_id for slot in question.slots.departments if slot.start < match.start("asked")}
    if not named or any(slot.start >= match.start("asked") for slot in question.slots.departments):
        return None
    found = [
        (duty.paragraph, duty.responsibility) for duty in duties(context.library, named, find_roles(match["said"]))
    ]
    notes = {(paragraph.id, note.note.start): (paragraph, note) for paragraph, note in found if _names(note, named)}
    return _counted(tuple(notes.values()), asked) if notes else None


def _names(note: Responsibility, ids: set[str]) -> bool:
    return ids <= {mention.department_id for group in note.groups for mention in group.departments}


def _counted(notes: Notes, roles: Sequence[Role]) -> Draft:
    """A line for each group of the asked roles, with its size; a note that has none of them is told as it is."""
    lines: list[Line] = []
    facts: list[DraftFact] = []
    for paragraph, note in notes:
        wanted = [group for group in note.groups if not roles or group.role in roles] or list(note.groups)
        for group in wanted:
            count = str(len(group.departments))
            open_end = "（“等”字表示未全部列出）" if group.open_list else ""
            text = f"{group.role}单位列名{count}个：{responsibility.group_text(group)}{open_end}。"
            lines.append(Line(text, (Quote(paragraph, note.note.start, note.note.end),), (count, "等"), bullet=True))
        if len(wanted) > 1:
            total = str(sum(len(group.departments) for group in wanted))
            lines.append(Line(f"合计{total}个。", derived=(total,)))
        facts += responsibility.note_facts(paragraph, note)
    return Draft(tuple(lines), tuple(facts))
