"""Bodies that the department vocabulary lacks (县畜牧水产事务中心), by the names that the plans' notes give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.model import PlanFacts
from yzassist.question.model import DepartmentSlot, Slots

_BODY = re.compile(
    r"(?!(?:各?有关|各?相关|其他|地方|各级)).{2,}(?:部门|机关|局|委|办|院|站|所|社|队|中心|公司|集团|协会|学校|医院|委员会|管委会|政府|分行)"
)  # 县供电公司, 卫生健康主管部门; not 各有关部门
_LEVEL = "省市县区州镇乡"
_MIN_CHARS = 4


def plan_bodies(facts: Iterable[PlanFacts], vocabulary: DepartmentVocabulary) -> dict[str, str]:
    """Name → identity of each body of the notes that the vocabulary lacks; without its level too (畜牧水产事务中心)."""
    names: dict[str, str] = {}
    for plan_facts in facts:
        for note in plan_facts.responsibilities:
            for mention in (mention for group in note.groups for mention in group.departments):
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


def with_plan_bodies(slots: Slots, text: str, bodies: Mapping[str, str]) -> Slots:
    """The slots with the plans' own bodies that the text names; one that holds a department's name
    (市生态环境局桐陂分局) goes before it."""
    taken: list[tuple[int, int]] = []
    found: list[DepartmentSlot] = []
    for name in sorted((name for name in bodies if name in text), key=len, reverse=True):
        start = text.find(name)
        end = start + len(name)
        if any(first < end and start < last for first, last in taken):
            continue
        if any(slot.start <= start and end <= slot.end for slot in slots.departments):
            continue
        taken.append((start, end))
        found.append(DepartmentSlot(bodies[name], name, False, start, end))
    kept = [
        slot for slot in slots.departments if not any(one.start < slot.end and slot.start < one.end for one in found)
    ]
    departments = tuple(sorted((*kept, *found), key=lambda slot: slot.start))
    return replace(slots, departments=departments) if found else slots
