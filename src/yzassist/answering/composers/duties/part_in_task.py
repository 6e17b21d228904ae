"""What part a body has in one task: its role first, then who else is in it, or what is to be done."""

from __future__ import annotations

from yzassist.answering.anchor import Anchor, find_anchor
from yzassist.answering.composers.duties.department import local_rule
from yzassist.answering.composers.duties.responsibility import governing_notes, note_facts, note_text
from yzassist.answering.composers.duties.told_duties import is_prose
from yzassist.answering.composers.passages import content
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, refuse, span_quote
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Responsibility
from yzassist.question.model import Intent, Question
from yzassist.retrieval.model import Evidence

_ROLE = "responsibility.what_role"


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """``国家电网参与。`` and the note, and what is to be done where the duty is asked for; None when no part of a body
    in a task is asked, or where prose tells the duty itself."""
    if not _asks_part(question):
        return None
    anchor = find_anchor(question, evidence, context)
    if anchor is None:
        return None
    asked = {slot.department_id: slot.name for slot in question.slots.departments if slot.name in question.core}
    notes = _notes_naming(set(asked), anchor, context)
    if not notes:
        unnamed = _ROLE in question.cues and asked and _has_other_notes(anchor, context, tuple(asked.values()))
        names = "、".join(asked.values())
        text = f"方案{anchor.paragraph.clause_label}的责任分工中没有列{names}。"
        return refuse("department_not_listed", text, nearby_questions(evidence)) if unnamed else None
    rule = local_rule(question.slots.departments, context)
    lines = (*((rule,) if rule else ()), *(line for p, note in notes for line in _part_lines(p, note, set(asked))))
    facts = tuple(fact for paragraph, note in notes for fact in note_facts(paragraph, note))
    if _asks_duty(question):
        lines += content.compose(question, evidence, context).lines
    return Draft(lines, facts)


def _asks_duty(question: Question) -> bool:
    return any(cue.startswith("department.") for cue in question.cues)


def _asks_part(question: Question) -> bool:
    """True when the part of a body named is asked, and nothing else."""
    if question.polar or not question.plan_topic or not question.slots.departments or question.slots.clauses:
        return False
    if question.intent is Intent.RESPONSIBILITY:
        asking = {cue for cue in question.cues if cue.startswith("responsibility.")}
        return question.asks == (Intent.RESPONSIBILITY,) and (
            asking == {_ROLE} or (not asking and _asks_duty(question))
        )
    return question.intent is Intent.CONTENT and not question.asks and _asks_duty(question)


def _notes_naming(asked: set[str], anchor: Anchor, context: Context) -> tuple[tuple[Paragraph, Responsibility], ...]:
    """The notes over the task that name one of the bodies; those of its clause when none over it does."""
    siblings = context.library.siblings(anchor.paragraph)
    beside = ((p, note) for p in siblings for note in context.library.responsibilities(p))
    for notes in (governing_notes(anchor, context), tuple(beside)):
        if naming := tuple((p, note) for p, note in notes if not is_prose(note) and _names(note, asked)):
            return naming
    return ()


def _names(note: Responsibility, asked: set[str]) -> bool:
    return any(mention.department_id in asked for group in note.groups for mention in group.departments)


def _part_lines(paragraph: Paragraph, note: Responsibility, asked: set[str]) -> tuple[Line, ...]:
    quote = span_quote(paragraph, note.note)
    parts = tuple(
        Line(f"{mention.name}{'按职责分工' if group.by_duty else ''}{group.role}。", (quote,))
        for group in note.groups
        for mention in group.departments
        if mention.department_id in asked
    )
    return (*parts, Line(f"分工：{note_text(paragraph, note)}。", (quote,)))


def _has_other_notes(anchor: Anchor, context: Context, names: tuple[str, ...]) -> bool:
    """True when the clause has notes that say who acts, and it does not speak of the bodies in its prose."""
    siblings = context.library.siblings(anchor.paragraph)
    noted = any(not is_prose(note) for p in siblings for note in context.library.responsibilities(p))
    return noted and not any(name in p.text for p in siblings for name in names)
