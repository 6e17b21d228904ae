"""A number asked about alone is told with what it is the value of."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("43%是什么", "到2025年年底，化肥农药利用率提高到43%以上。〔（八）第1款〕"),
        ("7.5万公顷指什么", "到2025年年底，完成沙化土地治理面积7.5万公顷。〔（二十）〕"),
        ("130个指的是什么", "到2025年年底，完成130个农业面源污染综合治理项目县建设。〔（八）第1款〕"),
    ],
)
def test_a_number_is_told_with_its_target(assistant: Assistant, question: str, said: str) -> None:
    assert assistant.ask(question).answer == said


def test_a_number_that_stands_nowhere_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("99%是什么指标")
    assert answer.refused
    assert "99%" in answer.answer
