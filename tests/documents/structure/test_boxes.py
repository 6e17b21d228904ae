"""Boxes: the clause that each stands in, and the text behind it, which is the clause's again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.documents.model import Plan
from yzassist.documents.numerals import clause_label, parse_clause_label

Read = Callable[..., Plan]

_HEAD = "某省养老规划\n第一章 总体要求\n第一节 目标\n制度更加完善。\n第二章 任务\n第一节 机构\n推进改革。见专栏1。\n"
_TAIL = "第二节 人才\n加强培训。\n第三节 保障\n落实资金。\n"


@pytest.mark.parametrize(
    ("box", "behind"),
    [
        (["1.消防达标。2027年完成。", "2.等级评定。评定60家。"], ["对四级以上的给予奖励。", "发生事故的不得申请。"]),
        (["序号：1；指标：床位占比；2030年：73。", "序号：2；指标：覆盖率；2030年：80。"], ["各市可以提高标准。"]),
        (["指标：床位；2030年：73。", "指标：覆盖率；2030年：80。", "注：床位为约束性。"], ["各市可以提高标准。"]),
        (["1.消防达标。", "配齐设备。", "2.等级评定。", "评定60家。"], ["对四级以上的给予奖励。"]),
        (["推动机构提质，评定60家。", "对四级以上的给予奖励。"], []),
    ],
    ids=["items", "numbered rows", "rows and their note", "items with lines of their own", "no items"],
)
def test_a_box_ends_where_its_items_do(read_text: Read, box: list[str], behind: list[str]) -> None:
    plan = read_text(_HEAD + "\n".join(["专栏1 提质行动", *box, *behind, _TAIL]))
    inside, clause = plan.measure("专栏1"), plan.measure("二-1")
    assert inside is not None
    assert clause is not None
    assert [paragraph.text for paragraph in inside.paragraphs] == box
    assert [paragraph.text for paragraph in clause.paragraphs] == ["推进改革。见专栏1。", *behind]


def test_what_a_box_says_is_cited_by_its_clause(read_text: Read) -> None:
    plan = read_text(_HEAD + "专栏1 提质行动\n1.消防达标。\n2.等级评定。\n" + _TAIL)
    box = plan.measure("专栏1")
    assert box is not None
    assert (box.label, box.heading, box.within) == ("专栏1", "提质行动", "二-1")
    first = box.paragraphs[0]
    assert (first.clause_label, first.cited_number, first.number) == ("第二章第一节专栏1", "二-1", 1)
    assert plan.measures[1].within is None


def test_a_box_before_all_clauses_and_an_attachment_stand_in_none(read_text: Read) -> None:
    plan = read_text(
        "一、要求\n专栏1 指标\n1.床位。\n（一）原则\n坚持统筹。\n二、任务\n（二）机构\n推进改革。\n附件1\n1.清单。\n"
    )
    alone = [(measure.number, measure.within) for measure in plan.measures if isinstance(measure.number, str)]
    assert alone == [("专栏1", None), ("附件1", None)]
    assert plan.measures[0].paragraphs[0].cited_number == "专栏1"


def test_a_number_of_a_box_may_be_taken_again_in_another_clause(read_text: Read) -> None:
    plan = read_text(
        "一、要求\n（一）机构\n推进改革。\n专栏1 提质行动\n1.消防达标。\n2.等级评定。\n二、任务\n（二）人才\n加强培训。"
        "\n专栏1 培训工程\n1.护理员。\n2.管理员。\n（三）保障\n落实资金。\n"
    )
    boxes = [(m.number, m.label, m.heading, m.within) for m in plan.measures if m.within is not None]
    assert boxes == [("专栏1", "专栏1", "提质行动", 1), ("2专栏1", "专栏1", "培训工程", 2)]
    assert not plan.warnings


def test_a_box_is_named_with_its_clause() -> None:
    assert parse_clause_label("第二章第一节专栏1") == parse_clause_label("（七）专栏1") == "专栏1"
    assert parse_clause_label("见专栏1") is None
    assert (clause_label("2专栏1"), clause_label("二-3专栏1")) == ("（二）专栏1", "二、（三）专栏1")
