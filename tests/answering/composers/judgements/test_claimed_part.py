"""A body that only takes part in a task does not do it; one asked about by its part does."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("环境应急响应方案是应急部编吗", "corrected"),
        ("磷污染治理归水利部管吗", "corrected"),
        ("磷污染治理是不是水利部牵头", "corrected"),
        ("垃圾分类是不是发改委一家负责", "corrected"),
        ("禁渔是农业农村部管吗", "answered"),
        ("水利部参与磷污染治理吗", "answered"),
        ("河湖清四乱是水利部的活吗", "answered"),
    ],
)
def test_a_claim_of_who_acts_is_checked_against_the_role(assistant: Assistant, question: str, status: str) -> None:
    assert assistant.ask(question).status == status
