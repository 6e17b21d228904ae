"""A conversation taken along as text, Markdown and Word."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.exports.conversation import answer_text, to_markdown, to_word

HOSTILE = "# <b>农膜</b>[回收率](javascript:alert(1)) *要达到*\n多少？\x07"


def hostile(assistant: Assistant) -> Answer:
    return assistant.ask("农膜回收率要达到多少？").model_copy(
        update={"question": HOSTILE, "resolved_question": HOSTILE}
    )


def test_an_answer_for_the_clipboard_ends_with_its_sources(assistant: Assistant) -> None:
    answer = assistant.ask("农膜回收率要达到多少？")
    text = answer_text(answer)
    assert text.startswith(answer.answer)
    for citation in answer.citations:
        assert f"“{citation.quote}”" in text
        assert f"《{citation.document_title}》{citation.clause}{citation.heading}" in text
    assert text.endswith("（以原文为准）")


def test_a_refusal_has_no_sources(assistant: Assistant) -> None:
    assert "依据" not in answer_text(assistant.ask("禁渔补助每人发多少钱？"))


def test_markdown_takes_nothing_of_a_question_for_markup(assistant: Assistant) -> None:
    text = to_markdown([(HOSTILE, hostile(assistant))])
    (heading,) = (line for line in text.splitlines() if line.startswith("## "))
    assert heading == r"## 1. \# \<b\>农膜\</b\>\[回收率\]\(javascript\:alert\(1\)\) \*要达到\* 多少？"
    assert "已理解为" not in text


def test_markdown_keeps_the_bullets_of_a_list_and_the_way_a_followup_was_understood(assistant: Assistant) -> None:
    first = assistant.ask("水利部牵头哪些任务？")
    history = [{"role": "user", "content": first.question}, {"role": "assistant", "content": first.answer}]
    second = assistant.ask("那财政部呢？", history)
    text = to_markdown([(first.question, first), (second.question, second)])
    assert sum(line.startswith("- ") for line in text.splitlines()) >= first.answer.count("\n- ")
    assert "已理解为：" in text
    assert "## 2. " in text


def test_word_holds_every_question_answer_and_quote(assistant: Assistant) -> None:
    answer = hostile(assistant)
    document = Document(BytesIO(to_word([(HOSTILE, answer)])))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert HOSTILE.removesuffix("\x07") in text
    assert answer.answer in text
    assert all(citation.quote in text for citation in answer.citations)
