"""Plans with other numbering and other departments are answered as well as the shipped one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("plan", "question", "clause"),
    [
        ("provincial-rural-health-plan-2023.md", "村卫生室每所补助多少", "二-3"),
        ("provincial-rural-health-plan-2023.md", "家庭医生签约率要达到多少", "四-1"),
        ("provincial-rural-health-plan-2023.md", "改造村卫生室由谁牵头", "二-3"),
        ("provincial-rural-health-plan-2023.md", "中小学校医配备率要达到多少", "四-2"),
        ("provincial-rural-health-plan-2023.md", "县级人民政府什么时候前制定本县实施方案", "五-1"),
        ("provincial-rural-health-plan-2023.md", "“六统一”是什么意思", "二-4"),
        ("qinghe-air-action-plan-2024.txt", "第六条讲什么", 6),
        ("qinghe-air-action-plan-2024.txt", "砖瓦窑企业关停多少家", 6),
        ("qinghe-air-action-plan-2024.txt", "重污染天气应急预案什么时候修订", 22),
        ("qinghe-air-action-plan-2024.txt", "秸秆禁烧由谁负责", 20),
        ("qinghe-air-action-plan-2024.txt", "散煤替代什么时候完成", 13),
        ("qinghe-air-action-plan-2024.txt", "新能源汽车保有量要达到多少", 15),
        ("qinghe-air-action-plan-2024.txt", "方案适用范围包括哪些地方", 2),
    ],
)
def test_another_plan_is_answered_from_its_own_clauses(
    other_plan: Callable[[str], Assistant], keeps_contract: CheckContract, plan: str, question: str, clause: int | str
) -> None:
    other = other_plan(plan)
    answer = other.ask(question)
    keeps_contract(other, answer)
    assert clause in {citation.clause_number for citation in answer.citations}


@pytest.mark.parametrize(
    ("plan", "question", "clauses"),
    [
        ("provincial-rural-health-plan-2023.md", "省教育厅牵头哪些任务", {"三-1", "四-2"}),
        ("provincial-rural-health-plan-2023.md", "第二部分有哪些措施", {"二-1", "二-2", "二-3", "二-4"}),
        ("qinghe-air-action-plan-2024.txt", "市财政局负责哪些任务", {26}),
        ("qinghe-air-action-plan-2024.txt", "第三章有哪些措施", {10, 11, 12, 13}),
    ],
)
def test_the_sets_of_another_plan_are_complete(
    other_plan: Callable[[str], Assistant],
    plan: str,
    question: str,
    clauses: set[int | str],
) -> None:
    answer = other_plan(plan).ask(question)
    assert {citation.clause_number for citation in answer.citations} == clauses


def test_a_local_department_is_called_as_the_plan_calls_it(
    other_plan: Callable[[str], Assistant], keeps_contract: CheckContract
) -> None:
    other = other_plan("provincial-rural-health-plan-2023.md")
    keeps_contract(other, other.ask("省教育厅牵头哪些任务"))


@pytest.mark.parametrize(
    ("plan", "count"), [("provincial-rural-health-plan-2023.md", 20), ("qinghe-air-action-plan-2024.txt", 29)]
)
def test_the_clauses_of_another_plan_are_counted(other_plan: Callable[[str], Assistant], plan: str, count: int) -> None:
    assert len(other_plan(plan).index.plans[0].measures) == count
    assert f"{count}条" in other_plan(plan).ask("方案一共有多少条措施").answer


def test_a_bare_count_of_clauses_is_that_of_all(other_plan: Callable[[str], Assistant]) -> None:
    assert "29条" in other_plan("qinghe-air-action-plan-2024.txt").ask("方案一共多少条").answer


@pytest.mark.parametrize("plan", ["provincial-rural-health-plan-2023.md", "qinghe-air-action-plan-2024.txt"])
def test_another_plan_refuses_what_only_the_shipped_one_says(other_plan: Callable[[str], Assistant], plan: str) -> None:
    for question in ("十年禁渔由谁牵头", "农膜回收率要达到多少", "“亮江工程”是什么意思"):
        assert other_plan(plan).ask(question).refused
