"""Who has the whole subject of a document in hand: 市水务局是本市二次供水的主管部门，负责本办法的组织实施."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.documents.model import Plan
from yzassist.facts.model import Role
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_LEVEL = re.compile(r"乡镇|街道|社区|[县区乡镇村]")  # 县（市）里归谁管
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")  # 县（市）
_SUBJECT_CHARS = 12
_MOST_SENTENCES = 3


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentences that say whose the subject of the whole document is; None where less is asked about, or none do."""
    asked = Intent.RESPONSIBILITY in question.asks and phrase("in_charge_asked").search(question.core)
    led = phrase("leads_word").search(question.core) or Role.PARTICIPANT in question.slots.roles
    if not asked or led or question.slots.clauses or question.focus or question.parts:
        return None
    plans = [plan for plan in context.library.plans if _is_on_all(question, plan)]
    for plan in plans if len(plans) == 1 else ():
        if said := _of_level(question, plan, _statements(plan)):
            several = len(said) > 1
            return Draft(tuple(Line(closed(quote.text), (quote,), bullet=several) for quote in said))
    return None


def _is_on_all(question: Question, plan: Plan) -> bool:
    """True when all that is named besides who is in charge stands in the title, or says how far it reaches (全市)."""
    title = plan.metadata.title
    if any(slot.name not in title for slot in question.slots.departments):
        return False
    return all(
        token in title or phrase("of_charge").fullmatch(token) or _BRACKETED.sub("", token) in title
        for token in question.topic_tokens
    )


def _statements(plan: Plan) -> list[Quote]:
    """What the first measure that says so has on who is in charge of what the title names, or of the document."""
    for measure in plan.measures:
        found = [
            Quote(paragraph, sentence.start, sentence.end)
            for paragraph in measure.paragraphs
            for sentence in paragraph.sentences
            if phrase("in_charge").search(sentence.text)
        ]
        if found:
            return found[:_MOST_SENTENCES]
    return []


def _of_level(question: Question, plan: Plan, said: Sequence[Quote]) -> list[Quote]:
    """Those whose body is of the level asked about (县里); without one all."""
    levels = {level for level in _LEVEL.findall(question.core) if level not in plan.metadata.title}
    fitting = [quote for quote in said if any(level in quote.text[:_SUBJECT_CHARS] for level in levels)]
    return fitting or list(said)
