"""A body that no plan names has no part in any; bodies of the plan are answered as before."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "中石油集团在方案里负责什么？",
        "我是银行信贷员，长江大保护贷款，工商银行参与哪一项？",
        "中国石化在方案中牵头哪几项",
        "写简报要用，顺便问一句，全国人大常委会在方案里承担什么任务？",
    ],
)
def test_a_body_that_no_plan_names_has_no_part(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.reason) == ("refused", "no_duty")


@pytest.mark.parametrize(
    "question",
    [
        "三峡集团负责什么",
        "国家开发银行参与哪一条？",
        "渔民在方案里承担什么任务",
        "水土流失综合治理哪个部负责？",
    ],
)
def test_a_body_of_the_plan_and_others_who_are_told_of_are_answered(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).refused
