"""What is told must be the kind of answer asked for, in the very sentences told and of the very thing asked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]
AssistantOver = Callable[[Mapping[str, str]], Assistant]

PONDS = """河湖清洁行动方案

一、总体要求
（一）基本原则。坚持系统治理。
二、重点任务
（二）保护坑塘水面。划定坑塘管理范围，落实村级塘长巡塘责任。常态化开展坑塘水质监测。公布坑塘名录。开展岸线复绿，到2027年年底，完成岸线复绿面积45公顷。推动建设河湖研究中心。（水利部牵头，林草局参与）
（三）巩固码头整治。推动限期退出类码头按要求退出，临河县、白溪县率先完成。到2028年年底，石门码头等6座码头完成退出。（交通运输部牵头，云河集团等参与）
"""


@pytest.mark.parametrize(
    "question",
    [
        "村级塘长多久要巡一次塘？",
        "坑塘名录里，临河县都列了哪几处坑塘？",
        "坑塘水面要保护多少公顷？",
        "河湖研究中心落在哪个城市？",
        "限期退出类码头要交哪几样材料？",
        "码头退出要满足哪几项条件？",
        "码头退出从哪年哪月哪日起？",
        "在坑塘钓鱼一个人最多可以用几根竿？",
        "青阳县要退出几座码头？",
        "当年码头出了什么事故？",
    ],
)
def test_what_only_a_sentence_beside_those_told_gives_is_not_told(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str
) -> None:
    asked = assistant_over({"坑塘.txt": PONDS})
    answer = asked.ask(question)
    keeps_contract(asked, answer)
    assert answer.refused


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("坑塘水质多久监测一次？", "常态化"),
        ("岸线复绿要完成多少公顷？", "45公顷"),
        ("到2028年年底要退出几座码头？", "6座"),
        ("码头整治的责任单位里点了哪家企业？", "云河集团"),
    ],
)
def test_what_the_sentences_told_give_is_answered(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str, told: str
) -> None:
    asked = assistant_over({"坑塘.txt": PONDS})
    answer = asked.ask(question)
    keeps_contract(asked, answer)
    assert not answer.refused
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我们村在石山上，年轻人都往广东跑，会计笑我念错了。请问石漠化土地治理面积要完成多少？", "100万公顷"),
        ("我前几天看了方案，我们两口子吵了十几年。科学绿化试点示范市点的是哪些城市？", "重庆市"),
        ("我当时在接电话没听清，尾矿库安全风险管控方案要按哪四个字编？", "一库一策"),
    ],
)
def test_what_a_story_tells_is_not_asked_for(
    assistant: Assistant, keeps_contract: CheckContract, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert not answer.refused
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "我外甥在山东黄河滩上种地，他们那边薄膜要收回来几成？",
        "黄河流域的县级城市黑臭水体哪一年消除？",
        "河湖“清四乱”，按方案的解释是哪“四乱”？",
        "What is the 2025 target for the crop straw utilization rate?",
        "地膜我知道要回收，可是一亩地最多让用几斤膜，给的是多少？",
    ],
)
def test_the_value_of_something_near_is_not_given(
    assistant: Assistant, keeps_contract: CheckContract, question: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert answer.refused


def test_where_a_place_lies_explains_its_name(assistant: Assistant, keeps_contract: CheckContract) -> None:
    answer = assistant.ask("“锰三角”是哪三省市交界？")
    keeps_contract(assistant, answer)
    assert "渝湘黔交界" in answer.answer
