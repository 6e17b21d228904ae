"""Questions on regulations and subsidy measures: who decides, how many items, what is fined, what is paid for what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]

MEASURES = "tourism-measures-2024.md"
REGULATION = "ebike-regulation-2025.txt"
RULES = "secondary-water-rules-2025.pdf"


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        (REGULATION, "既有小区没建充电设施的由谁制定改造计划？", "县（市、区）人民政府"),
        (RULES, "二次供水设施竣工资料移交后报哪里备案？", "县（区）水行政主管部门备案"),
        (RULES, "还没移交的由谁负责运行维护？", "原管理单位"),
        (MEASURES, "夜间临时占道经营区域由谁划定、报谁备案？", "区县划定并报市城市管理局备案"),
    ],
)
def test_who_decides_is_told_in_passive_and_conditional_sentences(
    other_plan: Callable[[str], Assistant], keeps_contract: CheckContract, plan: str, question: str, said: str
) -> None:
    other = other_plan(plan)
    answer = other.ask(question)
    keeps_contract(other, answer)
    assert said in answer.answer


@pytest.mark.parametrize(
    ("plan", "question", "count"),
    [
        (RULES, "二次供水管理单位应当履行几项职责？", "共7项"),
        (RULES, "任何单位和个人不得有几种行为？", "共5种"),
        (REGULATION, "禁止实施的行为有几种？", "共3种"),
    ],
)
def test_the_items_of_a_list_are_counted(
    other_plan: Callable[[str], Assistant], keeps_contract: CheckContract, plan: str, question: str, count: str
) -> None:
    other = other_plan(plan)
    answer = other.ask(question)
    keeps_contract(other, answer)
    assert answer.answer.startswith(count)


def test_the_fines_of_a_chapter_are_its_clauses_that_state_one(other_plan: Callable[[str], Assistant]) -> None:
    answer = other_plan(REGULATION).ask("第五章“法律责任”中，哪几条规定了罚款？")
    assert {citation.clause_number for citation in answer.citations} == {17, 18, 19}


def test_a_department_named_by_its_work_has_its_duties_in_prose(other_plan: Callable[[str], Assistant]) -> None:
    answer = other_plan(RULES).ask("卫生健康行政主管部门依照本办法承担哪些工作？")
    assert answer.intent == "department"
    assert {6, 25} <= {citation.clause_number for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("丙级民宿奖补多少万元？", "10万元"),
        ("旅行社一年招来2万名市外游客每人补多少？", "1万人（含）至3万人的，每人15元"),
        ("民宿集群改造每间最多补助多少？", "每间不高于5000元"),
    ],
)
def test_a_payment_is_told_with_what_it_is_for(
    other_plan: Callable[[str], Assistant], keeps_contract: CheckContract, question: str, said: str
) -> None:
    other = other_plan(MEASURES)
    answer = other.ask(question)
    keeps_contract(other, answer)
    assert said in answer.answer


@pytest.mark.parametrize(
    ("plan", "question"),
    [
        (MEASURES, "3A级景区奖补多少？"),
        (MEASURES, "民宿失业保险补贴是多少？"),
        (REGULATION, "篡改限速装置怎么处罚？"),
        (REGULATION, "申请登记要交的材料有几种？"),
    ],
)
def test_a_near_miss_is_refused(other_plan: Callable[[str], Assistant], plan: str, question: str) -> None:
    assert other_plan(plan).ask(question).refused
