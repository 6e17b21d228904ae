"""Of the ways to answer one question the first that fits has it, whatever those after it could say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.intents import COMPOSERS
from yzassist.assistant import Assistant
from yzassist.question.model import OUTSIDE, Intent

AssistantOver = Callable[[Mapping[str, str]], Assistant]

PLAN = """河湖清洁行动方案

一、总体要求
（一）基本原则。坚持系统治理。
二、重点任务
（二）清理河道垃圾。到2027年年底，清理河道320公里。违反规定倾倒垃圾的，处二百元以上一千元以下罚款。（水利部牵头，林草局参与）
（三）改造老旧码头。本方案所称老旧码头，是指建成二十年以上的码头。到2028年年底，改造码头26座。（交通运输部牵头，水利部参与）
"""


def test_every_intent_about_a_plan_has_a_composer() -> None:
    assert set(COMPOSERS) == set(Intent) - OUTSIDE


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("你好", "small_talk"),  # no plan is looked into
        ("第九十九条清理河道垃圾由谁牵头", "no_such_clause"),  # though another clause tells who leads
        ("改造老旧码头要花多少钱", "attribute_missing:金额"),  # though its number of docks is known
    ],
)
def test_what_cannot_be_answered_is_refused_before_something_else_is_told(
    assistant_over: AssistantOver, question: str, reason: str
) -> None:
    answer = assistant_over({"河湖.txt": PLAN}).ask(question)
    assert (answer.refused, answer.reason) == (True, reason)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("什么是老旧码头", "建成二十年以上的码头"),
        ("水利部牵头哪些任务", "清理河道垃圾"),  # the whole plan is read, no passage
        ("乱倒垃圾要罚多少钱", "二百元以上一千元以下"),  # a fine comes before the gap of the amount
        ("清理河道垃圾由谁牵头，什么时候完成", "2027年年底"),
    ],
)
def test_the_first_way_that_fits_answers(assistant_over: AssistantOver, question: str, said: str) -> None:
    answer = assistant_over({"河湖.txt": PLAN}).ask(question)
    assert not answer.refused
    assert said in answer.answer
