"""A claim that all are alike is put right where the plan sets a case apart, and only there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

RULES = """清溪市二次供水管理办法

第一条　二次供水设施的保修期自竣工验收合格之日起不少于2年，其中水泵机组和电控装置不少于3年。
第二条　监测数据保存期限不少于3年。
第三条　设施改造费用由市级财政承担40%、区级财政承担50%、业主承担10%。
"""


@pytest.mark.parametrize(
    "question", ["二次供水设施的保修期一律不少于5年，对吗？", "所有设备保修期都是2年吗？", "保修期都是3年，对不对？"]
)
def test_the_cases_set_apart_are_told(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str
) -> None:
    rules = assistant_over({"供水.txt": RULES})
    answer = rules.ask(question)
    keeps_contract(rules, answer)
    assert answer.status == "corrected"
    assert "不少于2年，其中水泵机组和电控装置不少于3年" in answer.answer
    assert "监测数据" not in answer.answer


def test_shares_of_others_are_no_cases(assistant_over: AssistantOver) -> None:
    rules = assistant_over({"供水.txt": RULES})
    assert rules.ask("业主都要承担10%的改造费用吗？").status == "answered"


def test_how_long_a_thing_is_guaranteed_is_no_date(assistant_over: AssistantOver) -> None:
    assert "不少于3年" in assistant_over({"供水.txt": RULES}).ask("水泵的保修期是几年？").answer
