"""What is asked of the places that a plan holds for."""

from __future__ import annotations

from yzassist.question.intents.reading import Asked, Decision
from yzassist.question.model import Intent


def alike(asked: Asked) -> Decision | None:
    """Whether one place is as another: 陕西跟四川一样，全省都归进这个方案管吗."""
    compared = {name for name in asked.reading.names if name.startswith("compare.")}
    checked = compared == {"compare.same"} and asked.polar and asked.reading.slots.places
    return asked.decided(Intent.YES_NO) if checked else None


def whole_or_part(asked: Asked) -> Decision | None:
    """How much of a place is held for: 陕西是全部纳入还是只有部分县."""
    reading = asked.reading
    either = "scope.area" in reading.names and reading.slots.places and "还是" in reading.text
    return asked.decided(Intent.SCOPE) if either and not asked.asks else None


def apart(asked: Asked) -> Decision | None:
    """How places differ in what is held for: 西藏和重庆纳入范围的方式有什么不同."""
    reading = asked.reading
    compared = "scope.area" in reading.names and len(reading.slots.places) > 1 and "compare" in reading.groups
    return asked.decided(Intent.SCOPE) if compared and not asked.asks else None


def which_area(asked: Asked) -> Decision | None:
    """Which places are held for: 除11省（市）外还涉及哪些省区."""
    reading, slots = asked.reading, asked.reading.slots
    narrowed = slots.departments or slots.dates or slots.roles or asked.asks or reading.plan_topic
    of_area = "scope.area" in reading.names and "count" not in reading.groups and not narrowed
    return asked.decided(Intent.SCOPE) if of_area else None


def scope(asked: Asked) -> Decision | None:
    """The scope by any of its cues, with no subject of the plan beside it: 方案适用于哪里."""
    of_scope = "scope" in asked.reading.groups and not asked.asks and not asked.reading.plan_topic
    return asked.decided(Intent.SCOPE) if of_scope else None
