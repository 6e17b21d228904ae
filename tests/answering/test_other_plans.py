"""Plans with other numbering and other departments are answered as well as the shipped one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AskPlan = Callable[[str, str], Answer]
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
        ("campus-meal-notice-2025.txt", "2.2.3讲的是什么", "2.2"),
        ("campus-meal-notice-2025.txt", "校外配餐招标由谁组织", "1.2"),
        ("renewal-plan-2024.html", "规范改造程序由谁牵头", "二-2"),
        ("renewal-plan-2024.html", "信息管理平台什么时候建成", "附件1-6"),
    ],
)
def test_another_plan_is_answered_from_its_own_clauses(
    ask_plan: AskPlan, plan: str, question: str, clause: int | str
) -> None:
    answer = ask_plan(plan, question)
    assert clause in {citation.clause_number for citation in answer.citations}


@pytest.mark.parametrize(
    ("plan", "question", "clauses"),
    [
        ("provincial-rural-health-plan-2023.md", "省教育厅牵头哪些任务", {"三-1", "四-2"}),
        ("provincial-rural-health-plan-2023.md", "第二部分有哪些措施", {"二-1", "二-2", "二-3", "二-4"}),
        ("qinghe-air-action-plan-2024.txt", "市财政局负责哪些任务", {26}),
        (
            "provincial-rural-health-plan-2023.md",
            "第二至第三部分一共有多少条",
            {"二-1", "二-2", "二-3", "二-4", "三-1", "三-2", "三-3", "三-4"},
        ),
        ("provincial-rural-health-plan-2023.md", "第一至第三部分里哪几条没有写明责任单位", {"一-1", "一-2", "一-3"}),
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


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        (
            "campus-meal-notice-2025.txt",
            "立即终止合同的情形有几种",
            ["共5种", "发生食品安全事故的", "拒绝、阻挠监督检查的"],
        ),
        ("campus-meal-notice-2025.txt", "出现哪些情形要立即终止合同", ["发生食品安全事故的", "拒绝、阻挠监督检查的"]),
        ("campus-meal-notice-2025.txt", "通知从哪天开始执行", ["2025年9月1日"]),
        ("renewal-plan-2024.html", "2025年计划改造多少个老旧小区", ["186个"]),
        ("renewal-plan-2024.html", "哪一年以前建成的小区可以改造", ["2000年底前"]),
        ("disaster-plan-2021.docx", "到2025年预警信息公众覆盖率要达到多少", ["2025年目标值：95%以上"]),
        ("disaster-plan-2021.docx", "年均每百万人口因灾死亡率是预期性指标吗", ["约束性"]),
        ("return-business-measures-2025.md", "省级返乡创业示范园区奖励多少钱", ["30万元"]),
        ("return-business-measures-2025.md", "本措施由谁负责解释", ["县人力资源和社会保障局负责解释"]),
        ("ebike-regulation-2025.txt", "非机动车道里最快能骑多少", ["不得超过15公里"]),
        ("digital-manufacturing-plan-2025.pdf", "开展试点的有几个市", ["3个"]),
        ("night-market-notice-2025.txt", "滨河路最晚营业到几点", ["次日1时"]),
    ],
)
def test_what_other_plans_say_is_said(
    other_plan: Callable[[str], Assistant], keeps_contract: CheckContract, plan: str, question: str, said: list[str]
) -> None:
    answer = other_plan(plan).ask(question)
    keeps_contract(other_plan(plan), answer)
    assert [words for words in said if words not in answer.answer] == []


@pytest.mark.parametrize(
    ("plan", "question"),
    [
        ("return-business-measures-2025.md", "返乡创业人员购房补贴多少钱"),
        ("disaster-plan-2021.docx", "省减灾委员会主任由谁担任"),
        ("disaster-plan-2021.docx", "到2030年预警信息公众覆盖率要达到多少"),
    ],
)
def test_a_near_miss_is_refused(other_plan: Callable[[str], Assistant], plan: str, question: str) -> None:
    assert other_plan(plan).ask(question).refused


def test_sides_that_share_their_noun_are_told_apart(other_plan: Callable[[str], Assistant]) -> None:
    answer = other_plan("renewal-plan-2024.html").ask("加装电梯的补助里市级和区级哪个多").answer
    assert answer.startswith("市级更大") and "市级补助12万元" in answer and "区级补助8万元" in answer
    assert "20万元" not in answer


@pytest.mark.parametrize(
    ("plan", "asked"),
    [("qinghe-air-action-plan-2024.txt", "市财政局负责哪些任务"), ("renewal-plan-2024.html", "市民政局牵头哪些任务")],
)
def test_its_own_title_and_place_change_nothing(other_plan: Callable[[str], Assistant], plan: str, asked: str) -> None:
    other = other_plan(plan)
    title = other.index.plans[0].metadata.title
    clauses = [citation.clause for citation in other.ask(asked).citations]
    assert [citation.clause for citation in other.ask(f"《{title}》里{asked}").citations] == clauses
    assert [citation.clause for citation in other.ask(f"{title}里，{asked}").citations] == clauses
