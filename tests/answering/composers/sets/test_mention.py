"""Where words stand, and whether they stand anywhere, is answered letter by letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("哪些条款提到了银行", {35}),
        ("哪里提到一口一策、一库一策", {10, 14}),
        ("方案中提到塑料污染或塑料垃圾的有哪几条？", {15, 36}),
        ("方案哪些地方点到了太湖", {5, 11, 23}),
        ("哪几条同时提到太湖和巢湖", {23}),
        ("带“一策”两个字的条款有哪些", {10, 14, 31, 36}),
    ],
)
def test_every_place_of_the_words_is_found(
    assistant: Assistant, keeps_contract: CheckContract, question: str, clauses: set[int]
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert {citation.clause_number for citation in answer.citations} == clauses


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("方案提没提到一口一策", "一口一策"),
        ("有没有提到河长制", "河湖长制"),
        ("方案提到人民银行了吗", "人民银行"),
    ],
)
def test_a_word_that_stands_there_is_shown_in_its_sentence(
    assistant: Assistant, keeps_contract: CheckContract, question: str, said: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert answer.answer.startswith("有。")
    assert all(said in citation.quote for citation in answer.citations)


@pytest.mark.parametrize("question", ["方案提到央视吗", "Is CCTV mentioned in the plan?", "有没有提到原中央电视台"])
def test_a_body_is_mentioned_under_the_name_that_the_plan_gives_it(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.answer.startswith("有。")
    assert {citation.clause_number for citation in answer.citations} == {37}


@pytest.mark.parametrize("question", ["方案提到微塑料了吗", "有没有提到水葫芦", "方案有没有提到碳达峰"])
def test_a_word_that_stands_nowhere_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refused
    assert not answer.citations


def test_a_word_that_the_plan_says_otherwise_is_not_called_mentioned(
    assistant: Assistant, keeps_contract: CheckContract
) -> None:
    answer = assistant.ask("方案提到电鱼吗")
    keeps_contract(assistant, answer)
    assert answer.answer.startswith("方案没有直接写电鱼")
    assert "非法捕捞" in answer.answer


def test_quoted_words_are_found_where_they_stand_and_not_by_likeness(
    assistant: Assistant, keeps_contract: CheckContract
) -> None:
    answer = assistant.ask("“河湖长制”写在第几条")
    keeps_contract(assistant, answer)
    assert {citation.clause_number for citation in answer.citations} == {6}


def test_a_word_that_the_tokenizer_takes_apart_is_looked_for_as_it_stands(
    assistant_over: Callable[[Mapping[str, str]], Assistant],
) -> None:
    plan = "# 清湖县卫生方案\n\n## 一、任务\n\n**（一）推进县域医共体。** 目录统一。\n\n**（二）签约。** 推广积分。\n"
    answer = assistant_over({"清湖县卫生方案.md": plan}).ask("哪几条提到医共体？")
    assert "推进县域医共体" in answer.answer
    assert not answer.refused


def test_what_is_said_is_told_where_it_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("方案提到的“名录”有哪几种，分别在哪条？").answer
    assert all(f"{kind}名录" in answer for kind in ("饮用水水源地", "重点排污单位", "重要栖息地"))


def test_a_trade_that_no_plan_names_is_found_by_its_own_character(assistant: Assistant) -> None:
    assert {c.clause_number for c in assistant.ask("跟渔业有关的条款").citations} == {18, 19, 37}


def test_a_trade_of_which_nothing_is_said_has_no_clauses(assistant: Assistant) -> None:
    assert assistant.ask("跟茶业有关的条款").refused
