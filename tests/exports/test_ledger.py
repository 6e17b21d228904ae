"""The ledger's rows: which tasks, in which role, by when and to what value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan
from yzassist.errors import InvalidInputError
from yzassist.exports.department import resolve_department
from yzassist.exports.ledger import COLUMNS, TASK_CHARS, LedgerRow, build_ledger, local_basis
from yzassist.facts.departments.vocabulary import DepartmentEntry, DepartmentVocabulary, load_vocabulary
from yzassist.facts.extract import extract_facts
from yzassist.facts.model import PlanFacts, Responsibility, Role, Span

Facts = Mapping[str, PlanFacts]


@pytest.fixture
def vocabulary() -> DepartmentVocabulary:
    return DepartmentVocabulary(
        [
            DepartmentEntry(id="甲部", full="国家甲部", local=("甲局",), informal=("甲部门",)),
            DepartmentEntry(id="乙部", full="乙部", local=("乙局",)),
        ]
    )


def test_every_note_is_a_row_in_reading_order(plan: Plan, facts: Facts) -> None:
    rows = build_ledger([plan], facts)
    assert [(row.number, row.clause, row.paragraph, row.roles) for row in rows] == [
        (1, "（一）", 1, (Role.LEAD, Role.PARTICIPANT)),
        (2, "（一）", 2, (Role.RESPONSIBLE,)),
        (3, "（一）", 2, (Role.LEAD, Role.PARTICIPANT)),
    ]


def test_a_row_says_task_bodies_dates_targets_and_basis(plan: Plan, facts: Facts) -> None:
    cells = dict(zip(COLUMNS, build_ledger([plan], facts)[0].cells(), strict=True))
    assert cells == {
        "序号": "1",
        "条款": "（一）",
        "任务": "整治水源地：划定保护区，设立标志。到2026年年底，水质达标率达到95%以上，其中东部地区力争提前一年完成。",
        "角色": "牵头、参与",
        "牵头": "甲部、乙部（按职责分工牵头）",
        "参与": "丙局等",
        "时限": "到2026年年底：水质达标率达到95%以上\n东部地区力争提前一年完成（2025-12-31前）",
        "指标": "水质达标率达到95%以上",
        "依据": "《清水行动方案》（一）第1款"
        "（甲部、乙部按职责分工牵头，丙局等参与。以下均需地方各级人民政府相关部门落实）",
    }


DATED = """关于印发《清水行动方案》的通知

成文日期：2023年05月01日

一、治理

（一）整治水源地。

每年11月底前报送进展。开展排查。（水利部牵头，生态环境部参与，2025年6月底前完成）

（二）建设闸坝。

新建闸坝3座。
牵头单位：水利部；完成时限：2026年6月底

（三）修渠。

到2024年年底修完。（水利部负责）巡查渠道。（财政部负责）管护到2027年年底。
"""


def test_a_date_in_the_note_or_in_a_field_beside_it_is_a_deadline_of_the_task(tmp_path: Path) -> None:
    path = tmp_path / "清水.txt"
    path.write_text(DATED, encoding="utf-8")
    dated = read_plan(path)
    rows = build_ledger([dated], {dated.id: extract_facts(dated, load_vocabulary())})
    assert [(row.clause, row.deadlines) for row in rows] == [
        ("（一）", ("每年11月底前：报送进展", "2025年6月底前")),
        ("（二）", ("2026年6月底",)),
        ("（三）", ("到2024年年底：修完",)),
        ("（三）", ()),
    ]
    assert [row.every for row in rows] == [("年", ""), ("",), ("",), ()]


def test_two_notes_in_a_paragraph_keep_their_own_tasks(plan: Plan, facts: Facts) -> None:
    second, third = build_ledger([plan], facts)[1:]
    assert (second.task, second.lead, second.deadlines) == ("整治水源地：清理垃圾。", "乙部（负责）", ())
    assert (third.task, third.lead, third.participants) == ("整治水源地：依法查处偷排。", "甲部", "乙部")


def test_a_department_sees_its_own_roles_only(plan: Plan, facts: Facts) -> None:
    rows = build_ledger([plan], facts, "乙部")
    assert [row.roles for row in rows] == [(Role.LEAD,), (Role.RESPONSIBLE,), (Role.PARTICIPANT,)]
    assert [row.number for row in rows] == [1, 2, 3]
    assert build_ledger([plan], facts, "丁部") == ()


@pytest.mark.parametrize(("role", "count"), [(Role.LEAD, 1), (Role.RESPONSIBLE, 1), (Role.PARTICIPANT, 1)])
def test_a_role_narrows_a_department(plan: Plan, facts: Facts, role: Role, count: int) -> None:
    rows = build_ledger([plan], facts, "乙部", role)
    assert [row.roles for row in rows] == [(role,)] * count


def test_a_role_alone_keeps_the_notes_that_have_it(plan: Plan, facts: Facts) -> None:
    assert [row.paragraph for row in build_ledger([plan], facts, role=Role.RESPONSIBLE)] == [2]


def test_a_long_task_is_cut_at_a_clause(facts: Facts, tmp_path: Path) -> None:
    path = tmp_path / "长.txt"
    path.write_text(f"一、治理\n\n（一）监测。\n\n{'加强监测，' * 40}做好预警。（甲部负责）", encoding="utf-8")
    plan = read_plan(path)
    (paragraph,) = (p for p in plan.paragraphs if "加强监测" in p.text)
    spoken = len(paragraph.sentences[0].text)
    item = Responsibility(
        governs=Span(paragraph_id=paragraph.id, start=0, end=spoken),
        note=Span(paragraph_id=paragraph.id, start=spoken, end=len(paragraph.text)),
        groups=facts["清水"].responsibilities[1].groups,
    )
    found = facts["清水"].model_copy(update={"document_id": plan.id, "responsibilities": (item,)})
    (row,) = build_ledger([plan], {plan.id: found.model_copy(update={"deadlines": (), "targets": ()})})
    assert row.task.startswith("监测：加强监测，")
    assert row.task.endswith("加强监测……")
    assert len(row.task) <= len("监测：……") + TASK_CHARS


def test_the_sentence_that_binds_local_departments_is_quoted(plan: Plan, facts: Facts) -> None:
    (basis,) = local_basis([plan], facts)
    assert basis.startswith("《清水行动方案》（一）第1款（甲部")
    assert "地方各级人民政府相关部门落实" in basis


@pytest.mark.parametrize(
    ("name", "department_id", "local"),
    [("甲部", "甲部", False), ("丙局", "丙局", False), ("清河县甲局", "甲部", True), ("甲部门", "甲部", True)],
)
def test_a_department_may_be_named_in_many_ways(
    facts: Facts, vocabulary: DepartmentVocabulary, name: str, department_id: str, local: bool
) -> None:
    department = resolve_department(f" {name} ", facts, vocabulary)
    assert (department.name, department.id, department.local) == (name, department_id, local)


def test_an_unknown_department_is_told_its_neighbours(facts: Facts, vocabulary: DepartmentVocabulary) -> None:
    with pytest.raises(InvalidInputError, match=r"不认识的部门：丙厅.*丙局"):
        resolve_department("丙厅", facts, vocabulary)


def test_two_departments_at_once_are_refused(facts: Facts, vocabulary: DepartmentVocabulary) -> None:
    with pytest.raises(InvalidInputError, match="一次写一个"):
        resolve_department("甲局和乙局", facts, vocabulary)


def test_rows_are_frozen(plan: Plan, facts: Facts) -> None:
    row: LedgerRow = build_ledger([plan], facts)[0]
    with pytest.raises(AttributeError):
        row.task = "别的"  # type: ignore[misc]
