"""Questions on regulations and subsidy measures: who decides, how many items, what is fined, what is paid for what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AskPlan = Callable[[str, str], Answer]

MEASURES = "tourism-measures-2024.md"
REGULATION = "ebike-regulation-2025.txt"
RULES = "secondary-water-rules-2025.pdf"
WASTE = "construction-waste-rules-2025.txt"
ELDERLY = "elderly-services-measures-2025.html"


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        (REGULATION, "既有小区没建充电设施的由谁制定改造计划？", "县（市、区）人民政府"),
        (RULES, "二次供水设施竣工资料移交后报哪里备案？", "县（区）水行政主管部门备案"),
        (RULES, "还没移交的由谁负责运行维护？", "原管理单位"),
        (WASTE, "我们小区没物业，装修垃圾堆哪儿由谁来指定啊？", "由社区居民委员会指定暂存点"),
        (WASTE, "消纳场所布局专项规划由谁批准？", "报市人民政府批准"),
        (MEASURES, "夜间临时占道经营区域由谁划定、报谁备案？", "区县划定并报市城市管理局备案"),
    ],
)
def test_who_decides_is_told_in_passive_and_conditional_sentences(
    ask_plan: AskPlan, plan: str, question: str, said: str
) -> None:
    answer = ask_plan(plan, question)
    assert said in answer.answer


@pytest.mark.parametrize(
    ("plan", "question", "count"),
    [
        (RULES, "二次供水管理单位应当履行几项职责？", "共7项"),
        (RULES, "任何单位和个人不得有几种行为？", "共5种"),
        (REGULATION, "禁止实施的行为有几种？", "共3种"),
        (WASTE, "申请建筑垃圾处置核准应当提交几项材料？", "共4项"),
        (WASTE, "哪些区域禁止设置消纳场所，有几类？", "共5类"),
    ],
)
def test_the_items_of_a_list_are_counted(ask_plan: AskPlan, plan: str, question: str, count: str) -> None:
    answer = ask_plan(plan, question)
    assert answer.answer.startswith(count)


def test_the_fines_of_a_chapter_are_its_clauses_that_state_one(other_plan: Callable[[str], Assistant]) -> None:
    answer = other_plan(REGULATION).ask("第五章“法律责任”中，哪几条规定了罚款？")
    assert {citation.clause_number for citation in answer.citations} == {17, 18, 19}


def test_a_department_named_by_its_work_has_its_duties_in_prose(other_plan: Callable[[str], Assistant]) -> None:
    answer = other_plan(RULES).ask("卫生健康行政主管部门依照本办法承担哪些工作？")
    assert answer.intent == "department"
    assert {6, 25} <= {citation.clause_number for citation in answer.citations}


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        (MEASURES, "丙级民宿奖补多少万元？", "10万元"),
        (MEASURES, "旅行社一年招来2万名市外游客每人补多少？", "1万人（含）至3万人的，每人15元"),
        (MEASURES, "民宿集群改造每间最多补助多少？", "每间不高于5000元"),
        (
            ELDERLY,
            "大专毕业去养老院干护理，能一次性领多少？得签几年合同、干满几年？",
            "签订3年以上劳动合同、从事一线护理工作满2年",
        ),
        (ELDERLY, "老年用品企业营收首破5000万奖多少？", "年主营业务收入首次突破2000万元、5000万元"),
        (ELDERLY, "五级养老机构奖多少？", "20"),
        (ELDERLY, "自理老人机构能拿多少运营补贴？", "自理老年人不予补贴"),
    ],
)
def test_a_payment_is_told_with_what_it_is_for(ask_plan: AskPlan, plan: str, question: str, said: str) -> None:
    answer = ask_plan(plan, question)
    assert said in answer.answer


@pytest.mark.parametrize(
    ("plan", "question"),
    [
        (MEASURES, "3A级景区奖补多少？"),
        (WASTE, "信用评价为A级的运输企业可以享受哪些奖励措施？"),
        (WASTE, "运输许可的申请材料有几项？"),
        (ELDERLY, "长期护理保险重度失能待遇的支付标准是多少？"),
        (ELDERLY, "二级养老机构评定奖励多少？"),
        (MEASURES, "民宿失业保险补贴是多少？"),
        (REGULATION, "篡改限速装置怎么处罚？"),
        (REGULATION, "申请登记要交的材料有几种？"),
    ],
)
def test_a_near_miss_is_refused(other_plan: Callable[[str], Assistant], plan: str, question: str) -> None:
    assert other_plan(plan).ask(question).refused
