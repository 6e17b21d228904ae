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


def test_the_department_with_most_is_asked_for_before_or_behind(assistant: Assistant) -> None:
    assert "最多的是生态环境部" in assistant.ask("牵头任务最多的部门是哪个").answer


def test_all_departments_with_fewest_clauses_are_named(assistant: Assistant) -> None:
    answer = assistant.ask("哪个部门牵头的任务最少").answer
    assert "最少的是司法部" in answer
    assert "最多的是" not in answer
