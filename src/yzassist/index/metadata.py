"""What Chroma knows of a unit besides its text, so that a search can be narrowed by facts."""

from __future__ import annotations

from yzassist.documents.model import Paragraph, Plan
from yzassist.facts.model import PlanFacts, Role
from yzassist.index.units import Unit, UnitKind
from yzassist.index.vectors import Metadata

_ROLE_KEYS = {
    Role.LEAD: "departments_lead",
    Role.RESPONSIBLE: "departments_responsible",
    Role.PARTICIPANT: "departments_participant",
}


def unit_metadata(unit: Unit, plan: Plan, facts: PlanFacts) -> Metadata:
    """Where the unit stands; for a paragraph also its facts: department ids by role (and ``departments_all``),
    ``deadlines`` as ISO dates, ``places``, ``terms``, ``laws``. A key without values is absent."""
    paragraph = plan.paragraph(unit.paragraph_id)
    entry: Metadata = {
        "kind": unit.kind.value,
        "document_id": unit.document_id,
        "paragraph_id": unit.paragraph_id,
        "clause": "" if paragraph.clause_number is None else str(paragraph.clause_number),
    }
    if unit.sentence_index is not None:
        entry["sentence_index"] = unit.sentence_index
    if unit.kind is UnitKind.PARAGRAPH:
        entry.update(_facts(paragraph, facts))
    return entry


def _facts(paragraph: Paragraph, facts: PlanFacts) -> Metadata:
    values: dict[str, list[str]] = {
        "deadlines": [
            item.date.isoformat() for item in facts.deadlines if item.expression.paragraph_id == paragraph.id
        ],
        "places": [item.name for item in facts.places if item.span.paragraph_id == paragraph.id],
        "terms": [item.name for item in facts.terms if item.span.paragraph_id == paragraph.id],
        "laws": [item.name for item in facts.laws if item.span.paragraph_id == paragraph.id],
        "departments_all": [],
    }
    for responsibility in facts.responsibilities_in(paragraph.id):
        for group in responsibility.groups:
            ids = [body.department_id for body in group.departments]
            values.setdefault(_ROLE_KEYS[group.role], []).extend(ids)
            values["departments_all"].extend(ids)
    return {key: list(dict.fromkeys(items)) for key, items in values.items() if items}
