"""The first body of a note leads where the plan says so, from there on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.facts.model import PlanFacts

Read = Callable[[str], PlanFacts]


def roles(facts: PlanFacts) -> list[dict[str, str]]:
    """The role of each body, note by note."""
    return [
        {body.department_id: group.role.value for group in note.groups for body in group.departments}
        for note in facts.responsibilities
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "（责任单位：县水利局、县财政局，列首位的为牵头单位，下同）",
        "（责任单位：县水利局、县财政局；排在第一位的单位为牵头单位）",
        "责任单位：县水利局、县财政局（列第一位的为牵头单位，下同）。",
    ],
)
def test_the_first_body_leads_where_the_plan_says_so(facts_of: Read, rule: str) -> None:
    facts = facts_of(f"疏浚河道。{rule}\n\n清淤。（责任单位：县农业农村局、县财政局）\n\n监测。（责任单位：县水利局）")
    assert roles(facts) == [
        {"水利部": "牵头", "财政部": "负责"},
        {"农业农村部": "牵头", "财政部": "负责"},
        {"水利部": "负责"},
    ]


def test_the_first_body_does_not_lead_where_the_plan_does_not_say_so(facts_of: Read) -> None:
    assert roles(facts_of("清淤。（责任单位：县水利局、县财政局）")) == [{"水利部": "负责", "财政部": "负责"}]


def test_a_sentence_of_its_own_at_the_end_holds_for_the_whole_plan(facts_of: Read) -> None:
    facts = facts_of("清淤。（责任单位：县水利局、县财政局）\n\n注：责任单位列第一位的为牵头单位。")
    assert roles(facts) == [{"水利部": "牵头", "财政部": "负责"}]


def test_a_body_with_a_second_nameplate_is_that_body(facts_of: Read) -> None:
    facts = facts_of("清淤。\n\n牵头单位：市市场监管局（市知识产权局）；配合单位：市公安局")
    assert roles(facts) == [{"市场监管总局": "牵头", "公安部": "参与"}]


def test_the_others_take_part_where_the_rule_says_so(facts_of: Read) -> None:
    rule = "注：“责任单位”一栏中，排在第一位的为牵头单位，其余为配合单位。"
    facts = facts_of(f"清淤。（责任单位：县水利局、县财政局）\n\n{rule}")
    assert roles(facts) == [{"水利部": "牵头", "财政部": "参与"}]
