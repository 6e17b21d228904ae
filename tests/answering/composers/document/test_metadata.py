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
