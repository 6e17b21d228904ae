"""A target described in plain words is found; a number of another thing is not taken for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "clause", "value"),
    [
        ("厨房厕所排出来的脏水集中收集的比例要提到多少", 6, "70%"),
        ("牛粪猪粪用起来的要占几成", 8, "80%"),
        ("地里的塑料薄膜收回来要占百分之几", 8, "85%"),
        ("小于多少吨的船生活污水要交岸接收", 9, "400总吨"),
        ("干流水质要保持在几类", 3, "Ⅱ类"),
        ("完成沙化土地治理多少亩", 20, "7.5万公顷"),
    ],
)
def test_a_target_is_found_by_its_description(
    assistant: Assistant, keeps_contract: CheckContract, question: str, clause: int, value: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert not answer.refused
    assert clause in {citation.clause_number for citation in answer.citations}
    assert value in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "沙化土地治理多少公里",
        "洗舱站要建多少座",
        "长江禁渔后鱼增加了多少",
        "岸电使用量要提高多少千瓦",
        "江豚还剩好多头",
    ],
)
def test_what_has_no_number_in_the_plan_is_refused(
    assistant: Assistant, keeps_contract: CheckContract, question: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert answer.refused
