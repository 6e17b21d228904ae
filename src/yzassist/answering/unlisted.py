"""A department asked about in a task whose responsibility notes do not name it."""

from __future__ import annotations

from yzassist.answering.anchor import find_anchor
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.facts.model import Responsibility
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence


def find_unlisted(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """A refusal of 公安部在磷污染治理中干什么 where no note of the clause names 公安部; None otherwise.

    Notes are those of the whole clause: what a department has to do in a part of it is told by the answer.
    """
    asks_duty = any(cue.startswith("department.") for cue in question.cues)
    polar = any(cue.startswith("polar.") for cue in question.cues)
    if not asks_duty or polar or question.asks or not question.plan_topic or not question.slots.departments:
        return None
    anchor = find_anchor(question, evidence, context)
    if anchor is None:
        return None
    pointed = phrase("them").search(question.core) is not None  # 他们 is whom a story told of
    asked = [slot for slot in question.slots.departments if pointed or slot.name in question.core]
    notes = [n for p in context.library.siblings(anchor.paragraph) for n in context.library.responsibilities(p)]
    named = [slot for slot in asked if any(_names(note, slot.department_id) for note in notes)]
    if not notes or not asked or named:
        return None
    names = "、".join(dict.fromkeys(slot.name for slot in asked))
    text = f"方案{anchor.paragraph.clause_label}的责任分工中没有列{names}。"
    return refuse("department_not_listed", text, nearby_questions(evidence))


def _names(note: Responsibility, department_id: str) -> bool:
    return any(mention.department_id == department_id for group in note.groups for mention in group.departments)
