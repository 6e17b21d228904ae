"""Bodies that a plan for the ministries' lines leaves unnamed (县城管局), and the line each works in."""

from __future__ import annotations

from collections.abc import Iterable

from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.model import PlanFacts


def guided_bodies(facts: Iterable[PlanFacts], vocabulary: DepartmentVocabulary) -> dict[str, str]:
    """Identity of each body that no note names → that of the national body that guides it and is named; empty where
    the plans do not bind the local departments of every line (（五） of the Yangtze plan does)."""
    notes = [note for plan_facts in facts for note in plan_facts.responsibilities]
    if not any(note.extends_to_local for note in notes):
        return {}
    named = {mention.department_id for note in notes for group in note.groups for mention in group.departments}
    lines = {body: vocabulary.guiding(body) for body in vocabulary.ids if body not in named}
    return {body: line for body, line in lines.items() if line in named and line is not None}
