"""Where no note or date says it, the sentence answers that says by its wording who acts, by when, how long or what it
costs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AskPlan = Callable[[str, str], Answer]

RULES = "secondary-water-rules-2025.pdf"


@pytest.mark.parametrize(
    ("plan", "question", "clause", "said"),
    [
        (RULES, "通过供水价格统筹解决的具体价格由哪个部门核定？", 16, "市发展改革部门"),
        (RULES, "水表前头那段管子漏水，到底该谁修，我自己还是管水泵房的单位？", 23, "二次供水管理单位"),
        (RULES, "既有居民住宅二次供水设施改造资金由谁承担，各占多大比例？", 14, "40%"),
        (RULES, "楼下有人自己把加压供水设备给改装了，该哪个部门来罚他？", 32, "城市管理执法部门"),
        (RULES, "在泵房里堆放杂物要罚多少钱？", 32, "二百元以上五百元以下"),
        (RULES, "没按规定保存巡查记录，罚款多少？", 30, "一千元以上三千元以下"),
        ("tourism-measures-2024.md", "民宿集群改造补助的钱由谁承担？", 4, "区县财政"),
        ("canteen-safety-plan-2025.txt", "承包合同最长能签几年？", 3, "不超过3年"),
        ("canteen-safety-plan-2025.txt", "食堂承包合同合规性审查应当在何时之前完成一轮？", 3, "2025年9月1日"),
        ("pollution-battle-2024.html", "散煤复烧多久要处置到位？", "二-2", "5个工作日"),
    ],
)
def test_the_sentence_answers_by_its_wording(
    ask_plan: AskPlan,
    plan: str,
    question: str,
    clause: int | str,
    said: str,
) -> None:
    answer = ask_plan(plan, question)
    assert clause in {citation.clause_number for citation in answer.citations}
    assert said in answer.answer


def test_a_clause_that_names_nobody_has_no_leader(other_plan: Callable[[str], Assistant]) -> None:
    assert other_plan("water-ecology-plan-2021.md").ask("“最美家乡河”评选由哪个部门牵头？").refused


def test_a_year_told_chooses_among_conditions_and_is_not_asked_about(other_plan: Callable[[str], Assistant]) -> None:
    rules = other_plan(RULES)
    older = rules.ask("我们小区2003年盖的，水泵水箱老得不行了，最晚哪年能改造完？").answer
    newer = rules.ask("我家小区是2010年建的，二次供水设施什么时候改造完？").answer
    assert "2026年12月31日" in older
    assert "2028年12月31日" in newer
    assert "2026年12月31日" not in newer
