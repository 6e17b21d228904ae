"""Whom the names of a question mean in these plans: bodies that only their notes know (县畜牧水产事务中心), and bodies
that a plan for the ministries' lines leaves unnamed (县城管局)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from yzassist.facts.departments.lines import guided_bodies
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.model import DepartmentMention, PlanFacts
from yzassist.question.model import DepartmentSlot, Slots

_BODY = re.compile(
    r"(?!(?:各?有关|各?相关|其他|地方|各级)).{2,}(?:部门|机关|局|委|办|院|站|所|社|队|中心|公司|集团|协会|学校|医院|委员会|管委会|政府|分行)"
)  # 县供电公司, 卫生健康主管部门; not 各有关部门
_LEVEL = "省市县区州镇乡"
_MIN_CHARS = 4


@dataclass(frozen=True, slots=True)
class PlanBodies:
    """``own``: name → identity of each body that only the notes know. ``guided``: see :func:`guided_bodies`."""

    own: Mapping[str, str]
    guided: Mapping[str, str]


def plan_bodies(facts: Sequence[PlanFacts], vocabulary: DepartmentVocabulary) -> PlanBodies:
    """The bodies of these plans, as their responsibility notes tell them."""
    mentions = (
        mention
        for plan_facts in facts
        for note in plan_facts.responsibilities
        for group in note.groups
        for mention in group.departments
    )
    return PlanBodies(_own_bodies(mentions, vocabulary), guided_bodies(facts, vocabulary))


def _own_bodies(mentions: Iterable[DepartmentMention], vocabulary: DepartmentVocabulary) -> dict[str, str]:
    """Name → identity of each body that the vocabulary lacks; without its level too (畜牧水产事务中心)."""
    names: dict[str, str] = {}
    for mention in mentions:
        if not _BODY.fullmatch(mention.name) or _is_known(mention.name, vocabulary):
            continue
        if len(mention.name) >= _MIN_CHARS:
            names[mention.name] = mention.department_id
        if mention.name[0] in _LEVEL and len(mention.name) > _MIN_CHARS:
            names.setdefault(mention.name[1:], mention.department_id)
    return names


def _is_known(name: str, vocabulary: DepartmentVocabulary) -> bool:
    """True when the vocabulary knows all of a name (not of 市生态环境局|桐陂分局)."""
    return any(match.start == 0 and match.end == len(name) for match in vocabulary.find(name))


def with_plan_bodies(slots: Slots, text: str, bodies: PlanBodies) -> Slots:
    """The slots with the plans' own bodies that the text names, and with unnamed bodies read as their line."""
    found = _with_own(slots.departments, text, bodies.own)
    departments = tuple(
        replace(slot, department_id=bodies.guided.get(slot.department_id, slot.department_id)) for slot in found
    )
    return replace(slots, departments=departments) if departments != slots.departments else slots


def _with_own(named: tuple[DepartmentSlot, ...], text: str, own: Mapping[str, str]) -> tuple[DepartmentSlot, ...]:
    """A body that holds a department's name (市生态环境局桐陂分局) goes before it."""
    taken: list[tuple[int, int]] = []
    found: list[DepartmentSlot] = []
    for name in sorted((name for name in own if name in text), key=len, reverse=True):
        start = text.find(name)
        end = start + len(name)
        if any(first < end and start < last for first, last in taken):
            continue
        if any(slot.start <= start and end <= slot.end for slot in named):
            continue
        taken.append((start, end))
        found.append(DepartmentSlot(own[name], name, False, start, end))
    kept = [slot for slot in named if not any(one.start < slot.end and slot.start < one.end for one in found)]
    return tuple(sorted((*kept, *found), key=lambda slot: slot.start))
