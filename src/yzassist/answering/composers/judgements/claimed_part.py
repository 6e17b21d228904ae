"""Whether bodies have the part in a task that a question claims for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from yzassist.answering.anchor import Anchor
from yzassist.answering.composers.passages import content
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Responsibility, Role
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_SAID_COVERAGE = 0.4
"""Share of the topic that a sentence must say to be what a body is said to do."""

Notes = Sequence[tuple[Paragraph, Responsibility]]


def part_holds(question: Question, notes: Notes) -> bool:
    """True when the notes over the task give every body named the role claimed, and it alone where that is claimed."""
    claimed = {slot.department_id for slot in question.slots.departments}
    placed = {
        mention.department_id
        for _, note in notes
        for group in note.groups
        if _role_fits(question.slots.roles, group.role)
        for mention in group.departments
    }
    if not claimed <= placed or (_claimed_to_act(question) and _only_takes_part(claimed, notes)):
        return False
    return placed == claimed or not phrase("alone").search(question.chinese)


def _asks_doing(question: Question) -> bool:
    """True when it is asked whether it is said that a body does something, in no role named (是否提到由法院审理)."""
    return phrase("whether_said").search(question.chinese) is not None and not question.slots.roles


def bodies_in_sentence(question: Question, anchor: Anchor | None, context: Context) -> tuple[Line, ...] | None:
    """What the sentence says that names every body itself (法院、检察院要联动), whoever is in the note; None where
    it does not."""
    best = anchor.sentence if anchor else None
    words = context.search.words(question)
    if anchor is None or best is None or not words or not _asks_doing(question):
        return None
    text = best.sentence.text
    named = {match.id for match in context.vocabulary.find(text)}
    slots = question.slots.departments
    all_named = all(slot.department_id in named or slot.name in text for slot in slots)
    said = all_named and coverage(words, text) >= _SAID_COVERAGE
    return content.sentence_lines(replace(anchor, sentences=(best,))) if said else None


def told_with_doing(told: Draft, question: Question, evidence: Evidence, context: Context) -> Draft:
    """A claim that holds of a body, with what it is said to do where that is asked."""
    words = context.search.words(question)
    if told.status == "corrected" or not question.slots.departments or not words or not _asks_doing(question):
        return told
    doing = content.compose(question, evidence, context)
    new = [line for line in doing.lines if line.quotes and line.quotes not in [one.quotes for one in told.lines]]
    covered = coverage(words, "".join(line.text for line in new)) >= _SAID_COVERAGE
    return replace(told, lines=(*told.lines, *new)) if new and covered and not doing.refused else told


def _role_fits(claimed: Sequence[Role], actual: Role) -> bool:
    if not claimed:
        return True
    if Role.RESPONSIBLE in claimed and actual in (Role.LEAD, Role.RESPONSIBLE):
        return True
    return actual in claimed


def _claimed_to_act(question: Question) -> bool:
    """True when a body is said to do it, in no role named (是应急部编吗)."""
    text = question.chinese
    around = ((text[: slot.start], text[slot.end :]) for slot in question.slots.departments)
    acts = any(phrase("act_of").search(before) and not after.startswith("的") for before, after in around)
    return acts and not question.slots.roles


def _only_takes_part(claimed: Collection[str], notes: Notes) -> bool:
    """True when the notes name the bodies as participants alone, and others before them."""
    groups = [(group.role, {m.department_id for m in group.departments}) for _, note in notes for group in note.groups]
    acting = [ids for role, ids in groups if role is not Role.PARTICIPANT]
    return bool(acting) and not any(ids & set(claimed) for ids in acting)
