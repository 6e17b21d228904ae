"""The kinds of indicators of a table: how each is treated, and whether a claimed value is that of a cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

PLAN = """澜海市海洋经济规划

澜海市人民政府

2025年5月21日

一、总体要求

（一）主要指标。到2027年，海洋经济综合实力明显增强。

序号：1；指标：海上风电装机容量（万千瓦）；2025年：650；2027年：1100；属性：预期性。

序号：2；指标：自然岸线保有率（%）；2025年：≥38；2027年：≥38；属性：约束性。

二、保障措施

（二）对外合作。办好两年一届的澜海博览会，第五届于2026年11月在海门区举办。

（三）监测评估。约束性指标分解下达沿海各区，纳入综合考核；预期性指标主要依靠经营主体自主行为实现，不作硬性分解。
"""


@pytest.fixture
def sea(assistant_over: AssistantOver) -> Assistant:
    return assistant_over({"澜海.txt": PLAN})


@pytest.mark.parametrize("question", ["约束性指标和预期性指标在考核上有什么不同？", "预期性指标跟约束性指标的区别"])
def test_what_the_text_says_of_each_kind_is_told(sea: Assistant, keeps_contract: CheckContract, question: str) -> None:
    answer = sea.ask(question)
    keeps_contract(sea, answer)
    assert "纳入综合考核" in answer.answer and "不作硬性分解" in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {3}


@pytest.mark.parametrize(
    ("claim", "opening"),
    [("自然岸线保有率2027年达到40%以上，对吗", "不是这样"), ("自然岸线保有率2027年要达到38%吗", "是的")],
)
def test_a_claimed_value_is_held_against_the_cell_with_its_unit(sea: Assistant, claim: str, opening: str) -> None:
    assert sea.ask(claim).answer.startswith(opening)


def test_the_installed_capacity_of_a_year_is_a_target_and_that_of_one_machine_is_not(sea: Assistant) -> None:
    assert "1100万千瓦" in sea.ask("2027年海上风电装机容量的目标值是多少").answer
    assert sea.ask("海上风电单台机组装机多少").refused


def test_of_another_edition_than_the_one_written_nothing_is_told(sea: Assistant) -> None:
    assert "海门区" in sea.ask("第五届澜海博览会在哪儿办").answer
    assert sea.ask("上一届，也就是第四届澜海博览会，是在哪儿办的").refused
