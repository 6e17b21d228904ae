"""What a number stands for (43%是什么): every target of the plan that has it."""

from __future__ import annotations

from yzassist.answering.composers.values.aims import Aim, aim_facts, aim_line, aims_in
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, refuse
from yzassist.question.model import Intent, QuantitySlot, Question
from yzassist.question.quantities import asked_quantity
from yzassist.question.slots import find_quantities

_READ = frozenset({Intent.CONTENT, Intent.DEFINITION, Intent.TARGET})


def compose(question: Question, context: Context) -> Draft | None:
    """One line a target; None where more than numbers is asked about."""
    slots = question.slots
    others = slots.departments or slots.roles or slots.dates or slots.clauses or slots.chapters or slots.places
    if question.intent not in _READ or question.polar or question.plan_topic or question.focus or others:
        return None
    if not slots.quantities or asked_quantity(question.core):  # 一户能养几只
        return None
    paragraphs = [paragraph for plan in context.library.plans for paragraph in plan.paragraphs]
    aims = [aim for aim in aims_in(paragraphs, (), context) if any(_has(aim, slot) for slot in slots.quantities)]
    if not aims and question.topic_tokens:  # 一屋里没有一个人有事做: the number is told, not asked about
        return None
    if not aims:
        return refuse("no_number", f"方案没有写到{'、'.join(slot.text for slot in slots.quantities)}。")
    stated = tuple({aim_line(aim, context).text: aim for aim in aims}.values())
    return Draft(tuple(aim_line(aim, context, bullet=len(stated) > 1) for aim in stated), aim_facts(stated))


def _has(aim: Aim, slot: QuantitySlot) -> bool:
    return any((found.number, found.unit) == (slot.number, slot.unit) for found in find_quantities(aim.quote.text))
