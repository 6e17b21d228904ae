"""Which department a person means who asks for a ledger, and which there are to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from yzassist.errors import InvalidInputError
from yzassist.facts.departments.counterparts import counterpart_names
from yzassist.facts.departments.lines import guided_bodies
from yzassist.facts.departments.vocabulary import DepartmentVocabulary, Level
from yzassist.facts.model import PlanFacts

_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Department:
    """A department as typed, its identity, and whether it is a counterpart below the nation (县水利局)."""

    name: str
    id: str
    local: bool


def resolve_department(name: str, facts: Mapping[str, PlanFacts], vocabulary: DepartmentVocabulary) -> Department:
    """The one department that ``name`` means: a body the plans name, or one of the vocabulary (colloquial names too).

    Raises InvalidInputError for several departments, and for an unknown one, with the nearest names of the plans.
    """
    name = name.strip()
    named = {
        mention.name: mention.department_id
        for plan_facts in facts.values()
        for item in plan_facts.responsibilities
        for group in item.groups
        for mention in group.departments
    }
    if name in named:
        return Department(name, named[name], local=False)
    matches = vocabulary.find(name, informal=True)
    if len({match.id for match in matches}) > 1:
        raise InvalidInputError(f"“{name}”里有几个部门：{'、'.join(match.name for match in matches)}。请一次写一个。")
    if matches and matches[-1].end == len(name):
        meant = matches[-1].id
        return Department(name, guided_bodies(facts.values(), vocabulary).get(meant, meant), matches[-1].local)
    nearest = [match for match, _, _ in process.extract(name, list(named), scorer=fuzz.WRatio, limit=_SUGGESTED)]
    raise InvalidInputError(f"不认识的部门：{name}。方案里相近的有：{'、'.join(nearest)}。请改成其中一个或部门全称。")


@dataclass(frozen=True, slots=True)
class DepartmentChoice:
    """A department to choose: its name at a level, its identity, and how many ledger rows name it."""

    name: str
    id: str
    tasks: int


def department_choices(
    facts: Mapping[str, PlanFacts], vocabulary: DepartmentVocabulary, level: Level | None = None
) -> tuple[DepartmentChoice, ...]:
    """Every body that the plans name, most tasks first; with a level, the names of its counterparts there."""
    tasks = Counter(
        department_id
        for plan_facts in facts.values()
        for item in plan_facts.responsibilities
        for group in item.groups
        for department_id in dict.fromkeys(mention.department_id for mention in group.departments)
    )
    return tuple(
        DepartmentChoice(name, department_id, count)
        for department_id, count in tasks.most_common()
        for name in ((department_id,) if level is None else counterpart_names(vocabulary, department_id, level))
    )
