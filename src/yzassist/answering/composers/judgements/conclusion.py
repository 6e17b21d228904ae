"""What follows from two things side by side: which is higher or earlier, and which departments both name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.draft import Draft, Line, Quote
from yzassist.facts.model import Role
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")  # 2025-12-31
_MEASURED = re.compile(r"(?P<sign>[<>=+~]*)(?P<number>\d+(?:\.\d+)?)(?P<unit>.*)")  # >=85%
_KINDS = {Intent.TARGET: "target", Intent.DEADLINE: "deadline"}
_TITLES: dict[tuple[Role, ...], str] = {
    (Role.LEAD,): "牵头",
    (Role.PARTICIPANT,): "参与",
    (Role.RESPONSIBLE,): "负责",
}


def conclude(
    question: Question, attributes: Sequence[Intent], sides: tuple[Draft, Draft], names: tuple[str, str]
) -> tuple[Line, ...]:
    """What can be said of two sides together on the attributes compared; nothing when they have none of one kind."""
    if (valued := _more_of_one(attributes, sides, names)) is not None:
        return (valued,)
    named = [_bodies(side, question.slots.roles) for side in sides]
    if not all(named) or any(len(_notes(side)) > 1 for side in sides):
        return ()
    title = _TITLES.get(question.slots.roles, "")
    if phrase("more_bodies").search(question.chinese) and not question.slots.departments:
        return _more_bodies((named[0], named[1]), names, title)
    common = _bodies_of_both(question, named, title)
    return (common,) if common else ()


def _more_of_one(attributes: Sequence[Intent], sides: tuple[Draft, Draft], names: tuple[str, str]) -> Line | None:
    """Which number is higher, or which date earlier, when each side has one of the same unit; None otherwise."""
    kinds = {_KINDS[attribute] for attribute in attributes if attribute in _KINDS}
    values = [sorted({f.value for f in side.facts if f.kind in kinds}) for side in sides]
    if any(len(found) != 1 for found in values):
        return None
    first, second = values[0][0], values[1][0]
    dates = [_DATE.fullmatch(value) for value in (first, second)]
    if all(dates):
        if first == second:
            return Line("两者的时限相同。")
        gap = _date_gap(*sorted((first, second)))
        earlier = f"{names[0] if first < second else names[1]}更早"
        return Line(f"{earlier}，相差{gap}。" if gap else f"{earlier}。", derived=(*names, gap))
    measured = [_MEASURED.fullmatch(value) for value in (first, second)]
    if not measured[0] or not measured[1] or measured[0]["unit"] != measured[1]["unit"]:
        return None
    low, high = float(measured[0]["number"]), float(measured[1]["number"])
    if low == high:
        return Line("两者的数值相同。")
    higher = f"{names[1] if high > low else names[0]}更{'高' if measured[0]['unit'] == '%' else '大'}"
    if measured[0]["sign"] != measured[1]["sign"]:  # a level and a growth, or a floor and a ceiling: no gap
        return Line(f"{higher}。", derived=names)
    gap = f"{abs(high - low):g}{'个百分点' if measured[0]['unit'] == '%' else measured[0]['unit']}"
    return Line(f"{higher}，相差{gap}。", derived=(*names, gap))


def _date_gap(first: str, second: str) -> str:
    """Whole years, or else months, between two ISO dates of the same day of the month; empty when it is neither."""
    (year, month, day), (later_year, later_month, later_day) = (map(int, at.split("-")) for at in (first, second))
    months = 12 * (later_year - year) + later_month - month
    if day != later_day and not (day >= 28 and later_day >= 28):  # the ends of months are alike
        return ""
    return f"{months // 12}年" if months % 12 == 0 else f"{months}个月"


def _more_bodies(named: tuple[dict[str, str], dict[str, str]], names: tuple[str, str], title: str) -> tuple[Line, ...]:
    """How many departments each side names, and which are named by one alone."""
    counts = tuple(str(len(bodies)) for bodies in named)
    lines = [Line(f"写明的{title}部门：{names[0]}{counts[0]}家，{names[1]}{counts[1]}家。", derived=(*names, *counts))]
    for own, other, name in ((named[0], named[1], names[0]), (named[1], named[0], names[1])):
        if alone := "、".join(body for key, body in own.items() if key not in other):
            lines.append(Line(f"只有{name}写明的：{alone}。", derived=(name, alone)))
    return tuple(lines)


def _bodies_of_both(question: Question, named: Sequence[dict[str, str]], title: str) -> Line | None:
    """The departments that both sides name in the role asked about, when it is asked what they share."""
    if not phrase("in_both").search(question.chinese) or question.slots.departments:
        return None
    common = tuple(name for key, name in named[0].items() if key in named[1])
    if not common:
        return Line(f"两者写明的{title}部门没有相同的。")
    same = "两者的" if set(named[0]) == set(named[1]) else "两者都写明的"
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
