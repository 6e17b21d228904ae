"""Set look-ups are complete: over the whole plan, in reading order, nothing twice."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant
from yzassist.facts.model import Role
from yzassist.retrieval.library import PlanLibrary
from yzassist.retrieval.lookups import duties, paragraphs_mentioning


@pytest.fixture(scope="module")
def library(assistant: Assistant) -> PlanLibrary:
    return PlanLibrary(assistant.index.plans, assistant.index.facts)


def test_duties_of_all_are_those_of_each_in_each_role(library: PlanLibrary) -> None:
    everything = duties(library)
    bodies = {duty.department_id for duty in everything}
    assert len(everything) == len({(d.paragraph.id, d.start, d.role) for d in everything})
    assert len(everything) == sum(len(duties(library, [body], [role])) for body in bodies for role in Role)
    assert duties(library, []) == ()


def test_duties_stand_where_they_say(library: PlanLibrary) -> None:
    for duty in duties(library):
        assert duty.paragraph.text[duty.start : duty.end] == duty.name
        assert duty.measure.number == duty.paragraph.clause_number


def test_the_leading_clauses_of_a_department_are_all_found(library: PlanLibrary) -> None:
    found = duties(library, ["水利部"], [Role.LEAD])
    assert [duty.measure.number for duty in found] == [5, 6, 8, 21, 25, 26, 27, 31, 37]


def test_every_paragraph_with_a_word_is_found(library: PlanLibrary) -> None:
    found = paragraphs_mentioning(library, "一岗双责")
    assert [paragraph.clause_number for paragraph in found] == [2, 33]
    assert paragraphs_mentioning(library, "高铁") == ()


def test_a_paragraph_knows_its_measure_and_siblings(library: PlanLibrary) -> None:
    plan = library.plans[0]
    for paragraph in plan.paragraphs:
        assert library.paragraph(paragraph.id) is paragraph
        assert paragraph in library.siblings(paragraph)
    measure = plan.measure(6)
    assert measure is not None
    assert library.siblings(measure.paragraphs[0]) == measure.paragraphs
    assert library.siblings(plan.front[0]) == (plan.front[0],)
