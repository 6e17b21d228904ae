"""The order in which the kinds of wording are tried, as data: the first that reads a question decides its intent.

What no plan is asked comes first, then the document itself, then what a comparison, a yes-or-no question or a set would
read otherwise; the attributes asked for (who, by when, how much) decide only where nothing larger is asked about.
"""

from __future__ import annotations

from collections.abc import Callable

from yzassist.question.intents import definitions, document, places, sets
from yzassist.question.intents.asks import asked_attributes, expects_yes_or_no
from yzassist.question.intents.reading import Asked, Decision, Reading, Step
from yzassist.question.model import Intent
from yzassist.question.phrases import phrase


def _told_to_assistant(asked: Asked) -> Decision | None:
    """An order to the assistant, or abuse of it: 请扮演一名律师回答."""
    outside = (intent for intent in (Intent.INJECTION, Intent.ABUSE) if intent.value in asked.reading.groups)
    return next((Decision(intent, (), False) for intent in outside), None)


def _small_talk(asked: Asked) -> Decision | None:
    """Greetings and thanks with no subject beside them: 你好, 谢谢."""
    chat = Intent.SMALL_TALK.value in asked.reading.groups and not asked.reading.has_topic
    return Decision(Intent.SMALL_TALK, (), False) if chat else None


def _who_to_whom(asked: Asked) -> Decision | None:
    """Who gives and who gets: 达标了谁给谁掏钱，掏多少."""
    between = phrase("who_to_whom").search(asked.reading.text)
    return Decision(Intent.CONTENT, (), False) if between else None


def _others_listed(asked: Asked) -> Decision | None:
    """What stands beside one told: 除了中华鲟还点了谁的名."""
    slots = asked.reading.slots
    narrowed = slots.departments or slots.roles or asked.polar
    others = phrase("others_listed").search(asked.reading.text) and not narrowed
    return Decision(Intent.CONTENT, (), asked.polar) if others else None


def _members_asked(asked: Asked) -> Decision | None:
    """Who or what is named one by one: 点名的那几个大湖都有谁."""
    slots = asked.reading.slots
    named = phrase("members_asked").search(asked.reading.text) and not (slots.departments or slots.roles)
    return Decision(Intent.CONTENT, (), False) if named else None


def _compared(asked: Asked) -> Decision | None:
    """Things set against each other, not the members of a set, years alone or all alike: 禁渔和采砂哪个先完成."""
    reading, slots = asked.reading, asked.reading.slots
    of_set = "set" in reading.groups and "compare.which_of_these" not in reading.names
    years_alone = len(slots.dates) > 1 and not reading.plan_topic
    others_alike = phrase("others_alike").search(reading.text) is not None
    compared = "compare" in reading.groups and not (of_set or years_alone or others_alike)
    return asked.decided(Intent.COMPARE) if compared else None


def _yes_or_no(asked: Asked) -> Decision | None:
    """A claim to be checked: 广东在范围内吗."""
    return asked.decided(Intent.YES_NO) if asked.polar else None


def _all_of_year(asked: Asked) -> Decision | None:
    """All that is due in a year, or each one's, with no subject beside it: 2023年有什么节点."""
    reading, slots = asked.reading, asked.reading.slots
    values = set(asked.asks) <= {Intent.DEADLINE, Intent.TARGET}
    of_year = slots.dates and not (slots.departments or slots.clauses) and values
    every = of_year or phrase("every_one").search(reading.text)
    return asked.decided(Intent.LIST) if asked.asks and not reading.has_topic and every else None


def _date_of_condition(asked: Asked) -> Decision | None:
    """A date from which a rule holds is no deadline: 哪一年以前建成的小区可以改造."""
    conditional = asked.asks == (Intent.DEADLINE,) and phrase("condition_date").search(asked.reading.text)
    return Decision(Intent.CONTENT, (), asked.polar) if conditional else None


def _first_asked(asked: Asked) -> Decision | None:
    """The attribute that is asked for first: 由谁牵头，什么时候完成."""
    return asked.decided(asked.asks[0]) if asked.asks else None


def _body_of_role(asked: Asked) -> Decision | None:
    """A role, or one body or another, with a subject: 禁渔是公安部还是农业农村部."""
    reading = asked.reading
    either = reading.several_bodies and "还是" in reading.text
    of_body = reading.plan_topic and (reading.slots.roles or either)
    return Decision(Intent.RESPONSIBILITY, (Intent.RESPONSIBILITY,), asked.polar) if of_body else None


def _how_or_where(asked: Asked) -> Decision | None:
    """How something is done, or where it is written: 磷石膏库怎么整治."""
    content = "how" in asked.reading.groups or "list.located" in asked.reading.names
    return asked.decided(Intent.CONTENT) if content else None


def _by_exemplars(asked: Asked) -> Decision:
    """No cue speaks: as the question most like it."""
    return asked.decided(asked.nearest())


_STEPS: tuple[Step, ...] = (
    _told_to_assistant,  # whatever is asked beside it
    _small_talk,
    document.field_of_file,
    document.fields_of_document,
    document.field_alone,
    document.body_among_issuers,  # before the claim is checked by the clause named
    document.whole_plan,
    document.chapters,
    document.number_in_clause,
    document.numbered_clause,  # a set, or a subject, is not looked for in a clause named
    definitions.own_numbers,  # its 多少 counts nothing of the plan
    places.alike,  # before the two are compared
    places.whole_or_part,
    places.apart,  # before the two are compared
    _who_to_whom,  # its 谁 and 多少 are no attributes of a task
    _others_listed,
    _members_asked,
    _compared,  # before a claim is checked (是不是比…多)
    sets.nothing_else_named,  # before there is a claim to check
    _yes_or_no,
    places.which_area,  # before the places are taken for a set
    sets.members,
    definitions.meaning,
    places.scope,
    _all_of_year,
    _date_of_condition,
    _first_asked,
    _body_of_role,
    _how_or_where,
    _by_exemplars,
)


def decide_intent(reading: Reading, nearest: Callable[[], Intent]) -> Decision:
    """The intent of a question; ``nearest`` gives that of the nearest exemplar and is called only without cues."""
    asks = asked_attributes(reading)
    asked = Asked(reading, asks, expects_yes_or_no(reading, asks), nearest)
    decisions = (step(asked) for step in _STEPS)
    return next(decision for decision in decisions if decision is not None)
