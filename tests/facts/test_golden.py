"""Notes, deadlines and targets of the shipped plan, and of others in ``plans/``, against lists that were checked by
eye, measure by measure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Measure, Plan
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.extract import extract_facts
from yzassist.facts.model import Deadline, Law, Place, PlanFacts, Responsibility, Span, Target, Term

HERE = Path(__file__).parent
EVAL_PLANS = sorted((HERE.parents[1] / "eval" / "plans").glob("*/*"))
# a regulation, a notice, a three-year plan with a table, a county plan, a provincial one, measures, a public notice …
PLANS = [
    *sorted((HERE / "plans").iterdir()),
    *(path for path in EVAL_PLANS if (HERE / "golden" / f"{path.stem}.json").exists()),
]


def golden(name: str) -> dict[str, Any]:
    written: dict[str, Any] = json.loads((HERE / "golden" / f"{name}.json").read_text(encoding="utf-8"))
    return written


GOLDEN = golden("yangtze-action-plan-2022")


def text_of(plan: Plan, span: Span) -> str:
    return plan.paragraph(span.paragraph_id).text[span.start : span.end]


def responsibility(plan: Plan, item: Responsibility) -> dict[str, Any]:
    governs = text_of(plan, item.governs)
    groups = [
        {
            "role": group.role.value,
            "departments": [mention.department_id for mention in group.departments],
            "open": group.open_list,
            "by_duty": group.by_duty,
        }
        for group in item.groups
    ]
    written = {
        "paragraph": plan.paragraph(item.note.paragraph_id).number,
        "governs": [governs[:10], governs[-10:]],
        "groups": groups,
    }
    return written | ({"extends_to_local": True} if item.extends_to_local else {})


def deadline(plan: Plan, item: Deadline) -> dict[str, Any]:
    assert text_of(plan, item.expression) == item.text
    written = {
        "paragraph": plan.paragraph(item.expression.paragraph_id).number,
        "text": item.text,
        "date": item.date.isoformat(),
        "governs": text_of(plan, item.governs),
    }
    relative = {"relative": True, "aspirational": item.aspirational, "scope": item.scope}
    return written | (relative if item.relative else {}) | ({"every": item.every} if item.every else {})


def target(plan: Plan, item: Target) -> dict[str, Any]:
    for value in item.values:
        assert text_of(plan, value.span) == value.text
    return {
        "paragraph": plan.paragraph(item.span.paragraph_id).number,
        "indicator": item.indicator,
        "values": [
            [v.text, v.comparison.value, None if v.number is None else str(v.number), v.unit]
            + ([str(v.upper)] if v.upper is not None else [])
            for v in item.values
        ],
        "deadline": item.deadline.isoformat() if item.deadline else None,
    }


def found(plan: Plan, facts: PlanFacts, measure: Measure) -> dict[str, Any]:
    ids = {paragraph.id for paragraph in measure.paragraphs}
    lists = {
        "responsibilities": [responsibility(plan, r) for r in facts.responsibilities if r.note.paragraph_id in ids],
        "deadlines": [deadline(plan, d) for d in facts.deadlines if d.expression.paragraph_id in ids],
        "targets": [target(plan, t) for t in facts.targets if t.span.paragraph_id in ids],
    }
    return {kind: items for kind, items in lists.items() if items}


@pytest.mark.parametrize("number", range(1, 39))
def test_each_measure_has_exactly_the_facts_that_stand_in_it(
    yangtze: Plan, yangtze_facts: PlanFacts, number: int
) -> None:
    measure = yangtze.measure(number)
    assert measure is not None
    assert found(yangtze, yangtze_facts, measure) == GOLDEN.get(measure.label, {})


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_of_another_field_and_numbering_has_exactly_its_facts(path: Path) -> None:
    plan = read_plan(path)
    facts = extract_facts(plan)
    assert {measure.label: found(plan, facts, measure) for measure in plan.measures} == golden(path.stem)


def test_every_note_of_the_plan_is_read(yangtze_facts: PlanFacts) -> None:
    assert len(yangtze_facts.responsibilities) == 48
    assert len(yangtze_facts.deadlines) == 19
    assert len(yangtze_facts.targets) == 53


def test_every_department_is_known_to_the_vocabulary(
    yangtze_facts: PlanFacts, vocabulary: DepartmentVocabulary
) -> None:
    named = {
        mention.department_id for r in yangtze_facts.responsibilities for g in r.groups for mention in g.departments
    }
    assert len(named - {"有关部门"}) == 30
    assert named - set(vocabulary.ids) == {"有关部门"}


def test_every_mention_stands_at_its_offsets(yangtze: Plan, yangtze_facts: PlanFacts) -> None:
    for item in yangtze_facts.responsibilities:
        text = yangtze.paragraph(item.note.paragraph_id).text
        for group in item.groups:
            for mention in group.departments:
                assert text[mention.start : mention.end] == mention.name
    found: list[Place | Term | Law] = [*yangtze_facts.places, *yangtze_facts.terms, *yangtze_facts.laws]
    for named in found:
        assert text_of(yangtze, named.span) == named.name
