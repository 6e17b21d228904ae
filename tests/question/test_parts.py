"""A message about several subjects is divided between them, and only between them."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant
from yzassist.question.parts import count_english_asks, split_asks, split_objects

SUBJECTS = ("岸电", "洗舱站", "禁渔", "磷石膏", "尾矿库", "fishing", "tailings", "dust", "film")


def names_subject(text: str) -> bool:
    return any(subject in text for subject in SUBJECTS)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("岸电和洗舱站分别由谁牵头", ("岸电，由谁牵头", "洗舱站，由谁牵头")),
        ("岸电与禁渔，各归谁", ("岸电，归谁", "禁渔，归谁")),
        (
            "岸电、洗舱站以及禁渔，牵头单位各是哪家",
            ("岸电，牵头单位是哪家", "洗舱站，牵头单位是哪家", "禁渔，牵头单位是哪家"),
        ),
        ("岸电和洗舱站，两项任务分别定了多少", ("岸电，任务定了多少", "洗舱站，任务定了多少")),
        ("岸电、禁渔这两个指标各多少", ("岸电，指标多少", "禁渔，指标多少")),
        ("岸电和禁渔的目标各是什么", ("岸电，目标是什么", "禁渔，目标是什么")),
        ("我是船主，岸电跟洗舱站各由谁管", ("我是船主，岸电，由谁管", "洗舱站，由谁管")),
        (
            "一条提到磷石膏，另一条要关停尾矿库，这两条的牵头单位各是谁？",
            ("磷石膏，牵头单位是谁？", "关停尾矿库，牵头单位是谁？"),
        ),
        (
            "鸡鸭拉的要变废为宝，城里的下水要收上来，这两个比率各是多少",
            ("鸡鸭拉的要变废为宝，比率是多少", "城里的下水要收上来，比率是多少"),
        ),
    ],
)
def test_each_of_the_things_named_gets_the_question(text: str, parts: tuple[str, ...]) -> None:
    assert split_objects(text, names_subject) == parts


@pytest.mark.parametrize(
    "text",
    [
        "岸电由谁牵头",
        "岸电和洗舱站由谁牵头",
        "岸电和价格分别是多少",
        "岸电和禁渔分别是指什么",
        "岸电和洗舱站，各省怎么办",
        "岸电各由谁牵头",
    ],
)
def test_one_thing_or_an_unknown_one_is_not_divided(text: str) -> None:
    assert split_objects(text, names_subject) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("岸电由谁牵头，禁渔什么时候完成？", ("岸电由谁牵头，", "禁渔什么时候完成？")),
        ("我家有条船，岸电谁管？禁渔又谁管", ("我家有条船，岸电谁管？", "禁渔又谁管")),
        ("磷石膏堆在村口，谁管，尾矿库怎么治理", ("磷石膏堆在村口，谁管，", "尾矿库怎么治理")),
        (
            "岸电多久改完？洗舱站建几家？禁渔谁负责，麻烦了",
            ("岸电多久改完？", "洗舱站建几家？", "禁渔谁负责，麻烦了"),
        ),
    ],
)
def test_each_subject_keeps_what_is_told_and_asked_of_it(text: str, parts: tuple[str, ...]) -> None:
    assert split_asks(text, english=False, names_subject=names_subject) == parts


@pytest.mark.parametrize(
    "text", ["岸电由谁牵头，什么时候完成？", "岸电和禁渔由谁牵头", "岸电谁牵头？哪怕禁渔也行", "禁渔，谁普法", "你好"]
)
def test_further_asks_of_one_subject_stay_together(text: str) -> None:
    assert split_asks(text, english=False, names_subject=names_subject) == ()


def test_english_is_divided_where_the_next_piece_asks() -> None:
    two = "Who leads the fishing ban, and when must the tailings ponds be closed?"
    assert split_asks(two, english=True, names_subject=names_subject) == (
        "Who leads the fishing ban",
        "when must the tailings ponds be closed?",
    )
    for one in ("Who leads the fishing ban and the dust?", "What is the film target? Who leads it?"):
        assert split_asks(one, english=True, names_subject=names_subject) == ()


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Tell me about the dust.", 0),
        ("Who leads it and the others?", 1),
        ("Who leads it, and by when?", 2),
        ("Who leads it and what share is due? Which bodies join in?", 3),
    ],
)
def test_the_asking_pieces_of_an_english_question_are_counted(text: str, asks: int) -> None:
    assert count_english_asks(text) == asks


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("（五）和（七）分别由谁牵头", {5, 7}),
        ("第十一条、第十二条谁负责", {11, 12}),
        ("第五条到第七条的时限", {5, 6, 7}),
        ("磷污染和锰污染分别谁牵头", {11, 12}),
        ("用水总量控制和生态流量各自谁牵头", {25, 27}),
    ],
)
def test_each_clause_and_each_thing_named_is_answered(assistant: Assistant, text: str, clauses: set[int]) -> None:
    assert {citation.clause_number for citation in assistant.ask(text).citations} == clauses
