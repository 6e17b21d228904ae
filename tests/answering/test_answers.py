"""Values, dates, departments and sets: right, complete, and from the right clause."""

from __future__ import annotations

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.facts.model import Role
from yzassist.retrieval.library import PlanLibrary
from yzassist.retrieval.lookups import duties

VALUES = [
    ("农膜回收率要达到多少", {3, 8}, {(">=85%", None)}),
    ("石漠化土地治理面积要完成多少", {20}, {("=100万公顷", None)}),
    ("城市生活污水集中收集率要达到多少", {6}, {(">=70%", None), ("+>=5个百分点", None)}),
    ("长江流域饮用水水源地名录什么时候完成", {5}, {("2022-12-31", None)}),
    ("县级城市建成区黑臭水体什么时候基本消除", {6}, {("2025-12-31", None), ("2024-12-31", None)}),
    ("化工园区认定什么时候完成", {7}, {("2023-12-31", None)}),
    ("小水电清理整改由谁牵头", {26}, {("水利部", "牵头")}),
    ("锰污染综合治理谁参与", {12}, {("矿山安监局", "参与")}),
    ("尾矿库污染治理由谁负责", {14}, {("生态环境部", "负责"), ("矿山安监局", "负责"), ("工业和信息化部", "负责")}),
]


def clauses(answer: Answer) -> set[int | str | None]:
    return {citation.clause_number for citation in answer.citations}


@pytest.mark.parametrize(("question", "expected", "facts"), VALUES)
def test_a_fact_comes_from_its_clauses(
    assistant: Assistant, question: str, expected: set[int], facts: set[tuple[str, str | None]]
) -> None:
    answer = assistant.ask(question)
    assert clauses(answer) <= expected
    assert clauses(answer)
    assert facts <= {(fact.value, fact.role) for fact in answer.facts}
    assert len(answer.answer) <= 150


def test_a_measure_named_whole_wins_over_a_mention(assistant: Assistant) -> None:
    assert clauses(assistant.ask("塑料污染治理归谁管")) == {15}


def test_every_department_gets_every_clause_it_leads(assistant: Assistant) -> None:
    library = PlanLibrary(assistant.index.plans, assistant.index.facts)
    bodies = {duty.department_id: duty.name for duty in duties(library, roles=[Role.LEAD])}
    assert len(bodies) > 10
    for department, name in bodies.items():
        expected = {duty.measure.number for duty in duties(library, [department], [Role.LEAD])}
        answer = assistant.ask(f"{name}牵头哪些任务")
        assert (name, clauses(answer)) == (name, expected)


def test_the_plans_own_words_are_never_taken_for_slips(assistant: Assistant) -> None:
    (plan,) = assistant.index.plans
    names = {duty.name for duty in duties(PlanLibrary(assistant.index.plans, assistant.index.facts))}
    changed = [
        (words, understood)
        for words in sorted(names | {measure.heading for measure in plan.measures})
        if words not in (understood := assistant.ask(f"{words}牵头哪些任务").resolved_question)
    ]
    assert changed == []


def test_every_year_gets_every_clause_that_is_due(assistant: Assistant) -> None:
    (plan,) = assistant.index.plans
    for year in (2022, 2023, 2024):
        expected = {
            plan.paragraph(deadline.expression.paragraph_id).clause_number
            for deadline in assistant.index.facts[plan.id].deadlines
            if deadline.date.year == year
        }
        assert (year, clauses(assistant.ask(f"到{year}年年底要完成的条款有哪些"))) == (year, expected)


@pytest.mark.parametrize("year", ["", "2025年", "到2025年年底，"])
def test_the_higher_of_two_targets_is_named(assistant: Assistant, year: str) -> None:
    for question in ("农膜回收率和化肥农药利用率哪个更高", "化肥农药利用率和农膜回收率哪个更高"):
        assert assistant.ask(year + question).answer.startswith("农膜回收率更高")


def test_every_clause_can_be_read_by_its_number(assistant: Assistant) -> None:
    for measure in assistant.index.plans[0].measures:
        answer = assistant.ask(f"{measure.label}讲什么")
        assert clauses(answer) == {measure.number}
        assert measure.heading in answer.answer


def test_every_chapter_lists_its_clauses(assistant: Assistant) -> None:
    for chapter in assistant.index.plans[0].chapters:
        answer = assistant.ask(f"第{chapter.number}部分有哪些措施")
        assert clauses(answer) == {measure.number for measure in chapter.measures}


def test_every_quoted_term_is_found_where_it_stands(assistant: Assistant) -> None:
    (plan,) = assistant.index.plans
    for term in assistant.index.facts[plan.id].terms:
        expected = {
            plan.paragraph(other.span.paragraph_id).clause_number
            for other in assistant.index.facts[plan.id].terms
            if other.name == term.name
        }
        answer = assistant.ask(f"“{term.name}”是什么意思")
        assert not answer.refused
        assert (term.name, clauses(answer) & expected) != (term.name, set())


def test_a_paragraph_named_is_the_only_one_cited(assistant: Assistant) -> None:
    answer = assistant.ask("第三十七条第五款说了什么")
    assert {(citation.clause_number, citation.paragraph) for citation in answer.citations} == {(37, 5)}


def test_the_front_matter_is_cited_without_a_clause(assistant: Assistant) -> None:
    answer = assistant.ask("发文字号是多少")
    assert clauses(answer) == {None}
    assert "环水体〔2022〕55号" in answer.answer
