"""Responsibility notes in the forms plans use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.facts.model import PlanFacts

Read = Callable[[str], PlanFacts]


def groups(facts: PlanFacts, index: int = 0) -> list[tuple[str, list[str], bool, bool]]:
    return [
        (g.role.value, [d.department_id for d in g.departments], g.open_list, g.by_duty)
        for g in facts.responsibilities[index].groups
    ]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("（水利部负责）", [("负责", ["水利部"], False, False)]),
        (
            "（县住建局牵头，县财政局、县发改局等按职责分工参与）",
            [("牵头", ["住房城乡建设部"], False, False), ("参与", ["财政部", "发展改革委"], True, True)],
        ),
        (
            "（由农业农村部会同财政部负责）",
            [("负责", ["农业农村部"], False, False), ("参与", ["财政部"], False, False)],
        ),
        (
            "（教育部牵头负责，民政部、商务部配合）",
            [("牵头", ["教育部"], False, False), ("参与", ["民政部", "商务部"], False, False)],
        ),
        (
            "（责任单位：县水利局、县林业局；配合单位：各乡镇人民政府）",
            [("负责", ["水利部", "林草局"], False, False), ("参与", ["各乡镇人民政府"], False, False)],
        ),
        (
            "（公安部和水利部牵头，有关部门参与）",
            [("牵头", ["公安部", "水利部"], False, False), ("参与", ["有关部门"], False, False)],
        ),
        (
            "（国家卫生健康委、国家药监局等有关部门负责）",
            [("负责", ["国家卫生健康委", "国家药监局"], True, False)],
        ),
        ("（星河数据中心、各市（州）政府负责）", [("负责", ["星河数据中心", "各市（州）政府"], False, False)]),
    ],
)
def test_a_note_is_read_in_every_form(
    facts_of: Read, note: str, expected: list[tuple[str, list[str], bool, bool]]
) -> None:
    assert groups(facts_of(f"推进河道整治。{note}")) == expected


def test_two_notes_of_a_paragraph_govern_their_own_text(facts_of: Read) -> None:
    facts = facts_of("整治河道。（水利部负责）绿化岸线。（林草局负责）")
    paragraph = "整治河道。（水利部负责）绿化岸线。（林草局负责）"
    governed = [paragraph[r.governs.start : r.governs.end] for r in facts.responsibilities]
    assert governed == ["整治河道。", "绿化岸线。"]


def test_a_note_that_is_a_paragraph_governs_the_one_before(facts_of: Read) -> None:
    facts = facts_of("整治河道。\n\n牵头单位：县水利局；配合单位：县财政局、县林业局等")
    assert groups(facts) == [("牵头", ["水利部"], False, False), ("参与", ["财政部", "林草局"], True, False)]
    assert facts.responsibilities[0].governs.paragraph_id == "plan/1/1"
    assert facts.responsibilities_in("plan/1/2") == facts.responsibilities


def test_a_note_may_bind_local_governments_to_all_that_follows(facts_of: Read) -> None:
    facts = facts_of("整治河道。（水利部负责。以下各项均由各级人民政府落实，不再列出）")
    assert facts.responsibilities[0].extends_to_local
    assert groups(facts) == [("负责", ["水利部"], False, False)]


def test_prose_in_parentheses_is_no_note(facts_of: Read) -> None:
    assert facts_of("保障生态流量（水位），明确责任（见附件）。").responsibilities == ()
