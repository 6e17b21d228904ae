"""Whatever tree of chapters, items and paragraphs a plan has, in every numbering, it is read back as that tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from yzassist.documents.assembly import build_plan
from yzassist.documents.model import Measure, Plan
from yzassist.documents.numerals import format_chinese_number, parse_clause_label

Write = Callable[[int], str]
Items = list[tuple[str, list[str]]]
Tree = list[tuple[str, Items]]


def _chinese(pattern: str) -> Write:
    return lambda number: pattern.format(format_chinese_number(number))


@dataclass(frozen=True)
class Scheme:
    """How chapters and items are labelled, and whether the items go on counting through the chapters."""

    name: str
    chapter: Write
    item: Write
    runs_through: bool


SCHEMES = [
    Scheme("一、（一）", _chinese("{}、"), _chinese("（{}）"), runs_through=False),
    Scheme("一、（一）…（三十八）", _chinese("{}、"), _chinese("（{}）"), runs_through=True),
    Scheme("一、1.", _chinese("{}、"), "{}.".format, runs_through=False),
    Scheme("一、1.…38.", _chinese("{}、"), "{}．".format, runs_through=True),
    Scheme("（一）1.", _chinese("（{}）"), "{}、".format, runs_through=False),
    Scheme("第一章 第一条", _chinese("第{}章 "), _chinese("第{}条 "), runs_through=True),
    Scheme("第一章 一、", _chinese("第{}章 "), _chinese("{}、"), runs_through=False),
    Scheme("第一部分 （一）", _chinese("第{}部分 "), _chinese("（{}）"), runs_through=False),
    Scheme("names without a number, 1.", lambda _: "", "{}.".format, runs_through=False),
]
NAMES = st.text("治理保护修复推广建设河湖林草校园道路市场", min_size=3, max_size=9)
SENTENCES = st.lists(
    st.text("县市全力推进改造提升完善服务设施网络机制，", min_size=8, max_size=60), min_size=1, max_size=3
).map(lambda parts: "".join(f"各地{part.strip('，')}。" for part in parts))
ITEMS = st.lists(st.tuples(NAMES, st.lists(SENTENCES, min_size=1, max_size=3)), min_size=2, max_size=4)
TREES = st.lists(st.tuples(NAMES, ITEMS), min_size=2, max_size=4)


def render(tree: Tree, scheme: Scheme, *, same_line: bool) -> list[str]:
    """The lines of a plan; with ``same_line`` an item's first paragraph follows its heading on the line."""
    lines: list[str] = []
    count = 0
    for number, (name, items) in enumerate(tree, start=1):
        lines.append(f"{scheme.chapter(number)}{name}")
        count = count if scheme.runs_through else 0
        for heading, paragraphs in items:
            count += 1
            head = f"{scheme.item(count)}{heading}"
            own = [f"{head}。{paragraphs[0]}", *paragraphs[1:]] if same_line else [head, *paragraphs]
            lines += own
    return [part for line in lines for part in (line, "")]


def shape(plan: Plan) -> Tree:
    """The tree that was read."""
    return [
        (chapter.heading, [(m.heading, [p.text for p in m.paragraphs]) for m in chapter.measures])
        for chapter in plan.chapters
    ]


@settings(deadline=None, max_examples=60)
@given(TREES, st.sampled_from(SCHEMES), st.booleans())
def test_a_tree_is_read_back_as_it_was_written(tree: Tree, scheme: Scheme, same_line: bool) -> None:
    plan = build_plan(render(tree, scheme, same_line=same_line), "p", "p.txt", "")
    assert shape(plan) == tree
    assert plan.warnings == ()
    _labels_lead_back(plan.measures)
    for paragraph in plan.paragraphs:
        assert plan.text[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text
        for sentence in paragraph.sentences:
            assert paragraph.text[sentence.start : sentence.end] == sentence.text


@settings(deadline=None, max_examples=40)
@given(TREES, st.sampled_from(SCHEMES[:2]), NAMES, st.integers(2, 5), st.data())
def test_a_box_with_numbers_of_its_own_leaves_the_count_alone(
    tree: Tree, scheme: Scheme, name: str, size: int, data: st.DataObject
) -> None:
    lines = render(tree, scheme, same_line=True)
    heads = [row for row, line in enumerate(lines) if line.startswith(scheme.item(1)[0]) and "。" in line]
    row = data.draw(st.sampled_from(heads)) + 2
    box = [f"专栏1 {name}", "", *(part for n in range(1, size + 1) for part in (f"{n}.建设工程{n}处。", ""))]
    plain = build_plan(lines, "p", "p.txt", "")
    plan = build_plan([*lines[:row], *box, *lines[row:]], "p", "p.txt", "")
    boxed = plan.measure("专栏1")
    assert boxed is not None
    assert [p.text for p in boxed.paragraphs][:size] == [f"{n}.建设工程{n}处。" for n in range(1, size + 1)]
    assert [m.number for m in plan.measures if m is not boxed] == [m.number for m in plain.measures]


def _labels_lead_back(measures: tuple[Measure, ...]) -> None:
    assert len({measure.number for measure in measures}) == len(measures)
    for measure in measures:
        assert parse_clause_label(measure.label) == measure.number
