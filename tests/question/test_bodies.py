"""Bodies that only a plan's notes know are found in questions, whole and before shorter names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant
from yzassist.question.bodies import PlanBodies, with_plan_bodies
from yzassist.question.model import DepartmentSlot, Slots


def test_a_body_of_the_plan_goes_before_the_department_in_its_name() -> None:
    slots = Slots(departments=(DepartmentSlot("生态环境部", "市生态环境局", True, 0, 6),))
    found = with_plan_bodies(
        slots, "市生态环境局桐陂分局牵头的任务", PlanBodies({"市生态环境局桐陂分局": "生态环境部"}, {})
    )
    assert [(slot.name, slot.start, slot.end) for slot in found.departments] == [("市生态环境局桐陂分局", 0, 10)]


def test_a_text_without_such_a_body_keeps_its_slots() -> None:
    slots = Slots()
    assert with_plan_bodies(slots, "谁来管", PlanBodies({"县供电公司": "县供电公司"}, {})) is slots


@pytest.mark.parametrize("name", ["县畜牧水产事务中心", "畜牧水产事务中心"])
def test_the_duties_of_such_a_body_are_listed(other_plan: Callable[[str], Assistant], name: str) -> None:
    answer = other_plan("aquaculture-plan-2025.docx").ask(f"{name}牵头的任务有哪些？")
    assert "共2条" in answer.answer


def test_a_body_without_a_ministry_is_read_as_the_line_that_the_plan_names() -> None:
    slots = Slots(departments=(DepartmentSlot("城市管理部门", "县城管局", True, 2, 6),))
    found = with_plan_bodies(slots, "我们县城管局", PlanBodies({}, {"城市管理部门": "住房城乡建设部"}))
    assert [(slot.department_id, slot.name) for slot in found.departments] == [("住房城乡建设部", "县城管局")]


def test_an_urban_management_bureau_is_told_the_duties_of_its_line(assistant: Assistant) -> None:
    answer = assistant.ask("我们县城管局要干哪些事？").answer
    assert "县城管局对应住房城乡建设部的条款" in answer and "〔（六）第3款〕" in answer


def test_a_plan_without_the_rule_for_local_departments_gives_it_no_other_bodys_duties(
    other_plan: Callable[[str], Assistant],
) -> None:
    assert other_plan("aquaculture-plan-2025.docx").ask("县城管局要干哪些事？").refused
