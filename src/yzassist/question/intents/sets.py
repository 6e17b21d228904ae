"""Whether the set of clauses is asked about rather than one subject: listed, counted, or all that a department has."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from yzassist.question.intents.reading import Asked, Decision, Reading
from yzassist.question.model import Intent
from yzassist.question.phrases import phrase


class _Other(Enum):
    """Says that no set is asked about after all, whatever the steps below would read."""

    ONE_SUBJECT = auto()


_SetStep = Callable[[Asked], Intent | _Other | None]


def members(asked: Asked) -> Decision | None:
    """LIST, COUNT or DEPARTMENT when the question is about the set of clauses rather than about one subject."""
    results = (step(asked) for step in _STEPS)
    read = next((result for result in results if result is not None), None)
    return asked.decided(read) if isinstance(read, Intent) else None


def nothing_else_named(asked: Asked) -> Decision | None:
    """Whether named bodies have any part, or anything is due: 司法部有无牵头任务, 2024年有没有要完成的."""
    if not asked.polar or not _names_nothing_else(asked.reading):
        return None
    return asked.decided(Intent.LIST if asked.reading.slots.dates else Intent.DEPARTMENT)


def _names_nothing_else(reading: Reading) -> bool:
    """True when nothing but bodies or a year is named, so that it is asked whether they have any part, or anything is
    due (司法部有无牵头任务, 2024年有没有要完成的)."""
    slots = reading.slots
    named = slots.quantities or slots.clauses or slots.chapters or slots.places or slots.terms
    others = reading.groups & {"set", "count", "scope", "metadata"} or phrase("whether_mentioned").search(reading.text)
    due = phrase("due_at_all").search(reading.text) is not None
    about = due if slots.dates else bool(slots.departments)
    return about and not (named or others or reading.has_topic or reading.plan_topic)


def _is_about_set(reading: Reading) -> bool:
    """True when departments, dates or chapters are all that the question is about."""
    slots = reading.slots
    dated = bool(slots.dates) and not reading.story  # a story in words of its own (石头缝里种苞谷) has a subject
    return bool(slots.departments or dated or slots.chapters) and not reading.plan_topic


def _bodies_jointly(asked: Asked) -> Intent | None:
    """What several bodies do together: 水利部和交通运输部共同牵头的."""
    reading = asked.reading
    jointly = reading.several_bodies and phrase("jointly").search(reading.text)
    return Intent.LIST if _is_about_set(reading) and jointly else None


def _several_years(asked: Asked) -> Intent | None:
    """What is due in several years: 2023年和2025年分别有哪些任务."""
    reading = asked.reading
    several = len({slot.year for slot in reading.slots.dates}) > 1
    return Intent.LIST if _is_about_set(reading) and several and "list" in reading.groups else None


def _of_numbered_clause(asked: Asked) -> _Other | None:
    """A numbered clause (第六条由谁牵头) is one subject."""
    return _Other.ONE_SUBJECT if asked.reading.slots.clauses else None


def _words_for_set(asked: Asked) -> Intent | None:
    """Words for a set (水利部单独牵头的), unless of who has one subject alone: 尾矿库治理是水利部一家牵头."""
    reading, groups = asked.reading, asked.reading.groups
    asks_who = reading.names & {"responsibility.which_department", "set.sole"}
    who_alone = reading.plan_topic and asks_who and not groups & {"list", "count"}
    if "set" not in groups or who_alone:
        return None
    return _counted_or_listed(reading)


def _aims_of_plan(asked: Asked) -> Intent | None:
    """How many aims the whole plan has: 方案定了几个量化指标."""
    reading = asked.reading
    of_plan = "target" in reading.groups and phrase("of_whole_plan").search(reading.text)
    return Intent.COUNT if of_plan else None


def _bodies_counted(asked: Asked) -> Intent | None:
    """How many bodies: 这条几家牵头."""
    return Intent.COUNT if phrase("bodies_counted").search(asked.reading.text) else None


def _total_amount(asked: Asked) -> _Other | None:
    """A total of one subject is an amount, not a count: 一共要治多少."""
    reading = asked.reading
    counting = {name for name in reading.names if name.startswith("count.")}
    amount = counting == {"count.total"} and "target.how_much" in reading.names and reading.plan_topic
    return _Other.ONE_SUBJECT if amount else None


def _located_and_more(asked: Asked) -> _Other | None:
    """Where one subject stands, and more of it, which the answer tells with its clause: 写在第几条，由谁牵头."""
    reading = asked.reading
    listing = {name for name in reading.names if name.startswith("list.")}
    located = listing == {"list.located"} and asked.asks and reading.plan_topic
    return _Other.ONE_SUBJECT if located else None


def _which_clauses(asked: Asked) -> Intent | None:
    """Which clauses have a subject, or name a body: 哪几条点到水利部."""
    reading = asked.reading
    names_body = bool(reading.slots.departments) and phrase("names_body").search(reading.text) is not None
    of_clauses = "list.which_clauses" in reading.names and (not _is_about_set(reading) or names_body)
    return _counted_or_listed(reading) if of_clauses else None


def _count(asked: Asked) -> Intent | None:
    """How many there are: 水利部牵头几项."""
    return Intent.COUNT if "count" in asked.reading.groups else None


def _all_of_body(asked: Asked) -> Intent | None:
    """What a body has, in all or in a chapter: 水利部管哪些."""
    reading, slots = asked.reading, asked.reading.slots
    narrowed = slots.roles or slots.dates or "responsibility" in reading.groups
    if not (_is_about_set(reading) and slots.departments) or narrowed:
        return None
    of_values = phrase("values_of_body").search(reading.text) is not None
    return Intent.LIST if slots.chapters or of_values else Intent.DEPARTMENT


def _role_of_body(asked: Asked) -> Intent | None:
    """What part a body has in the plan: 财政部是什么角色."""
    reading = asked.reading
    of_body = _is_about_set(reading) and reading.slots.departments and not reading.has_topic
    of_role = bool(asked.asks) and "responsibility.what_role" in reading.names
    return Intent.DEPARTMENT if of_body and of_role else None


def _list_of_body(asked: Asked) -> Intent | None:
    """What a body has, listed: 水利部牵头的有哪些."""
    reading = asked.reading
    return Intent.LIST if _is_about_set(reading) and reading.slots.departments and "list" in reading.groups else None


def _named_alone(asked: Asked) -> Intent | None:
    """A body, year or chapter with nothing but its role or a word for all of it: 2023年有啥."""
    reading, slots = asked.reading, asked.reading.slots
    all_of_it = reading.groups & {"list", "department", "how", "mention"} or not asked.asks or slots.roles
    if not _is_about_set(reading) or not all_of_it:
        return None
    return Intent.LIST if slots.roles or slots.dates else Intent.DEPARTMENT


def _where_mentioned(asked: Asked) -> Intent | None:
    """Where something is spoken of: 大熊猫国家公园涉及哪些县."""
    reading = asked.reading
    where = "mention" in reading.groups and "polar" not in reading.groups and "哪" in reading.text
    return Intent.LIST if where and not asked.asks else None


def _clauses_named(asked: Asked) -> Intent | None:
    """Clauses listed by what stands in them: 洞庭湖出现在第几条."""
    reading = asked.reading
    names_clauses = "list" in reading.groups and phrase("names_clauses").search(reading.text) is not None
    by_what = "mention" in reading.groups or reading.slots.departments or "list.all_of" in reading.names or asked.asks
    return Intent.LIST if names_clauses and by_what else None


def _counted_or_listed(reading: Reading) -> Intent:
    return Intent.COUNT if "count" in reading.groups else Intent.LIST


_STEPS: tuple[_SetStep, ...] = (
    _bodies_jointly,
    _several_years,
    _of_numbered_clause,  # after what is a set though clauses are named
    _words_for_set,
    _aims_of_plan,
    _bodies_counted,
    _total_amount,  # before it is counted
    _located_and_more,  # before the clauses are listed in which it stands
    _which_clauses,
    _count,
    _all_of_body,
    _role_of_body,
    _list_of_body,  # before a body with nothing else named, whose whole part is told
    _named_alone,
    _where_mentioned,
    _clauses_named,
)
