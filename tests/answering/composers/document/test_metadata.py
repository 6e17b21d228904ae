"""Facts about the document, and claims about them."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize("question", ["方案是2022年8月印发的吗", "这个方案是2022年8月31日成文的吗"])
def test_the_right_date_of_the_document_is_confirmed(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith("是的。成文日期：2022年8月31日")


@pytest.mark.parametrize("question", ["方案是2022年9月印发的吗", "这方案是2021年初发的对吧"])
def test_a_wrong_date_of_the_document_is_corrected(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "corrected"
    assert "2022年8月31日" in answer.answer


@pytest.mark.parametrize(
    "question", ["这方案是按哪部法、中央哪个意见弄出来的？", "方案的法律依据是什么", "制定这个方案的上位依据是啥"]
)
def test_what_the_document_rests_on_is_told_from_its_opening(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert "长江保护法" in answer.answer


def test_the_issuers_are_counted(assistant: Assistant) -> None:
    assert "共17个" in assistant.ask("联合印发的，总共多少家，数一下").answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("顺便问下，写报告要引用，这份通知的文号是多少？", "文号：环水体〔2022〕55号。"),
        ("存档要填来源：这份通知的来源是哪个网站？", "来源：生态环境部网站。"),
        ("这份文件归到哪个主题分类", "主题分类：城乡建设、环境保护\\环境监测、保护与治理。"),
        ("文件是不是公开的", "（此件社会公开）。"),
        ("这份文件能不能公开传播？原文有没有注明公开属性？", "（此件社会公开）。"),
    ],
)
def test_one_field_of_the_document_is_told_alone(assistant: Assistant, question: str, said: str) -> None:
    assert assistant.ask(question).answer == said


def test_what_another_document_rests_on_is_no_field_of_this_one(assistant: Assistant) -> None:
    assert assistant.ask("依据哪部法律查处非法采砂").intent != "metadata"
