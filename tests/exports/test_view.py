"""A ledger narrowed, sorted and counted; departments to choose from; names that files may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from yzassist.documents.model import Plan
from yzassist.exports.department import department_choices
from yzassist.exports.files import file_stem
from yzassist.exports.ledger import LedgerRow, build_ledger
from yzassist.exports.view import Due, Order, arrange, due_years, is_past, summarise
from yzassist.facts.departments.vocabulary import DepartmentEntry, DepartmentVocabulary
from yzassist.facts.model import PlanFacts, Role

Facts = Mapping[str, PlanFacts]


@pytest.fixture
def rows(plan: Plan, facts: Facts) -> tuple[LedgerRow, ...]:
    """Three: led with dates 2026 and 2025, responsible without, participant without."""
    return build_ledger([plan], facts, "乙部")


def test_a_row_knows_the_day_of_each_deadline(rows: tuple[LedgerRow, ...]) -> None:
    assert rows[0].due == (date(2026, 12, 31), date(2025, 12, 31))
    assert len(rows[0].due) == len(rows[0].deadlines)
    assert (rows[1].due, rows[2].due) == ((), ())


@pytest.mark.parametrize(
    ("due", "roles"),
    [
        (None, [Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT]),
        (2025, [Role.LEAD]),
        (2026, [Role.LEAD]),
        (2030, []),
        ("dated", [Role.LEAD]),
        ("undated", [Role.RESPONSIBLE, Role.PARTICIPANT]),
    ],
)
def test_rows_are_kept_by_when_they_are_due(rows: tuple[LedgerRow, ...], due: Due, roles: list[Role]) -> None:
    kept = arrange(rows, due=due)
    assert [row.roles for row in kept] == [(role,) for role in roles]
    assert [row.number for row in kept] == list(range(1, len(roles) + 1))


def test_rows_are_kept_by_role(rows: tuple[LedgerRow, ...]) -> None:
    assert [row.roles for row in arrange(rows, Role.PARTICIPANT)] == [(Role.PARTICIPANT,)]


@pytest.mark.parametrize(
    ("order", "roles"),
    [
        (Order.CLAUSE, [Role.PARTICIPANT, Role.RESPONSIBLE, Role.LEAD]),
        (Order.DEADLINE, [Role.LEAD, Role.PARTICIPANT, Role.RESPONSIBLE]),
        (Order.ROLE, [Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT]),
    ],
)
def test_rows_are_sorted_and_ties_stay_as_they_came(
    rows: tuple[LedgerRow, ...], order: Order, roles: list[Role]
) -> None:
    assert [row.roles for row in arrange(rows[::-1], order=order)] == [(role,) for role in roles]


def test_the_years_of_a_ledger(rows: tuple[LedgerRow, ...]) -> None:
    assert due_years(rows) == (2025, 2026)
    assert due_years(rows[1:]) == ()


def test_a_ledger_is_counted_as_of_a_day(rows: tuple[LedgerRow, ...]) -> None:
    found = summarise(rows, date(2026, 6, 1))
    assert (found.rows, found.clauses, found.dated, found.past) == (3, 1, 1, 0)
    assert found.roles == ((Role.LEAD, 1), (Role.RESPONSIBLE, 1), (Role.PARTICIPANT, 1))
    assert found.next_due == date(2026, 12, 31)
    later = summarise(rows, date(2027, 1, 1))
    assert (later.past, later.next_due) == (1, None)


def test_what_comes_back_is_never_behind(rows: tuple[LedgerRow, ...]) -> None:
    yearly = replace(rows[0], due=(date(2024, 11, 30),), every=("年",), deadlines=("每年11月底前：报送",))
    found = summarise((yearly,), date(2027, 1, 1))
    assert (found.dated, found.past, found.recurring, found.next_due) == (1, 0, 1, None)
    assert arrange((yearly,), due=2030) and not arrange((yearly,), due=2023)
    assert is_past(date(2024, 11, 30), "", date(2024, 12, 1))
    assert not is_past(date(2024, 11, 30), "年", date(2024, 12, 1))


def test_departments_to_choose_from_come_with_their_tasks(facts: Facts) -> None:
    vocabulary = DepartmentVocabulary(
        [DepartmentEntry(id="甲部", full="国家甲部", local=("甲局", "甲厅")), DepartmentEntry(id="乙部", full="乙部")]
    )
    assert [(choice.name, choice.tasks) for choice in department_choices(facts, vocabulary)] == [
        ("乙部", 3),
        ("甲部", 2),
        ("丙局", 1),
    ]
    assert [choice.name for choice in department_choices(facts, vocabulary, "省")] == ["省甲厅", "省甲局"]
    assert [choice.name for choice in department_choices(facts, vocabulary, "县")] == ["县甲局"]


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("县水利局任务台账", "县水利局任务台账"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a\\b:c*"d"\n', "a_b_c__d__"),
        (" . ", "_"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, stem: str) -> None:
    assert file_stem(title) == stem
