"""Whether bodies have the part in a task that a question claims for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from yzassist.documents.model import Paragraph
from yzassist.facts.model import Responsibility, Role
from yzassist.question.model import Question
from yzassist.question.phrases import phrase

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
