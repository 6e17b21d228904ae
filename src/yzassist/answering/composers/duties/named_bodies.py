"""The bodies that notes name, each under the name that the plan itself gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.retrieval.lookups import Duty

_NATION = "国"
_UNTOLD = ""


def by_body(found: Sequence[Duty], vocabulary: DepartmentVocabulary) -> Mapping[str, Sequence[Duty]]:
    """The duties of each body, by the name that its notes give it most often, in reading order: 市财政局, where a plan
    writes it, and not the ministry in whose line it works. 省民政厅 and 县民政局 are two bodies; a name that tells no
    level (民政部门) is that of the one body of its line, where the notes name one."""
    by_line: dict[str, dict[str, list[Duty]]] = {}
    for duty in found:
        by_line.setdefault(duty.department_id, {}).setdefault(duty.name, []).append(duty)
    bodies = [body for names in by_line.values() for body in _bodies_of(names, vocabulary)]
    return {_commonest(body): body for body in bodies}


def written_name(found: Sequence[Duty], otherwise: str) -> str:
    """The name that notes give a body most often; ``otherwise`` where none names it."""
    return _commonest(found) if found else otherwise


def _bodies_of(names: Mapping[str, list[Duty]], vocabulary: DepartmentVocabulary) -> list[list[Duty]]:
    if len(names) == 1:
        return list(names.values())
    by_level: dict[str, list[Duty]] = {}
    for name, found in names.items():
        by_level.setdefault(_level(name, vocabulary), []).extend(found)
    if len(by_level) == 2 and _UNTOLD in by_level:
        return [[duty for found in by_level.values() for duty in found]]
    return list(by_level.values())


def _level(name: str, vocabulary: DepartmentVocabulary) -> str:
    match = next(iter(vocabulary.find(name)), None)
    if match is None:
        return _UNTOLD
    return match.level or (_UNTOLD if match.local else _NATION)


def _commonest(found: Sequence[Duty]) -> str:
    """The name told most often; of names told as often the longest (住房和城乡建设|部门)."""
    told = Counter(duty.name for duty in found)
    return max(told, key=lambda name: (told[name], len(name)))
