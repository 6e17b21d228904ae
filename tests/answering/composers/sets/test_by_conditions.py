"""A list of clauses by conditions holds every clause that meets all of them and no other, one line a clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("责任单位里压根没写生态环境部的条款有哪些？（从第五条到第三十八条算）", {19, 20, 21, 25}),
        ("第三章各条的责任单位中，哪几条没有水利部？", {20, 24}),
        ("能源局参与、但水利部没列进责任单位的是哪一条", {9}),
        ("财政部只是参与、在该条里没有牵头也没有负责的，有哪几条？", {6, 8, 19}),
        ("同一条里，水利部在一款当牵头、在另一款只是参与，这种情况出现在哪几条？", {31, 37}),
        ("有哪几条，生态环境部在其中一款是参与单位，在另一款又是牵头或负责单位？", {8, 24, 28}),
        ("第二十条到第二十四条之间，林草局牵头、负责或参与的有哪几条？", {20, 22, 24}),
        ("国资委和国家疾控局分别出现在哪一条的参与单位里？", {5, 17}),
        ("第二章哪几条一个年底时限都没写？", {11, 12, 13, 15, 16}),
        ("第二章里，写了2025年年底、但没写2023年年底的条款有哪些？", {6, 8, 9}),
        ("同时点到湖北和贵州两省的具体措施（区域范围那条不算）有哪几条？", {11, 13}),
        ("除了加强塑料污染治理那一条，还有哪条提到塑料污染？", {36}),
        ("正文三十八条里，哪几条直接提到长江保护法？", {1, 2, 34}),
        ("水利部一家牵头、能源局参与的有哪几条？", {26, 27}),
        (
            "Which measures are led by the Ministry of Water Resources but do not name the Ministry of Transport?",
            {5, 6, 8, 25, 26},
        ),
        ("Which clauses in chapter 2 set no deadline?", {11, 12, 13, 15, 16}),
        ("Which clauses besides clause 15 mention plastic pollution?", {36}),
    ],
)
def test_a_list_holds_the_clauses_that_meet_all_conditions(
    assistant: Assistant, keeps_contract: CheckContract, question: str, clauses: set[int]
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert {citation.clause_number for citation in answer.citations} == clauses
    assert answer.answer.count("\n- ") == len(clauses)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("哪些条款有央企参与", "empty_set"),
        ("财政部牵头但水利部没有参与的是哪条？", "empty_set"),
        ("除了第九十九条，还有哪些条款由水利部牵头？", "no_such_clause"),
        ("时限没写责任单位没有水利部的条款有哪些", "condition_unread"),
    ],
)
def test_a_list_without_clauses_is_refused(assistant: Assistant, question: str, reason: str) -> None:
    answer = assistant.ask(question)
    assert (answer.refused, answer.reason) == (True, reason)
