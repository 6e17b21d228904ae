"""A further question is answered from where it points to, and leaves the clause just spoken of when it means to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant


def places(assistant: Assistant, question: str, *earlier: str) -> set[tuple[int | str | None, int]]:
    history: list[dict[str, str]] = []
    for text in earlier:
        answer = assistant.ask(text, history).answer
        history += [{"role": "user", "content": text}, {"role": "assistant", "content": answer}]
    return {(citation.clause_number, citation.paragraph) for citation in assistant.ask(question, history).citations}


@pytest.mark.parametrize(
    ("earlier", "question", "place"),
    [
        (("第三十二条讲什么",), "第二段讲什么", (32, 2)),
        (("第三十二条第二款讲什么",), "那前一款由谁牵头", (32, 1)),
        (("第八条第一款讲什么",), "下一段由谁牵头", (8, 2)),
        (("打击非法采砂由谁牵头",), "那审理环境资源案件的那段呢", (37, 4)),
        (("黑臭水体治理由谁牵头",), "同一条里面，垃圾渗滤液怎么处理", (6, 3)),
        (("嘉陵江的环境应急响应方案谁牵头编制",), "那灾害风险信息数据库由谁建", (31, 2)),
        (("河湖岸线修复由谁牵头",), "换成崩岸治理呢", (21, 1)),
        (("化工园区认定什么时候完成",), "往后推两年呢", (7, 1)),
        (("十年禁渔由谁牵头", "农膜回收率多少"), "回到一开始问的那条，谁参与？", (19, 1)),
        (("磷污染治理由谁牵头",), "不对，我说错了，是锰污染", (12, 1)),
        (("小型船舶的生活污水怎么处理", "这条由谁牵头"), "换成长江入河排污口整治呢？", (10, 1)),
        (("小水电由谁牵头",), "换成生态流量呢？", (27, 1)),
        (("蓝藻水华防控点了哪几个湖的名",), "综合治理的又是哪些？", (23, 1)),
        (("第十条由谁牵头",), "第十一条呢？", (11, 1)),
        (("农村黑臭水体由谁牵头",), "城市的呢？", (6, 1)),
        (("十年禁渔由谁牵头", "谢谢"), "参与的呢？", (19, 1)),
        (("十年禁渔由谁牵头", "股票怎么买"), "参与的呢？", (19, 1)),
    ],
)
def test_a_further_question_is_answered_from_the_paragraph_it_means(
    assistant: Assistant, earlier: tuple[str, ...], question: str, place: tuple[int, int]
) -> None:
    assert places(assistant, question, *earlier) == {place}


@pytest.mark.parametrize(
    ("question", "place"), [("那农膜回收率由谁牵头", (8, 1)), ("渔民的事先不聊了，地下水污染防治由谁牵头？", (16, 1))]
)
def test_a_question_that_leaves_the_clause_is_answered_from_another(
    assistant: Assistant, question: str, place: tuple[int, int]
) -> None:
    assert places(assistant, question, "黑臭水体治理由谁牵头") == {place}


def test_years_counted_on_are_asked_of_the_clause_spoken_of(
    other_plan: Callable[[str], Assistant],
) -> None:
    plan = other_plan("qinghe-air-action-plan-2024.txt")
    history = [
        {"role": "user", "content": "砖瓦窑企业什么时候关停"},
        {"role": "assistant", "content": plan.ask("砖瓦窑企业什么时候关停").answer},
    ]
    answer = plan.ask("往前推一年呢", history)
    assert "2024年" in answer.resolved_question
    assert {citation.clause_number for citation in answer.citations} == {6}
    assert "2024年9月底前" in answer.answer
    assert "2025年" not in answer.answer


def test_the_same_year_is_the_one_just_told(assistant: Assistant) -> None:
    history = [
        {"role": "user", "content": "化工园区认定哪年完成"},
        {"role": "assistant", "content": "到2023年年底完成认定。〔（十二）〕"},
    ]
    answer = assistant.ask("那同一年，入河排污口要干到什么地步", history)
    assert "2023年" in answer.resolved_question
    assert "阶段性进展" in answer.answer


@pytest.mark.parametrize(
    ("earlier", "question", "said"),
    [
        (("离长江干流多远以内的尾矿库要先在2023年年底治完？",), "重要支流和湖泊边上的呢，也是这么远？", "1公里"),
        (("内河主要港口的船舶污染物接收转运处置，要基本实现什么样的管理？",), "牵头的有哪几家？", "交通运输部"),
        (("镉的排查整治，点了哪几个省的名？",), "这件事谁牵头？", "生态环境部牵头"),
        (("用水总量控制指标体系，要健全到哪几级？",), "这桩事归谁牵头？", "水利部牵头"),
    ],
)
def test_the_same_is_asked_of_another_thing_and_who_of_the_thing_told(
    assistant: Assistant, earlier: tuple[str, ...], question: str, said: str
) -> None:
    history: list[dict[str, str]] = []
    for text in earlier:
        answer = assistant.ask(text, history).answer
        history += [{"role": "user", "content": text}, {"role": "assistant", "content": answer}]
    assert said in assistant.ask(question, history).answer
