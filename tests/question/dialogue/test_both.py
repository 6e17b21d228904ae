"""A question about two earlier turns is asked of each of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant
from yzassist.question.dialogue.both import both_turns
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import Intent, Question

Build = Callable[..., Question]


def spoken_of(understood: Build, *subjects: str) -> list[Turn]:
    return [
        Turn(understood(f"{subject}由谁牵头", topic=subject), "……", lambda _, __: Grounds(("甲/1/1",)))
        for subject in subjects
    ]


@pytest.mark.parametrize(
    "text",
    ["这两样哪个先到期？", "上述两项都由谁牵头", "两者哪个面积大？", "那两件事是不是同一家牵头", "两边都参与的是谁"],
)
def test_what_speaks_of_two_is_asked_of_the_latest_two(understood: Build, text: str) -> None:
    resolution = both_turns(text, understood(text), spoken_of(understood, "尾矿库", "岸电", "洗舱站"))
    assert resolution is not None
    assert resolution.text.startswith("岸电和洗舱站：")
    assert [side.focus for side in resolution.sides] == [("甲/1/1",), ("甲/1/1",)]
    assert resolution.compared


@pytest.mark.parametrize("text", ["这两个部门还管什么？", "两岸的绿化由谁牵头", "这两百家企业怎么办", "他们牵头哪些"])
def test_two_of_something_else_are_no_two_turns(understood: Build, text: str) -> None:
    assert both_turns(text, understood(text), spoken_of(understood, "岸电", "洗舱站")) is None


def test_one_subject_spoken_of_twice_is_not_two(understood: Build) -> None:
    text = "这两样哪个先到期？"
    assert both_turns(text, understood(text), spoken_of(understood, "岸电", "岸电")) is None


def test_where_both_are_said_asks_each_again(understood: Build) -> None:
    text = "这两项都是在哪条里说的"
    resolution = both_turns(text, understood(text), spoken_of(understood, "岸电", "洗舱站"))
    assert resolution is not None
    assert not resolution.compared
    assert [side.text for side in resolution.sides] == ["岸电由谁牵头", "洗舱站由谁牵头"]


def history_of(assistant: Assistant, *questions: str) -> list[dict[str, str]]:
    history: list[dict[str, str]] = []
    for text in questions:
        answer = assistant.ask(text, history).answer
        history += [{"role": "user", "content": text}, {"role": "assistant", "content": answer}]
    return history


@pytest.mark.parametrize(
    ("earlier", "question", "said", "clauses"),
    [
        (
            ("岸线修复由谁牵头？", "用水总量双控由谁牵头？"),
            "这两项牵头的是不是同一家？",
            "两者的牵头部门：水利部。",
            {21, 25},
        ),
        (
            ("化工园区认定何时完成？", "水源地名录何时完成？"),
            "这两样哪个先到期？",
            "水源地名录更早，相差1年（2023－2022＝1）。",
            {5, 7},
        ),
        (
            ("石漠化治理面积多少？", "沙化土地治理面积多少？"),
            "两者差多少？",
            "石漠化治理面积更大，相差92.5万公顷（100－7.5＝92.5）。",
            {20},
        ),
    ],
)
def test_two_turns_are_compared_with_the_clause_of_each(
    assistant: Assistant, earlier: tuple[str, ...], question: str, said: str, clauses: set[int]
) -> None:
    answer = assistant.ask(question, history_of(assistant, *earlier))
    assert said in answer.answer
    assert {citation.clause_number for citation in answer.citations} >= clauses


@pytest.mark.parametrize(
    "text", ["哪个先？", "差了几年？", "一样吗", "它和上一个比，牵头的多了哪几家？", "两个分别归谁", "隔几年"]
)
def test_a_bare_comparison_is_of_the_latest_two(assistant: Assistant, understood: Build, text: str) -> None:
    parsed = assistant._understander.parse(text)
    resolution = both_turns(text, parsed, spoken_of(understood, "尾矿库", "岸电", "洗舱站"))
    assert resolution is not None
    assert resolution.text.startswith("岸电和洗舱站：")


def test_whether_both_are_of_one_department_is_asked_of_each(assistant: Assistant) -> None:
    history = history_of(assistant, "岸电归谁管？", "磷污染呢")
    answer = assistant.ask("都是交通运输部牵头吗", history)
    assert {citation.clause_number for citation in answer.citations} == {9, 11}


@pytest.mark.parametrize(
    ("earlier", "question", "clauses"),
    [
        ("磷石膏归谁牵头？", "和锰渣库的牵头部门一样吗", {11, 12}),
        ("无废城市谁负责？", "它跟磷污染比，哪个部门多", {11, 32}),
        ("沙化治理多少公顷？", "跟石漠化比呢", {20}),
    ],
)
def test_the_latest_subject_is_compared_with_one_that_is_named(
    assistant: Assistant, earlier: str, question: str, clauses: set[int]
) -> None:
    answer = assistant.ask(question, history_of(assistant, earlier))
    assert answer.intent == "compare"
    assert {citation.clause_number for citation in answer.citations} == clauses


@pytest.mark.parametrize(
    ("earlier", "question", "said"),
    [
        (("农膜回收率目标是多少？",), "比畜禽粪污那个指标高多少", "相差5个百分点（85－80＝5）"),
        (("到2025年底沙化土地要治多少？", "谁牵头？"), "石漠化的是多少？比刚才那个数多出多少？", "100－7.5＝92.5"),
        (("农膜回收率要到多少", "那化肥农药利用率呢"), "比它低多少？", "相差42个百分点（85－43＝42）"),
        (("化工园区认定什么时候完成？",), "比水源地名录晚几年？", "相差1年（2023－2022＝1）"),
        (("尾矿库治理谁牵头？",), "比磷污染多几个部门？", "尾矿库治理3家，磷污染5家，相差2家"),
    ],
)
def test_what_was_spoken_of_is_set_against_what_the_turn_names(
    assistant: Assistant, earlier: tuple[str, ...], question: str, said: str
) -> None:
    assert said in assistant.ask(question, history_of(assistant, *earlier)).answer


@pytest.mark.parametrize("text", ["两样加一块儿呢？", "那加起来是多少", "这两个数合计呢", "二者加在一起"])
def test_two_values_spoken_of_are_summed(understood: Build, text: str) -> None:
    turns = [
        Turn(
            understood(f"{subject}多少", topic=subject, intent=Intent.TARGET, asks=(Intent.TARGET,)),
            "……",
            lambda _, __: Grounds(("甲/1/1",)),
        )
        for subject in ("沙化土地", "石漠化")
    ]
    resolution = both_turns(text, understood(text), turns)
    assert resolution is not None
    assert resolution.text == "沙化土地和石漠化加起来一共是多少？"
