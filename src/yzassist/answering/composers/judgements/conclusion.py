"""What follows from two things side by side: which is higher or earlier, and which departments both name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from yzassist.answering.draft import Draft, Line, Quote
from yzassist.answering.reckoning import Reckoning, plain
from yzassist.facts.model import Role
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import find_roles

_PART = re.compile(r"[，。；？?]")  # 牵头单位是谁？|哪个部门两条都参与
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")  # 2025-12-31
_MEASURED = re.compile(r"(?P<sign>[<>=+~]*)(?P<number>\d+(?:\.\d+)?)(?P<unit>.*)")  # >=85%
_YEAR = 4
"""Characters of the year in an ISO date."""
_KINDS = {Intent.TARGET: "target", Intent.DEADLINE: "deadline"}
_TITLES: dict[tuple[Role, ...], str] = {
    (Role.LEAD,): "牵头",
    (Role.PARTICIPANT,): "参与",
    (Role.RESPONSIBLE,): "负责",
}


def conclude(
    question: Question, attributes: Sequence[Intent], sides: Sequence[Draft], names: Sequence[str]
) -> tuple[Line, ...]:
    """What can be said of the sides together on the attributes compared; nothing when they have none of one kind."""
    if len(sides) == 2:
        one, other, called = sides[0], sides[1], (names[0], names[1])
        valued = _more_of_one(attributes, (one, other), called) or _earlier_of_several(question, (one, other), called)
        if valued is not None:
            return (valued,)
    roles = _roles_asked(question)
    named = [_bodies(side, roles) for side in sides]
    if not all(named) or any(len(_notes(side)) > 1 for side in sides):
        return ()
    if (alone := _led_alone(question, sides, names)) is not None:
        return (alone,)
    title = _TITLES.get(roles, "")
    if len(sides) == 2 and phrase("more_bodies").search(question.chinese) and not question.slots.departments:
        return _more_bodies((named[0], named[1]), (names[0], names[1]), title)
    common = _bodies_of_all(question, named, title)
    return (common,) if common else ()


def _led_alone(question: Question, sides: Sequence[Draft], names: Sequence[str]) -> Line | None:
    """Which of the sides a department leads by itself, and which not, where that is asked (哪条不是水利部一家牵头)."""
    bodies = {slot.department_id: slot.name for slot in question.slots.departments}
    asked = "compare.which_of_these" in question.cues and phrase("alone").search(question.chinese)
    if len(bodies) != 1 or not asked:
        return None
    ((body, name),) = bodies.items()
    leaders = [set(_bodies(side, (Role.LEAD,))) for side in sides]
    alone, others = (
        "、".join(called for called, led in zip(names, leaders, strict=True) if (led == {body}) is own)
        for own in (True, False)
    )
    told = (f"由{name}一家牵头的：{alone or '没有'}", f"不是的：{others or '没有'}")
    return Line(f"{'；'.join(told)}。", derived=(name, alone, others))


def _roles_asked(question: Question) -> tuple[Role, ...]:
    """The roles in the part of a question that asks what the sides share (谁牵头？|哪个部门两条都参与), else in all."""
    shared = [part for part in _PART.split(question.chinese) if phrase("in_both").search(part)]
    return next((roles for part in shared if (roles := find_roles(part))), question.slots.roles)


def _more_of_one(attributes: Sequence[Intent], sides: tuple[Draft, Draft], names: tuple[str, str]) -> Line | None:
    """Which number is higher, or which date earlier, when each side has one of the same unit; None otherwise."""
    kinds = {_KINDS[attribute] for attribute in attributes if attribute in _KINDS}
    told = [[fact for fact in side.facts if fact.kind in kinds] for side in sides]
    if any(len({fact.value for fact in facts}) != 1 for facts in told):
        return None
    first, second = told[0][0].value, told[1][0].value
    quotes = tuple(dict.fromkeys(fact.quote for facts in told for fact in facts))
    if all(_DATE.fullmatch(value) for value in (first, second)):
        return _earlier(first, second, names, quotes)
    measured = [_MEASURED.fullmatch(value) for value in (first, second)]
    if not measured[0] or not measured[1] or measured[0]["unit"] != measured[1]["unit"]:
        return None
    unit, signs = measured[0]["unit"], {found["sign"] for found in measured if found}
    numbers = [Decimal(found["number"]) for found in measured if found]
    if numbers[0] == numbers[1]:
        return Line("两者的数值相同。")
    higher = f"{names[0] if numbers[0] > numbers[1] else names[1]}更{'高' if unit == '%' else '大'}"
    if len(signs) > 1:  # a level and a growth, or a floor and a ceiling: no gap
        return Line(f"{higher}。", derived=names)
    gap = Reckoning("difference", tuple(sorted(numbers, reverse=True)))
    said = f"{higher}，相差{plain(gap.result)}{gap_unit(unit)}（{gap.text}）。"
    return Line(said, quotes, derived=names, reckoned=(gap,))


def gap_unit(unit: str) -> str:
    """The unit of a difference: 85% and 80% are five points apart."""
    return "个百分点" if unit == "%" else unit


def _earlier(first: str, second: str, names: tuple[str, str], quotes: tuple[Quote, ...]) -> Line:
    """Which of two dates comes first, and how much, reckoned from the years where they are whole years apart."""
    if first == second:
        return Line("两者的时限相同。")
    earlier, later = sorted((first, second))
    said = f"{names[0] if first < second else names[1]}更早"
    gap = _date_gap(earlier, later)
    years = Reckoning("difference", (Decimal(later[:_YEAR]), Decimal(earlier[:_YEAR])))
    if gap == f"{years.result}年":
        dates = (first[:_YEAR], second[:_YEAR])  # 提前一年 has its year from the date that it goes by
        return Line(f"{said}，相差{gap}（{years.text}）。", quotes, derived=(*names, *dates), reckoned=(years,))
    return Line(f"{said}，相差{gap}。" if gap else f"{said}。", quotes if gap else (), derived=(*names, gap))


def _date_gap(first: str, second: str) -> str:
    """Whole years, or else months, between two ISO dates of the same day of the month; empty when it is neither."""
    (year, month, day), (later_year, later_month, later_day) = (map(int, at.split("-")) for at in (first, second))
    months = 12 * (later_year - year) + later_month - month
    if day != later_day and not (day >= 28 and later_day >= 28):  # the ends of months are alike
        return ""
    return f"{months // 12}年" if months % 12 == 0 else f"{months}个月"


def _earlier_of_several(question: Question, sides: tuple[Draft, Draft], names: tuple[str, str]) -> Line | None:
    """Which of two sides of several dates comes first, where its first and its last one both do; None otherwise."""
    if phrase("first_of_both").search(question.chinese) is None:
        return None
    told = [[fact for fact in side.facts if fact.kind == "deadline"] for side in sides]
    if not all(told):
        return None
    first = [min(fact.value for fact in facts) for facts in told]
    last = [max(fact.value for fact in facts) for facts in told]
    if first[0] == first[1] and last[0] == last[1]:
        return Line("两者最早和最晚的时限都相同。")
    before = [first[0] <= first[1] and last[0] <= last[1], first[1] <= first[0] and last[1] <= last[0]]
    if not any(before):
        return None
    quotes = tuple(dict.fromkeys(fact.quote for facts in told for fact in facts if fact.value in (*first, *last)))
    spans = [f"{name}{one[:_YEAR]}年至{end[:_YEAR]}年" for name, one, end in zip(names, first, last, strict=True)]
    return Line(f"{names[before.index(True)]}更早：时限{'，'.join(spans)}。", quotes, derived=(*names, *spans))


def _more_bodies(named: tuple[dict[str, str], dict[str, str]], names: tuple[str, str], title: str) -> tuple[Line, ...]:
    """How many departments each side names, by how many one names more, and which are named by one alone."""
    counts = tuple(str(len(bodies)) for bodies in named)
    gap = Reckoning("difference", tuple(sorted(map(Decimal, counts), reverse=True)))
    more = f"，相差{plain(gap.result)}家（{gap.text}）" if gap.result else ""
    said = f"写明的{title}部门：{names[0]}{counts[0]}家，{names[1]}{counts[1]}家{more}。"
    lines = [Line(said, derived=(*names, *counts), reckoned=(gap,))]
    for own, other, name in ((named[0], named[1], names[0]), (named[1], named[0], names[1])):
        if alone := "、".join(body for key, body in own.items() if key not in other):
            lines.append(Line(f"只有{name}写明的：{alone}。", derived=(name, alone)))
    return tuple(lines)


def _bodies_of_all(question: Question, named: Sequence[dict[str, str]], title: str) -> Line | None:
    """The departments that all sides name in the role asked about, when it is asked what they share."""
    if not phrase("in_both").search(question.chinese) or question.slots.departments:
        return None
    sides = "两者" if len(named) == 2 else "各项"
    common = tuple(name for key, name in named[0].items() if all(key in other for other in named[1:]))
    if not common:
        return Line(f"{sides}写明的{title}部门没有相同的。")
    same = f"{sides}的" if all(set(other) == set(named[0]) for other in named) else f"{sides}都写明的"
    listed = "、".join(common)
    return Line(f"{same}{title}部门：{listed}。", derived=(listed,))


def _notes(side: Draft) -> frozenset[Quote]:
    return frozenset(fact.quote for fact in side.facts if fact.kind == "responsibility")


def _bodies(side: Draft, roles: tuple[Role, ...]) -> dict[str, str]:
    """The names of the departments of one side by their identity; who is responsible stands in for who leads."""
    wanted = roles or tuple(Role)
    facts = [fact for fact in side.facts if fact.kind == "responsibility"]
    found = [fact for fact in facts if fact.role in wanted]
    if not found and Role.LEAD in wanted:
        found = [fact for fact in facts if fact.role is Role.RESPONSIBLE]
    return {fact.value: fact.text for fact in found}
