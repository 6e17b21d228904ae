"""Bodies that only a plan's notes know are found in questions, whole and before shorter names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant
from yzassist.question.bodies import with_plan_bodies
from yzassist.question.model import DepartmentSlot, Slots


def test_a_body_of_the_plan_goes_before_the_department_in_its_name() -> None:
    slots = Slots(departments=(DepartmentSlot("生态环境部", "市生态环境局", True, 0, 6),))
    found = with_plan_bodies(slots, "市生态环境局桐陂分局牵头的任务", {"市生态环境局桐陂分局": "生态环境部"})
    assert [(slot.name, slot.start, slot.end) for slot in found.departments] == [("市生态环境局桐陂分局", 0, 10)]


def test_a_text_without_such_a_body_keeps_its_slots() -> None:
    slots = Slots()
    assert with_plan_bodies(slots, "谁来管", {"县供电公司": "县供电公司"}) is slots


@pytest.mark.parametrize("name", ["县畜牧水产事务中心", "畜牧水产事务中心"])
def test_the_duties_of_such_a_body_are_listed(other_plan: Callable[[str], Assistant], name: str) -> None:
    answer = other_plan("aquaculture-plan-2025.docx").ask(f"{name}牵头的任务有哪些？")
    assert "共2条" in answer.answer
