"""Paragraphs that a list of bodies heads are the duties of those bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.facts.model import PlanFacts

Read = Callable[[str], PlanFacts]


def groups(facts: PlanFacts) -> list[tuple[str, list[str]]]:
    return [
        (group.role.value, [d.name for d in group.departments]) for r in facts.responsibilities for group in r.groups
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市教育局：组织安全教育，每学期不少于4课时。", [("负责", ["市教育局"])]),
        ("2.市教育局：加强安全教育。", [("负责", ["市教育局"])]),
        (
            "市公安局：负责治安巡逻，查处违法行为；牵头整治非法接送车辆；指导学校联网。",
            [("负责", ["市公安局"]), ("牵头", ["市公安局"])],
        ),
        (
            "市市场监管局：负责食品监管；会同市教育局、市财政局开展资质审查。",
            [("负责", ["市市场监管局"]), ("参与", ["市教育局"]), ("参与", ["市财政局"])],
        ),
        ("市审计局：配合开展审计，提供资料。", [("参与", ["市审计局"])]),
        (
            "各县（市、区）人民政府、市教育局：落实属地责任，保障经费。",
            [("负责", ["各县（市、区）人民政府", "市教育局"])],
        ),
    ],
)
def test_the_bodies_before_the_colon_bear_what_follows(
    facts_of: Read, text: str, expected: list[tuple[str, list[str]]]
) -> None:
    facts = facts_of(text)
    assert groups(facts) == expected
    (duty,) = facts.responsibilities
    assert duty.note == duty.governs
    assert duty.note.end == len(text) - 1


@pytest.mark.parametrize(
    "text",
    [
        "领导小组办公室：设在市教育局。",
        "县应急指挥部：由县长任指挥长，组织抢险。",
        "市教育局：0512-1234567。",
        "治理目标：组织开展巡查，加强监管。",
    ],
)
def test_another_paragraph_with_a_colon_is_no_duty_of_its_head(facts_of: Read, text: str) -> None:
    head = text.partition("：")[0]
    assert head not in [name for _, names in groups(facts_of(text)) for name in names]
