"""What is told must be of the very thing asked about; each near thing beside the thing itself, in the same wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]
AssistantOver = Callable[[Mapping[str, str]], Assistant]

LAKE = """云湖保护行动方案

一、总体要求
（一）基本原则。坚持系统治理。
二、重点任务
（二）降低湖体浓度。到2027年年底，云湖总磷浓度控制在0.045毫克/升以下，第二轮补偿协议2026年6月底前签订。（生态环境厅牵头）
（三）改造污水管网。新建改造污水管网2800公里。推进雨水利用。到2026年年底，完成池塘标准化改造9000亩。（住建厅牵头）
（四）管理充电。车主应当自购车之日起三十日内申请登记。露天场所按照每50平方米不少于2具的标准配置灭火器。租赁企业按照每200辆车不少于1人的标准配备运维人员。（公安厅牵头）
（五）培训人员。食品安全员每年接受集中培训不少于40学时。每户补助不超过4000元，完成住宅改造2000户。（市场监管局牵头）
（六）清退电站。2025年年底前完成限期退出类电站62座拆除，保留类电站装上监控。由县政府分管副县长任召集人。（水利厅牵头）
（七）压实责任。电站是防汛安全的责任主体，其法定代表人为第一责任人。应急厅应当在4小时内上报。（应急厅牵头）
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("到2027年年底云湖总磷浓度要控制在多少毫克/升以下？", "0.045"),
        ("第二轮补偿协议什么时候签订？", "2026年6月"),
        ("新建改造污水管网多少公里？", "2800公里"),
        ("池塘标准化改造多少亩？", "9000亩"),
        ("购车之日起多少天内要申请登记？", "三十日"),
        ("租赁企业每200辆车要配几个运维人员？", "1人"),
        ("食品安全员每年培训不少于多少学时？", "40学时"),
        ("住宅改造每户补助多少钱？", "4000元"),
        ("限期退出类电站有多少座？", "62座"),
        ("召集人由谁担任？", "副县长"),
        ("电站防汛出了事，第一个要担责任的是谁？", "法定代表人"),
        ("谁对防汛安全负首要责任？", "法定代表人"),
        ("露天场所灭火器配置标准", "2具"),
        ("灭火器的配置标准是什么？", "2具"),
        ("方案对运维人员的配备标准作了什么规定？", "1人"),
    ],
)
def test_the_thing_itself_is_told(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str, told: str
) -> None:
    asked = assistant_over({"云湖.txt": LAKE})
    answer = asked.ask(question)
    keeps_contract(asked, answer)
    assert not answer.refused
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "到2027年年底云湖总氮浓度要控制在多少毫克/升以下？",
        "云湖氨氮浓度要控制在多少？",
        "第三轮补偿协议什么时候签订？",
        "新建改造雨水管网多少公里？",
        "2800公里污水管网里，东平市占多少公里？",
        "2800公里污水管网里，东平有几公里？",
        "大棚标准化改造多少亩？",
        "购车之日起多少天内要买保险？",
        "租赁企业每200辆车要配几个停车位？",
        "厨师每年培训不少于多少学时？",
        "保安每年培训多少学时？",
        "住宅改造每户自己出多少钱？",
        "住宅改造每户装修费要多少？",
        "保留类电站有多少座？",
        "召集人叫什么名字？",
        "食品卫生的第一责任人是谁？",
        "水生态处的负责人是谁？",
        "哪些人可以不申请登记？",
        "总磷浓度用什么公式计算？",
        "方案对长期护理保险的筹资标准作了什么规定？",
        "对殡葬人员的配备标准有什么要求？",
    ],
)
def test_a_near_thing_is_refused(assistant_over: AssistantOver, keeps_contract: CheckContract, question: str) -> None:
    asked = assistant_over({"云湖.txt": LAKE})
    answer = asked.ask(question)
    keeps_contract(asked, answer)
    assert answer.refused


@pytest.mark.parametrize(
    "question",
    [
        "130个农业面源污染综合治理项目县里，分给四川省的是几个？",
        "白鱀豚保护项目有什么要求？",
        "铬污染重点排查哪些省份？",
        "入海排污口整治什么时候完成？",
        "村级集中式饮用水水源保护区什么时候完成定界立标？",
        "水生生物完整性指数具体用什么公式计算，各项权重是多少？",
    ],
)
def test_a_sister_in_the_plan_is_no_answer(assistant: Assistant, keeps_contract: CheckContract, question: str) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert answer.refused


@pytest.mark.parametrize(
    ("plan", "question"),
    [
        ("elderly-care-plan-2025.docx", "体育彩票公益金用于养老的比例不低于多少？"),
        ("elderly-care-plan-2025.docx", "每千名老年人配备医生几名？"),
        ("aquaculture-plan-2025.docx", "市场水产品每年监督抽检多少批次？"),
        ("canteen-safety-plan-2025.txt", "冷冻配送的食品中心温度不得高于多少度？"),
        ("waste-free-county-plan-2025.docx", "村卫生室医疗废物暂存时间不得超过多少小时？"),
    ],
)
def test_a_word_put_in_the_place_of_another_is_seen(
    other_plan: Callable[[str], Assistant], plan: str, question: str
) -> None:
    assert other_plan(plan).ask(question).refused


@pytest.mark.parametrize(
    ("plan", "question", "value"),
    [
        ("elderly-care-plan-2025.docx", "福利彩票公益金用于养老的比例不低于多少？", "55%"),
        ("elderly-care-plan-2025.docx", "养老机构护理型床位占比到2027年达到多少？", "70%"),
        ("aquaculture-plan-2025.docx", "产地水产品每年监督抽检多少批次？", "150批次"),
        ("canteen-safety-plan-2025.txt", "医疗机构食堂明厨亮灶覆盖率要达到多少？", "80%"),
        ("waste-free-county-plan-2025.docx", "乡镇卫生院医疗废物暂存时间不得超过多少小时？", "48小时"),
    ],
)
def test_the_word_of_the_plan_is_answered(
    other_plan: Callable[[str], Assistant], plan: str, question: str, value: str
) -> None:
    assert value in other_plan(plan).ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "船舶LNG动力改造由哪家牵头？",
        "云湖PM2.5浓度要控制在多少？",
        "住户的误工补助按每天多少元发放？",
        "撤出来的人一个月给补多少房租？",
        "住宅改造每平方米收费标准是多少？",
    ],
)
def test_a_name_in_letters_and_a_payment_that_no_plan_has_are_not_told_of(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str
) -> None:
    asked = assistant_over({"云湖.txt": LAKE})
    answer = asked.ask(question)
    keeps_contract(asked, answer)
    assert answer.refused


def test_how_binding_a_target_is_is_no_choice_between_things(assistant_over: AssistantOver) -> None:
    plan = LAKE.replace("完成池塘标准化改造9000亩", "力争完成池塘标准化改造9000亩")
    answer = assistant_over({"云湖.txt": plan}).ask("池塘标准化改造9000亩，这是死指标还是尽量争取的？")
    assert "力争完成池塘标准化改造9000亩" in answer.answer
