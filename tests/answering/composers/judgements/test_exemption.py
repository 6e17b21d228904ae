"""What a plan leaves out of a duty, a benefit or its own reach is told where that is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer

AskPlan = Callable[[str, str], Answer]

MEASURES = "tourism-measures-2024.md"
REGULATION = "ebike-regulation-2025.txt"
RULES = "secondary-water-rules-2025.pdf"
WASTE = "construction-waste-rules-2025.txt"
ELDERLY = "elderly-services-measures-2025.html"


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        (RULES, "农村饮水安全工程的加压供水适用本办法吗？", "不适用。方案的规定是：农村饮水安全工程的加压供水"),
        (RULES, "单位自己建的供水设施归这个办法管吗", "单位自建设施供水，不适用本办法"),
        (REGULATION, "共享电单车适用本条例吗？", "适用本条例"),
        (WASTE, "农村宅基地上自家盖房出来的建筑垃圾，按这个办法管吗，归谁管？", "由乡镇人民政府参照本办法管理"),
        (ELDERLY, "什么样的养老服务机构适用这份政策措施？", "未被列入严重失信主体名单"),
        ("night-market-notice-2025.txt", "这个通告适用于哪些街区？", "滨河路、老码头、梧桐里"),
        ("return-business-measures-2025.md", "哪些人可以享受这些政策？", "农民工、高校毕业生、退役军人"),
    ],
)
def test_a_document_says_to_what_it_applies(ask_plan: AskPlan, plan: str, question: str, said: str) -> None:
    answer = ask_plan(plan, question)
    assert said in answer.answer


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        (MEASURES, "谁不能享受奖补？", "当年不得享受奖补"),
        (ELDERLY, "谁不能领入职奖补？", "已在机关事业单位入编的除外"),
        (RULES, "哪些供水不适用本办法？", "农村饮水安全工程"),
    ],
)
def test_who_is_left_out_is_told(ask_plan: AskPlan, plan: str, question: str, said: str) -> None:
    answer = ask_plan(plan, question)
    assert said in answer.answer


def test_a_duty_is_told_with_its_exception(ask_plan: AskPlan) -> None:
    answer = ask_plan(WASTE, "我就翻新个卫生间，也得去城管那儿办处置核准吗？")
    assert answer.answer.startswith("不需要。")
    assert "应当向工程所在地县（区）城市管理行政主管部门申请" in answer.answer
    assert "居民装修，不需要办理核准" in answer.answer
