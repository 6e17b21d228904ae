"""Of several years named, the value of each that one sentence gives is told; and what a target strives for beyond."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.model import Answer

AskPlan = Callable[[str, str], Answer]


@pytest.mark.parametrize(
    ("plan", "question", "values", "clause"),
    [
        (
            "sports-five-year-plan-2026.html",
            "中小学体育场地开放率2026年底和2028年底分别要达到多少",
            ["60%", "85%"],
            "三-4",
        ),
        ("rural-elderly-care-plan-2025.md", "村级互助养老点覆盖率到2026年底要达到多少", ["80%", "85%"], "一-2"),
        (
            "consumption-measures-2026.docx",
            "2026年社会消费品零售总额的增长目标和规模目标分别是多少",
            ["6%", "1800亿元"],
            None,
        ),
    ],
)
def test_each_value_asked_is_told(
    ask_plan: AskPlan, plan: str, question: str, values: list[str], clause: str | None
) -> None:
    answer = ask_plan(plan, question)
    assert all(value in answer.answer for value in values)
    assert clause in {citation.clause_number for citation in answer.citations}
