"""Fourteen plans in one index: a set too large to list is counted, and its largest parts shown on one screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from yzassist.answering.composers.document import plans
from yzassist.answering.many import FEW_PLANS
from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]
PLANS = 14
LED = sum(range(3, 3 + PLANS))
_PLANS_SHARE = re.compile(r"^- 《(?P<plan>[^》]+)》（[^）]+印发）(?P<clauses>\d+)条")  # - 《清溪县…》（…印发）16条
_SCREEN_LINES = 15


def shares(answer: Answer) -> dict[str, int]:
    """The plans shown with the number of clauses told of each."""
    found = (_PLANS_SHARE.match(line) for line in answer.answer.splitlines())
    return {match["plan"]: int(match["clauses"]) for match in found if match}


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("水利局牵头的任务有哪些？", f"涉及14个方案，共{LED}条；"),
        ("县水利局有哪些任务？", f"涉及14个方案，共{LED}条（牵头{LED}条）；"),
        ("县财政局参与多少项任务？", f"涉及14个方案，共{LED}条；"),
        ("2024年年底前要完成的任务有哪些？", "涉及14个方案，共63条；"),
        ("2025年年底前要完成的任务有多少项？", "涉及14个方案，共70条；"),
        ("县水利局和县财政局都有份的任务有哪些？", f"涉及14个方案，共{LED}条；"),
        ("县水利局2025年牵头的任务有哪些？", "涉及14个方案，共70条；"),
        ("哪些条款提到清淤？", f"涉及14个方案，共{LED}条；"),
        ("一共有多少条措施？", f"14个方案共14个部分、{LED + PLANS}条措施；"),
    ],
)
def test_a_large_set_is_told_by_its_total_and_its_largest_parts(
    counties: Assistant, keeps_contract: CheckContract, question: str, total: str
) -> None:
    answer = counties.ask(question)
    keeps_contract(counties, answer)
    lines = answer.answer.splitlines()
    assert lines[0].startswith(total)
    assert len(lines) <= _SCREEN_LINES
    assert len([line for line in lines if line.startswith("- 《")]) == FEW_PLANS
    assert "其余4个方案共" in lines[-1]
    assert "--document" in lines[-1]
    assert "yzassist ledger" in lines[-1]
    assert len(answer.citations) <= 3 * FEW_PLANS


@pytest.mark.parametrize(
    "question",
    ["县水利局有哪些任务？", "县财政局参与多少项任务？", "2024年年底前要完成的任务有哪些？", "哪些条款提到清淤？"],
)
def test_every_share_is_what_its_plan_answers_alone(counties: Assistant, question: str) -> None:
    told = shares(counties.ask(question))
    assert list(told.values()) == sorted(told.values(), reverse=True)
    for plan, clauses in told.items():
        alone = counties.ask(question, documents=[plan])
        assert len({citation.clause_number for citation in alone.citations}) == clauses


def test_a_suggestion_leads_to_the_clauses(counties: Assistant) -> None:
    answer = counties.ask("县水利局有哪些任务？")
    narrowed = counties.ask(answer.suggestions[0])
    assert {citation.document_id for citation in narrowed.citations} == {"county-13"}
    assert len({citation.clause_number for citation in narrowed.citations}) == 16


def test_a_small_set_is_listed_whole_however_many_plans_it_is_of(counties: Assistant) -> None:
    answer = counties.ask("县林业局负责的任务有哪些？")
    assert answer.answer.startswith("涉及14个方案，共14条：\n")
    assert {citation.document_id for citation in answer.citations} == {plan.id for plan in counties.index.plans}


def test_chosen_plans_are_few_again(counties: Assistant) -> None:
    chosen = [plan.id for plan in counties.index.plans[:FEW_PLANS]]
    answer = counties.ask("县水利局有哪些任务？", documents=chosen)
    clauses = {(c.document_id, c.clause_number) for c in answer.citations if c.clause_number is not None}
    assert len(clauses) == sum(range(3, 3 + FEW_PLANS))
    assert answer.answer.startswith("涉及10个方案，共75条：\n")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("县林业局牵头的任务有哪些？", "empty_set"),
        ("2031年年底前要完成的任务有哪些？", "empty_set"),
        ("第二章有哪些任务？", "which_plan"),
    ],
)
def test_a_set_that_is_empty_or_of_no_one_plan_is_refused(counties: Assistant, question: str, reason: str) -> None:
    answer = counties.ask(question)
    assert (answer.refused, answer.reason) == (True, reason)
    assert len(answer.answer) < 300


def test_a_few_plans_are_all_listed(counties: Assistant) -> None:
    answer = counties.ask("收录了哪些方案？")
    assert answer.answer.startswith("共收录14个方案：\n")
    assert counties.ask("一共多少份方案？").answer == answer.answer


def test_of_many_plans_the_latest_are_listed(counties: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "LISTED", 13)
    answer = counties.ask("收录了哪些方案？")
    first, *listed, last = answer.answer.splitlines()
    assert first == "共收录14个方案（2023年14个）；最近印发的10个："
    assert len(listed) == len(answer.citations) == plans.SHOWN
    assert "/api/plans" in last
