"""``yzassist chat``: a conversation in the terminal."""

from __future__ import annotations

from .conftest import SAID, FakeAssistant, run


def test_a_conversation_remembers_until_cleared(assistant: FakeAssistant) -> None:
    result = run("chat", typed="谁牵头\n\n谁管\n/清空\n谁管\n退出\n没人读\n")
    assert [len(history) for _, history in assistant.asked] == [0, 2, 0]
    assert assistant.asked[1][1][1] == {"role": "assistant", "content": "甲部牵头[1]〔（一）〕"}
    assert result.stdout.count("已理解为：水源地谁管") == 1
    assert result.exit_code == 0


def test_a_conversation_ends_with_its_input(assistant: FakeAssistant) -> None:
    assert run("chat", typed="谁牵头").exit_code == 0
    assert len(assistant.asked) == 1


def test_a_language_models_sentences_are_told_as_they_come_and_remembered(assistant: FakeAssistant) -> None:
    result = run("chat", "--llm", "local", typed="谁牵头\n谁管\n")
    assert result.stderr.splitlines() == [SAID, SAID]
    assert result.stdout.count(SAID) == 2
    assert assistant.asked[1][1][1] == {"role": "assistant", "content": SAID}


def test_a_conversation_needs_no_language_model(assistant: FakeAssistant) -> None:
    result = run("chat", typed="谁牵头\n")
    assert (assistant.llm, result.stderr) == ("none", "")
