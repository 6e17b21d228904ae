"""All bodies of the plan, counted by their clauses; not those of one task, nor those that issued it."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant
from yzassist.facts.duties.bodies import is_group
from yzassist.retrieval.library import PlanLibrary
from yzassist.retrieval.lookups import duties


@pytest.mark.parametrize("question", ["方案涉及哪些部门？", "一共涉及多少个部门", "部门任务数量排名"])
def test_every_named_body_is_listed_with_its_clauses(assistant: Assistant, question: str) -> None:
    named = {duty.department_id for duty in duties(PlanLibrary(assistant.index.plans, assistant.index.facts), None)}
    answer = assistant.ask(question).answer
    assert answer.startswith(f"责任分工点名的共{len([body for body in named if not is_group(body)])}个")
    assert "水利部：牵头9条、负责4条、参与13条" in answer


def test_a_role_narrows_the_bodies(assistant: Assistant) -> None:
    assert assistant.ask("一共有几个部门要牵头？").answer.startswith("责任分工点名的共15个")


@pytest.mark.parametrize(
    "question", ["禁渔涉及哪些部门？", "这份文件是几个部门联合印发的？", "塑料污染有几个部门负责？"]
)
def test_the_bodies_of_one_task_or_of_the_document_are_others(assistant: Assistant, question: str) -> None:
    assert "责任分工点名" not in assistant.ask(question).answer
