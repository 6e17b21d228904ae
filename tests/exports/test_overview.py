"""A plan at one look: deadlines in time, departments by measure, values to reach, and the sheet of one measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from yzassist.assistant import Assistant
from yzassist.documents.model import ClauseNumber, Plan
from yzassist.exports.overview import Goal, GoalValue, Matrix, MatrixMark, board, by_year, matrix, milestones
from yzassist.exports.sheet import Goalpost, Part, measure_sheets
from yzassist.facts.model import Comparison, PlanFacts, Role, Target, TargetValue

Facts = Mapping[str, PlanFacts]
TODAY = date(2026, 6, 1)


def test_deadlines_are_told_earliest_first_and_the_past_ones_marked(plan: Plan, facts: Facts) -> None:
    first, second = milestones(plan, facts[plan.id], TODAY)
    assert (first.date, first.said, first.due, first.scope) == (
        date(2025, 12, 31),
        "力争提前一年完成",
        "水质达标率达到95%以上",
        "东部地区",
    )
    assert (first.past, first.aspirational, second.past, second.aspirational) == (True, True, False, False)
    assert (second.said, second.due) == ("到2026年年底", "水质达标率达到95%以上")
    assert (second.where.clause, second.where.clause_number, second.where.paragraph) == ("（一）", 1, 1)


@pytest.mark.parametrize(("today", "past"), [(date(2026, 12, 31), 1), (date(2027, 1, 1), 2), (date(2025, 12, 31), 0)])
def test_a_deadline_is_past_from_the_day_after(plan: Plan, facts: Facts, today: date, past: int) -> None:
    assert sum(item.past for item in milestones(plan, facts[plan.id], today)) == past


def test_a_recurring_deadline_is_never_past_and_neither_is_its_target(plan: Plan, facts: Facts) -> None:
    found, late = facts[plan.id], date(2040, 1, 1)
    yearly = tuple(item if item.relative else replace(item, every="年") for item in found.deadlines)
    changed = found.model_copy(update={"deadlines": yearly})
    assert [(item.every, item.past) for item in milestones(plan, changed, late)] == [("", True), ("年", False)]
    (group,) = board(plan, changed, late)
    assert [(goal.every, goal.past) for goal in group.goals] == [("年", False)]


def test_deadlines_are_grouped_by_year(plan: Plan, facts: Facts) -> None:
    grouped = by_year(milestones(plan, facts[plan.id], TODAY))
    assert [(year, len(items)) for year, items in grouped] == [(2025, 1), (2026, 1)]


def test_a_cell_has_every_role_of_a_department_with_its_paragraphs(plan: Plan, facts: Facts) -> None:
    found = matrix(plan, facts[plan.id])
    assert set(found.departments) == {"甲部", "乙部", "丙局"}
    (row,) = found.rows
    cells = dict(zip(found.departments, row.cells, strict=True))
    assert cells["甲部"] == (MatrixMark(Role.LEAD, (1, 2)),)
    assert cells["乙部"] == (
        MatrixMark(Role.LEAD, (1,)),
        MatrixMark(Role.RESPONSIBLE, (2,)),
        MatrixMark(Role.PARTICIPANT, (2,)),
    )
    assert found.names(row, Role.PARTICIPANT) == tuple(n for n in found.departments if n in ("乙部", "丙局"))


def test_a_target_that_two_clauses_state_alike_is_told_once(plan: Plan, facts: Facts) -> None:
    (target,) = facts[plan.id].targets
    again = replace(target, span=facts[plan.id].responsibilities[1].governs)
    found = facts[plan.id].model_copy(update={"targets": (target, again)})
    (group,) = board(plan, found, TODAY)
    assert (group.label, group.heading) == ("一、", "治理")
    (goal,) = group.goals
    assert [where.paragraph for where in goal.clauses] == [1, 2]
    assert goal.said == "水质达标率达到95%以上"
    assert goal.values == (GoalValue("≥", "95", "%", "95%以上", ""),)
    assert (goal.quantified, goal.past, goal.deadline) == (True, False, date(2026, 12, 31))


@pytest.mark.parametrize(
    ("comparison", "number", "sign", "shown"),
    [
        (Comparison.AT_MOST, Decimal("1.50"), "≤", "1.5"),
        (Comparison.EQUAL, Decimal("100"), "", "100"),
        (Comparison.INCREASE_AT_LEAST, Decimal("5"), "提高≥", "5"),
        (Comparison.QUALITATIVE, None, "", ""),
    ],
)
def test_a_value_is_shown_with_the_sign_of_its_comparison(
    plan: Plan, facts: Facts, comparison: Comparison, number: Decimal | None, sign: str, shown: str
) -> None:
    (target,) = facts[plan.id].targets
    value = TargetValue(span=target.span, text="几", comparison=comparison, number=number, unit="个", base="2020年")
    changed = Target(indicator="某", span=target.span, values=(value,), deadline=None)
    ((goal,),) = (
        group.goals for group in board(plan, facts[plan.id].model_copy(update={"targets": (changed,)}), TODAY)
    )
    assert (goal.values[0].sign, goal.values[0].number, goal.values[0].base) == (sign, shown, "2020年")
    assert goal.quantified is (number is not None)


def test_the_sheet_of_a_measure_says_who_by_when_and_to_what_value(plan: Plan, facts: Facts) -> None:
    sheet = measure_sheets(plan, facts[plan.id], TODAY)[1]
    assert sheet.parts[:2] == (
        Part(1, Role.LEAD, True, "甲部、乙部"),
        Part(1, Role.PARTICIPANT, False, "丙局等"),
    )
    assert [part.paragraph for part in sheet.parts] == [1, 1, 2, 2, 2]
    assert [item.date for item in sheet.milestones] == [date(2025, 12, 31), date(2026, 12, 31)]
    assert sheet.goals == (Goalpost(1, "水质达标率达到95%以上"),)
    assert not sheet.empty


def test_nothing_of_the_shipped_plan_is_lost(assistant: Assistant) -> None:
    (shipped,) = assistant.index.plans
    facts = assistant.index.facts[shipped.id]
    assert len(milestones(shipped, facts, TODAY)) == len(facts.deadlines) == 19
    _keeps_every_part(matrix(shipped, facts), facts)
    goals = [goal for group in board(shipped, facts, TODAY) for goal in group.goals]
    assert _stated(goals) == {
        (target.indicator, shipped.paragraph(target.span.paragraph_id).clause_number) for target in facts.targets
    }
    sheets = measure_sheets(shipped, facts, TODAY)
    assert len(sheets) == 38
    assert sum(len(sheet.milestones) for sheet in sheets.values()) == 19
    assert sum(len(sheet.parts) for sheet in sheets.values()) == sum(len(r.groups) for r in facts.responsibilities)


def _keeps_every_part(found: Matrix, facts: PlanFacts) -> None:
    assert len(found.rows) == 38
    parts = Counter(mark.role for row in found.rows for cell in row.cells for mark in cell for _ in mark.paragraphs)
    said = Counter(
        role
        for role, _, _ in {
            (group.role, mention.department_id, item.note.paragraph_id)
            for item in facts.responsibilities
            for group in item.groups
            for mention in group.departments
        }
    )
    assert parts == said


def _stated(goals: list[Goal]) -> set[tuple[str, ClauseNumber | None]]:
    return {(goal.indicator, where.clause_number) for goal in goals for where in goal.clauses}
