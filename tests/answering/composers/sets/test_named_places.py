"""Places of one kind are listed from the whole plan, each once, with the clauses that name it."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "told", "count"),
    [
        ("方案点名了哪些湖泊？", ("太湖", "巢湖", "滇池", "洞庭湖", "鄱阳湖", "洱海", "洪湖"), 7),
        ("方案提到了哪些河流", ("嘉陵江", "汉江", "湘江", "沱江", "岷江", "乌江", "太浦河", "长江"), 9),
        ("方案提到了哪些国家公园", ("大熊猫国家公园",), 1),
    ],
)
def test_every_place_of_the_kind_is_told_once(
    assistant: Assistant, question: str, told: tuple[str, ...], count: int
) -> None:
    answer = assistant.ask(question).answer
    assert answer.startswith(f"共{count}个")
    assert all(f"- {name}〔" in answer for name in told)


def test_the_places_of_one_subject_are_those_of_its_clause(assistant: Assistant) -> None:
    answer = assistant.ask("磷污染治理点名了哪些河流？")
    assert 5 not in {citation.clause_number for citation in answer.citations}
