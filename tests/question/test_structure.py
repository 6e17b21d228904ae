"""Parts of a plan are found without their number, whatever the plan's numbering."""

from __future__ import annotations

from pathlib import Path

import jieba
import pytest

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan
from yzassist.question.clause_slots import find_clauses
from yzassist.question.dotted_slots import decimal_clauses
from yzassist.question.model import Slots
from yzassist.question.slots import find_chapters
from yzassist.question.structure import (
    chapter_words,
    chapters_by_heading,
    item_clauses,
    numbered_in_chapter,
    paragraph_of_heading,
    with_clauses,
)
from yzassist.settings import PROJECT_ROOT


def words(text: str) -> list[str]:
    return [word for word in jieba.cut(text) if len(word) > 1]


@pytest.mark.parametrize(
    ("text", "number"),
    [("第二部分第（三）项讲什么", "二-3"), ("第四部分第五项措施由谁负责", "四-5"), ("第五章（1）讲什么", "五-1")],
)
def test_an_item_of_a_chapter_is_found_where_numbers_restart(restarting: Plan, text: str, number: str) -> None:
    slots = Slots(clauses=find_clauses(text), chapters=find_chapters(text))
    numbered = numbered_in_chapter(slots, [restarting])
    assert ([slot.number for slot in numbered.clauses], numbered.chapters) == ([number], ())


@pytest.mark.parametrize(
    "text", ["第二部分第（九）项讲什么", "第（三）项讲什么", "第二部分讲什么", "第一部分和第二部分的第（三）项"]
)
def test_an_item_that_is_not_there_or_of_no_one_chapter_is_left_alone(restarting: Plan, text: str) -> None:
    slots = Slots(clauses=find_clauses(text), chapters=find_chapters(text))
    assert numbered_in_chapter(slots, [restarting]) == slots


def test_a_clause_of_its_own_number_keeps_it(running: Plan) -> None:
    slots = Slots(clauses=find_clauses("第二章第六条讲什么"), chapters=(2,))
    assert numbered_in_chapter(slots, [running]) == slots


@pytest.mark.parametrize(
    ("text", "chapters"),
    [
        ("优化交通结构有哪些措施", (4,)),
        ("交通结构那一章有哪些措施", (4,)),
        ("面源污染治理这部分有几条", (5,)),
        ("末尾那章讲什么", (7,)),
        ("交通结构有哪些措施", ()),
        ("餐饮油烟那一章讲什么", ()),
        ("治理那一章讲什么", ()),
        ("这一部分车辆由谁淘汰", ()),
    ],
)
def test_a_chapter_is_known_by_its_heading(running: Plan, text: str, chapters: tuple[int, ...]) -> None:
    assert chapters_by_heading(text, [running], words) == chapters


def test_the_words_of_a_chapter_are_those_of_its_heading(running: Plan) -> None:
    assert chapter_words([3], [running], words) == frozenset(words("优化能源结构"))
    assert chapter_words([], [running], words) == chapter_words([99], [running], words) == frozenset()


@pytest.fixture(scope="module")
def decimal() -> Plan:
    """A notice that numbers 1, 1.1, 1.1.1."""
    (path,) = (PROJECT_ROOT / "eval" / "plans").glob("campus-meal-notice-2025/*")
    return read_plan(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2.2.3讲的是什么", [("2.2", 3)]),
        ("4.5由谁落实", [("4.5", None)]),
        ("1.1和1.2有什么不同", [("1.1", None), ("1.2", None)]),
    ],
)
def test_a_decimal_number_names_a_clause_or_a_paragraph_of_it(
    decimal: Plan, text: str, found: list[tuple[str, int | None]]
) -> None:
    assert [(slot.number, slot.paragraph) for slot in decimal_clauses(text, [decimal])] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第二章第三节讲什么", [("二-3", None)]),
        ("第二章的第3节第1款由谁负责", [("二-3", 1)]),
        ("二章三节谁牵头", [("二-3", None)]),
        ("第二章第一节和第三节的责任单位", [("二-1", None), ("二-3", None)]),
        ("第二章第九节讲什么", []),
    ],
)
def test_a_section_of_a_chapter_is_a_clause_where_the_plan_counts_so(
    restarting: Plan, text: str, found: list[tuple[str, int | None]]
) -> None:
    clauses = item_clauses(text, [restarting])
    assert [(slot.number, slot.paragraph) for slot in clauses] == found
    if found:
        assert numbered_in_chapter(Slots(clauses=clauses, chapters=(2,)), [restarting]).chapters == ()


@pytest.mark.parametrize("text", ["不超过1.8克吗", "2.2.9讲什么", "文件2025.6.26印发的吗", "9.9由谁负责"])
def test_another_decimal_number_is_no_clause(decimal: Plan, running: Plan, text: str) -> None:
    assert decimal_clauses(text, [decimal, running]) == ()


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A plan that counts its items 1. to 3. through its chapters."""
    path = tmp_path_factory.mktemp("items") / "plan.txt"
    path.write_text("清溪县治水方案\n\n一、任务\n1.排查。建台账。\n2.整治。限期完成。\n二、保障\n3.领导。成立专班。\n")
    return read_plan(path)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("第2项由谁牵头", [2]), ("序号3的完成时限", [3]), ("第一项和第3项有什么不同", [1, 3])],
)
def test_an_item_is_a_clause_of_a_plan_that_counts_items(items: Plan, text: str, numbers: list[int]) -> None:
    assert [slot.number for slot in item_clauses(text, [items])] == numbers


@pytest.mark.parametrize("text", ["第2项指标是多少", "序号1至3的任务", "第9项由谁牵头"])
def test_another_item_is_no_clause(items: Plan, text: str) -> None:
    assert item_clauses(text, [items]) == ()


def test_an_item_is_no_clause_of_a_plan_of_articles(running: Plan) -> None:
    assert item_clauses("第2项由谁牵头", [running]) == ()


def test_the_only_box_of_a_plan_needs_no_number(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "一、任务\n（一）建网。加快建设。\n专栏 重点工程\n1.建库工程。\n二、保障\n（一）领导。\n（二）宣传。\n",
        encoding="utf-8",
    )
    plan = read_plan(path)
    assert [slot.number for slot in item_clauses("专栏列出了哪些工程", [plan])] == ["专栏1"]
    assert item_clauses("专栏2列出了哪些工程", [plan]) == ()


def test_a_box_is_asked_for_by_its_label_or_with_its_clause(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "第一章 任务\n第一节 机构\n推进改革。\n专栏1 提质行动\n1.消防。\n2.评定。\n第二节 人才\n加强培训。\n"
        "第二章 保障\n第一节 资金\n落实资金。\n专栏1 资金来源\n1.财政。\n2.彩票。\n第二节 监督\n严格监督。\n",
        encoding="utf-8",
    )
    plans = [read_plan(path)]

    def named(text: str) -> list[tuple[int | str, int | None]]:
        slots = Slots(clauses=find_clauses(text), chapters=find_chapters(text))
        meant = with_clauses(slots, text, plans)
        assert not meant.clauses or not meant.chapters
        return [(slot.number, slot.paragraph) for slot in meant.clauses]

    assert named("专栏1讲什么") == [("专栏1", None), ("二-1专栏1", None)]
    assert named("第一章第一节的专栏1讲什么") == [("专栏1", None)]
    assert named("第二章第一节里的专栏1第2款讲什么") == [("二-1专栏1", 2)]
    assert named("第一章第一节讲什么") == [("一-1", None)]
    assert named("专栏3讲什么") == [("专栏3", None)]


@pytest.mark.parametrize(
    ("text", "chapters"),
    [("第二至第五部分有几条", (2, 3, 4, 5)), ("从第二部分到第四部分", (2, 3, 4)), ("第二部分和第四部分", (2, 4))],
)
def test_a_range_of_chapters_holds_those_between(text: str, chapters: tuple[int, ...]) -> None:
    assert find_chapters(text) == chapters


@pytest.fixture(scope="module")
def several() -> Plan:
    """A plan some of whose clauses have several paragraphs (（三十五）健全资金与补偿机制)."""
    return read_plan(next((PROJECT_ROOT / "corpus").glob("yangtze*.txt")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("健全资金与补偿机制第一款由谁牵头", [(35, 1)]),
        ("资金与补偿机制的第二款参与单位有哪些", [(35, 2)]),
        ("严格监督执法那条的第三段谁牵头", [(37, 3)]),
        ("第一款由谁牵头", []),
        ("磷石膏的第一款由谁牵头", []),
    ],
)
def test_a_paragraph_is_named_by_the_heading_of_its_clause(
    several: Plan, text: str, found: list[tuple[int, int]]
) -> None:
    assert [(slot.number, slot.paragraph) for slot in paragraph_of_heading(text, [several])] == found
