"""What a breach costs is told by the whole rule on the very act; a claim that it costs more is put right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("无证采砂怎么罚？", 9, "2倍以上20倍以下"),
        ("没设公示牌罚多少？", 10, "1000元以上5000元以下"),
        ("没设公示牌和没接入平台的罚款分别是多少？", 10, "5000元以上2万元以下"),
        ("采砂船擅自离开停放点，谁来罚，罚多少？", 11, "水行政主管部门责令改正"),
    ],
)
def test_the_rule_on_the_act_is_told_whole(
    regulation: Assistant, keeps_contract: CheckContract, question: str, clause: int, said: str
) -> None:
    answer = regulation.ask(question)
    keeps_contract(regulation, answer)
    assert {citation.clause_number for citation in answer.citations} == {clause}
    assert said in answer.answer


def test_an_order_before_the_fine_corrects_a_claim_that_it_comes_at_once(
    regulation: Assistant, keeps_contract: CheckContract
) -> None:
    answer = regulation.ask("听说采砂船擅自离开停放点被逮到一次就直接罚5万，是真的吗？")
    keeps_contract(regulation, answer)
    assert answer.status == "corrected"
    assert "拒不改正" in answer.answer
    assert "1万元以上3万元以下" in answer.answer


def test_a_sanction_that_the_rule_does_not_have_is_corrected(regulation: Assistant) -> None:
    assert regulation.ask("采砂船擅自离开停放点就没收船，对吗？").status == "corrected"
    assert regulation.ask("无证采砂会被没收违法所得吗？").status == "answered"


def test_a_sum_that_no_rule_lays_down_is_refused(regulation: Assistant) -> None:
    assert regulation.ask("采砂规划不调整罚多少钱？").refused
