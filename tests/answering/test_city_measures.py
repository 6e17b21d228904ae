"""A city's measures, whose notes tell who and by when: names as the plan writes them, what its sentences give."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant

PLAN = """临川市促进消费若干措施

为进一步释放消费潜力，推动全市社会消费品零售总额2026年增长6%左右，力争突破1800亿元，制定以下措施。

一、做大消费

1.规范家政服务。建设市级家政服务信息平台，2026年9月底前上线运行；培训家政服务人员1万人次。（责任单位：市商务局、市妇联；完成时限：2026年12月底前）

2.点亮夜间经济。打造夜间消费集聚区8个，允许商户外摆经营。（责任单位：市商务局、市城管局；完成时限：2026年5月底前）

二、强化保障

3.健全机制。市促消费工作专班办公室设在市商务局，每月调度。（责任单位：市商务局；完成时限：2026年4月底前）

4.强化资金。2026年用于发放消费券的资金不少于8000万元。同一事项符合多项政策的，按“就高不重复”原则执行。（责任单位：市财政局；完成时限：2026年12月底前）
"""


@pytest.fixture
def city(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Assistant:
    return assistant_over({"促消费.txt": PLAN})


def test_bodies_are_listed_under_the_names_of_the_plan(city: Assistant) -> None:
    answer = city.ask("方案涉及哪些部门？").answer
    assert "市商务局" in answer and "商务部" not in answer


def test_a_task_in_words_of_the_asker_is_not_the_whole_plan(city: Assistant) -> None:
    assert "责任分工点名" not in city.ask("夜市、外摆这些，对应的责任单位是哪些？").answer


def test_the_date_of_the_sentence_goes_before_that_of_the_note(city: Assistant) -> None:
    assert "2026年9月底前" in city.ask("家政服务信息平台什么时候上线？").answer
    assert "2026年12月底前" in city.ask("家政服务人员培训什么时候完成？").answer


def test_the_clause_tells_where_an_office_is_set_up(city: Assistant) -> None:
    assert "设在市商务局" in city.ask("促消费工作专班的办公室设在哪个局？").answer


def test_a_total_is_not_the_value_of_one_coupon(city: Assistant) -> None:
    assert city.ask("消费券单张面额是多少？").refused
    assert "8000万元" in city.ask("发放消费券的资金不少于多少？").answer
