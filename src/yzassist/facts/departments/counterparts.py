"""What a national body is called in a province, a city or a county (水利部 → 省水利厅, 县水利局, 县水务局)."""

from __future__ import annotations

from yzassist.facts.departments.vocabulary import DepartmentVocabulary, Level

_ONLY_AT: tuple[tuple[str, Level], ...] = (
    ("厅", "省"),
    ("高级人民法院", "省"),
    ("高级法院", "省"),
    ("高院", "省"),
    ("中级人民法院", "市"),
    ("中级法院", "市"),
    ("中院", "市"),
    ("基层人民法院", "县"),
    ("基层法院", "县"),
)
"""Endings that belong to one level; any other name may stand at each."""
_LEFT_OUT = ("主管部门", "分局", "所")
"""Not the name of one office, or a branch of one."""
_NATIONAL_ENDS = ("总局",)


def counterpart_names(vocabulary: DepartmentVocabulary, department_id: str, level: Level) -> tuple[str, ...]:
    """Names with the level in front, the usual one first; empty for a body that has no counterpart there (三峡集团).

    A body that is a 局 or 委 itself lends its name (气象局 → 县气象局). A name written with half-width brackets is left
    out: its twin in full width is there.
    """
    local = [name for name in vocabulary.local_names(department_id) if not name.endswith(_LEFT_OUT) and "(" not in name]
    fitting = sorted(
        (name for name in local if _only_at(name) in (None, level)), key=lambda name: _only_at(name) is None
    )
    own = department_id.removeprefix("国家")
    if own.endswith(("局", "委")) and not own.endswith(_NATIONAL_ENDS):
        fitting.insert(0, own)
    named = dict.fromkeys(f"{level}{name}" for name in fitting)
    return tuple(name for name in named if _leads_back(vocabulary, name, department_id, level))


def _leads_back(vocabulary: DepartmentVocabulary, name: str, department_id: str, level: Level) -> bool:
    """False for a name that says its level itself (县委编办) or that another body has too."""
    matches = vocabulary.find(name)
    return [(match.id, match.name, match.level) for match in matches] == [(department_id, name, level)]


def _only_at(name: str) -> Level | None:
    return next((level for ending, level in _ONLY_AT if name.endswith(ending)), None)
