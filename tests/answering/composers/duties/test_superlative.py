"""The department with most clauses is counted over the whole plan."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant
from yzassist.facts.model import Role
from yzassist.retrieval.lookups import duties


def _clauses(assistant: Assistant, role: Role, department: str) -> set[int | str]:
    found = duties(assistant._context.library, {department}, {role})
    return {duty.measure.number for duty in found}


@pytest.mark.parametrize(
    ("question", "role"), [("哪个部门牵头最多", Role.LEAD), ("参与任务最多的是哪个部门", Role.PARTICIPANT)]
)
def test_the_first_named_has_the_clauses_that_the_answer_counts(
    question: str, role: Role, assistant: Assistant
) -> None:
    answer = assistant.ask(question)
    first, second = answer.answer.splitlines()[:2]
    departments = {d.department_id for d in duties(assistant._context.library, None, {role})}
    sizes = sorted((len(_clauses(assistant, role, key)) for key in departments), reverse=True)
    assert f"{role}{sizes[0]}条" in first
    assert f"{role}{sizes[1]}条" in second


def test_a_subject_of_its_own_is_no_count_over_the_plan(assistant: Assistant) -> None:
    answer = assistant.ask("塑料污染治理由哪个部门牵头，任务最多吗")
    assert "最多的是" not in answer.answer


@pytest.mark.parametrize(
    ("question", "clause"),
    [("牵头部门最多的是哪一条？", 8), ("哪一条的参与单位最多", 37), ("涉及部门最多的任务是哪条", 37)],
)
def test_the_clause_with_most_bodies_is_named(assistant: Assistant, question: str, clause: int) -> None:
    answer = assistant.ask(question)
    assert answer.answer.startswith("最多的有")
    assert {citation.clause_number for citation in answer.citations} == {clause}
