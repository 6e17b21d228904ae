"""Facts put right by hand: added, replaced and removed where the text bears them out, refused where it does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan
from yzassist.facts.corrections.applying import correct_facts
from yzassist.facts.corrections.model import corrections_path
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.extract import extract_facts
from yzassist.facts.model import Comparison, PlanFacts, Role, Span

PLAN = """清溪县治水方案

成文日期：2024年1月10日

（一）治理河道。

开展河道清淤，县水利局和水管站一同抓紧。到2025年年底，黑臭河道消除率达到90%以上，下个汛期前清出淤泥八成。（水利部牵头，财政部参与）

（二）整治池塘。

完成12个池塘改造。（农业农村部负责）
"""
ADD_DUTY = """
- 操作: 增加
  类别: 责任
  条: 1
  款: 1
  原文: 县水利局和水管站一同抓紧
  所指: 开展河道清淤
  分工:
    - {角色: 牵头, 部门: [县水利局]}
    - {角色: 参与, 部门: [水管站], 等: true}
"""
ADD_DATE = """
- 操作: 增加
  类别: 时限
  条: （二）
  款: 1
  原文: 完成12个池塘改造
  日期: 2026-05-31
"""
ADD_TARGET = """
- 操作: 增加
  类别: 指标
  条: 1
  款: 1
  原文: 清出淤泥八成
  指标: 淤泥清出率
  数值: [{原文: 八成, 比较: '>=', 数: 80, 单位: '%'}]
  日期: 2024-05-31
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "清溪.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def plan(plan_file: Path) -> Plan:
    return read_plan(plan_file)


def corrected(
    plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary, text: str | bytes
) -> tuple[PlanFacts, tuple[str, ...]]:
    path = corrections_path(plan_file)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return correct_facts(plan, extract_facts(plan, vocabulary), path, vocabulary)


def text_of(plan: Plan, span: Span) -> str:
    return plan.paragraph(span.paragraph_id).text[span.start : span.end]


def test_without_a_file_the_facts_stay(plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary) -> None:
    facts = extract_facts(plan, vocabulary)
    assert correct_facts(plan, facts, corrections_path(plan_file), vocabulary) == (facts, ())
    assert corrected(plan, plan_file, vocabulary, "# 还没有订正\n") == (facts, ())


def test_a_duty_is_added_with_its_departments(plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary) -> None:
    facts, problems = corrected(plan, plan_file, vocabulary, ADD_DUTY)
    assert problems == ()
    duty, note, _ = facts.responsibilities
    assert (duty.by_hand, note.by_hand) == (True, False)
    assert text_of(plan, duty.governs) == "开展河道清淤"
    assert [(group.role, group.open_list) for group in duty.groups] == [(Role.LEAD, False), (Role.PARTICIPANT, True)]
    known, unknown = (group.departments[0] for group in duty.groups)
    assert (known.department_id, known.name, unknown.department_id) == ("水利部", "县水利局", "水管站")
    paragraph = plan.paragraph(duty.note.paragraph_id)
    assert paragraph.text[known.start : known.end] == "县水利局"


def test_a_duty_without_its_object_speaks_of_what_stands_before(
    plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary
) -> None:
    facts, problems = corrected(plan, plan_file, vocabulary, ADD_DUTY.replace("  所指: 开展河道清淤\n", ""))
    assert problems == ()
    assert text_of(plan, facts.responsibilities[0].governs) == "开展河道清淤，"


def test_a_deadline_is_added_and_its_targets_are_due_by_it(
    plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary
) -> None:
    facts, problems = corrected(plan, plan_file, vocabulary, ADD_DATE)
    assert problems == ()
    added = facts.deadlines[-1]
    assert (added.by_hand, added.date, added.text) == (True, date(2026, 5, 31), "完成12个池塘改造")
    assert text_of(plan, added.governs) == "完成12个池塘改造。"
    assert facts.targets[-1].deadline == date(2026, 5, 31)


def test_a_deadline_is_replaced_and_its_targets_follow(
    plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary
) -> None:
    replace = "- {操作: 替换, 类别: 时限, 条: 1, 款: 1, 原文: 到2025年年底, 日期: 2025-06-30}"
    facts, problems = corrected(plan, plan_file, vocabulary, replace)
    assert problems == ()
    assert [(item.date, item.by_hand) for item in facts.deadlines if item.text == "到2025年年底"] == [
        (date(2025, 6, 30), True)
    ]
    assert facts.targets[0].deadline == date(2025, 6, 30)


def test_a_deadline_that_is_removed_leaves_its_targets_without_one(
    plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary
) -> None:
    remove = "- {操作: 删除, 类别: 时限, 条: 1, 款: 1, 原文: 到2025年年底}"
    facts, problems = corrected(plan, plan_file, vocabulary, remove)
    assert problems == ()
    assert "到2025年年底" not in {item.text for item in facts.deadlines}
    assert facts.targets[0].deadline is None


def test_a_target_is_added_replaced_and_removed(plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary) -> None:
    before = extract_facts(plan, vocabulary).targets
    facts, problems = corrected(plan, plan_file, vocabulary, ADD_TARGET)
    assert problems == ()
    (added,) = (target for target in facts.targets if target.by_hand)
    (value,) = added.values
    assert (value.number, value.comparison, value.unit) == (Decimal(80), Comparison.AT_LEAST, "%")
    assert text_of(plan, value.span) == "八成"
    assert [target for target in facts.targets if not target.by_hand] == list(before)

    replace = ADD_TARGET.replace("增加", "替换").replace("清出淤泥八成", "黑臭河道消除率达到90%以上")
    replace = replace.replace("原文: 八成", "原文: 90%以上").replace("数: 80", "数: 90")
    facts, problems = corrected(plan, plan_file, vocabulary, replace)
    assert problems == ()
    assert facts.targets[0].by_hand
    assert len(facts.targets) == len(before)

    remove = "- {操作: 删除, 类别: 指标, 条: 2, 款: 1, 原文: 12个}"
    facts, problems = corrected(plan, plan_file, vocabulary, remove)
    assert (facts.targets, problems) == (before[:-1], ())


def test_what_was_added_can_be_seen_in_reading_order(
    plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary
) -> None:
    facts, problems = corrected(plan, plan_file, vocabulary, ADD_DUTY + ADD_DATE + ADD_TARGET)
    assert problems == ()
    order = [paragraph.id for paragraph in plan.paragraphs]
    starts = [(order.index(item.note.paragraph_id), item.note.start) for item in facts.responsibilities]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            ADD_DUTY.replace("原文: 县水利局", "原文: 县水务局"),
            "第 2 行没有使用：字段 原文：“县水务局和水管站一同抓紧”不在这一款里",
        ),
        (ADD_DUTY.replace("开展河道清淤", "开展河道疏浚"), "字段 所指：“开展河道疏浚”不在这一款里"),
        (ADD_DUTY.replace("[水管站]", "[水务站]"), "字段 部门：“水务站”不在引文里"),
        (ADD_DUTY.replace("角色: 牵头", "角色: 主管"), "字段 分工 第 1 项 角色 的值不在可选的范围里"),
        (ADD_DUTY.replace("所指:", "管辖:"), "不认识的字段 管辖"),
        (ADD_DUTY.replace("  款: 1\n", ""), "缺少字段 款"),
        (ADD_DUTY.replace("款: 1", "款: 9"), "这里只有 1 款，没有第 9 款"),
        (ADD_DUTY.replace("条: 1", "条: 7"), "没有编号是 7 的条"),
        (ADD_DUTY.replace("操作: 增加", "操作: 修改"), "操作 应是 增加、替换、删除 或 确认"),
        (ADD_DUTY.replace("操作: 增加", "操作: 替换"), "这段原文没有读出责任，无从替换"),
        (ADD_DATE.replace("2026-05-31", "明年"), "字段 日期 的值不对"),
        (ADD_TARGET.replace("原文: 八成", "原文: 80%"), "字段 数值 原文：“80%”不在引文里"),
        ("- {操作: 增加, 类别: 时限, 条: 1, 款: 1, 原文: 到2025年年底, 日期: 2025-06-30}", "已经读出时限"),
        ("- {操作: 删除, 类别: 时限, 条: 1, 款: 1, 原文: 河道}", "不止一处"),
        ("- 操作\n", "第 1 行没有使用：操作 应是"),
        ("操作: 增加\n", "应当是一个列表"),
        ("- {操作: [增加\n", "不是正确的 YAML"),
        ("- 操作: 增加\n".encode("utf-16"), "不是 UTF-8 编码"),
    ],
)
def test_what_the_text_does_not_bear_out_is_refused_by_file_and_line(
    plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary, text: str | bytes, message: str
) -> None:
    facts, problems = corrected(plan, plan_file, vocabulary, text)
    (problem,) = problems
    assert problem.startswith("“清溪.corrections.yaml”")
    assert message in problem
    assert facts == extract_facts(plan, vocabulary)


def test_a_number_must_be_that_of_the_text(plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary) -> None:
    wrong = ADD_TARGET.replace("清出淤泥八成", "完成12个池塘改造").replace("八成", "12个").replace("条: 1", "条: 2")
    facts, problems = corrected(plan, plan_file, vocabulary, wrong)
    assert problems == ("“清溪.corrections.yaml”第 2 行没有使用：字段 数值：80 不在“12个”里。请照原文填写。",)
    assert not any(target.by_hand for target in facts.targets)


def test_a_bad_entry_leaves_the_others_in_force(plan: Plan, plan_file: Path, vocabulary: DepartmentVocabulary) -> None:
    bad = ADD_DATE.replace("条: （二）", "条: 三十")
    facts, problems = corrected(plan, plan_file, vocabulary, ADD_DUTY + bad + ADD_TARGET)
    assert len(problems) == 1
    assert "第 12 行" in problems[0]
    assert facts.responsibilities[0].by_hand
    assert any(target.by_hand for target in facts.targets)
