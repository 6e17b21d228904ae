"""Duties, conditions, procedures and animals of a small regulation, and the times and places of a small task table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]
AssistantOver = Callable[[Mapping[str, str]], Assistant]

DOGS = """云浦市养犬管理条例

第一条　为了规范养犬行为，根据有关法律，结合本市实际，制定本条例。

第二条　公安机关是养犬管理的主管部门，负责养犬登记，捕捉狂犬。
农业农村部门负责犬只的防疫和检疫，组织开展疫情监测，指导犬尸的无害化处理。
城市管理部门负责流浪犬的捕捉和犬只收容场所的管理。

第三条　狂犬病免疫点由县农业农村部门布设并向社会公布。

第四条　因科学实验等特殊需要，单位饲养烈性犬的，应当具备看护能力以及封闭的饲养场所，并设置警示标志。

第五条　养犬登记证有效期为一年。养犬人应当在有效期届满前三十日内，持免疫证明到原登记机关办理年审。

第六条　市级犬只收容场所的收容能力不得低于三百只，县级不得低于八十只。

第七条　在居民住宅楼内销售犬只的，由城市管理部门责令停止经营；逾期不停止的，处三千元以上一万元以下罚款。

第八条　每年开展文明养犬“三进”活动（进社区、进学校、进家庭）不少于五十场次。
"""

TASKS = """# 梅溪区2026年度重点工作任务分解方案

## 一、总体要求

各单位要对照分工抓好落实。未列完成时限的，均为全年持续推进事项。

## 二、重点任务

| 序号 | 重点任务 | 牵头单位 | 责任单位 | 完成时限 |
|---|---|---|---|---|
| 1 | 开展小微企业培育，新增服务业企业28家 | 区发展和改革局 | 区商务局、区市场监管局 | |
| 2 | 打通青石路等断头路4条 | 区交通运输局 | 区住房和城乡建设局 | 2026年11月底前 |
| 3 | 组织促消费活动40场 | 区商务局 | 区市场监管局 | 2026年10月底前 |
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("农业农村部门在养犬管理中有哪些职责？", ["疫情监测", "免疫点"]),
        ("农业农村部门在养犬管理工作中要做什么？", ["疫情监测", "免疫点"]),
        ("公安机关在养犬管理方面的职责", ["养犬登记"]),
        ("单位饲养烈性犬要具备什么条件？", ["看护能力", "封闭的饲养场所"]),
        ("养犬登记证有效期是三年，期满前怎么办理年审？", ["有效期为一年", "三十日内"]),
        ("县级犬只收容场所的收容能力不得低于多少只？", ["八十只"]),
        ("市级犬只收容场所的收容能力不得低于多少只？", ["三百只"]),
        ("居民楼里卖狗最高罚多少？", ["一万元"]),
        ("文明养犬“三进”是哪三进？", ["进社区、进学校、进家庭"]),
        ("流浪犬谁来管？", ["城市管理部门"]),
    ],
)
def test_a_regulation_tells_it(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str, told: list[str]
) -> None:
    asked = assistant_over({"养犬.txt": DOGS})
    answer = asked.ask(question)
    keeps_contract(asked, answer)
    assert not answer.refused
    assert [words for words in told if words not in answer.answer] == []


@pytest.mark.parametrize("question", ["流浪猫谁来管？", "狗走丢了去哪里挂失？"])
def test_another_animal_and_a_place_that_is_nowhere_are_refused(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str
) -> None:
    asked = assistant_over({"养犬.txt": DOGS})
    answer = asked.ask(question)
    keeps_contract(asked, answer)
    assert answer.refused


def test_a_row_without_a_time_has_that_of_the_plan_for_such_rows(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    asked = assistant_over({"任务.md": TASKS})
    untimed, timed = asked.ask("小微企业培育任务的完成时限是什么？"), asked.ask("促消费活动的完成时限是什么？")
    keeps_contract(asked, untimed)
    assert "均为全年持续推进事项" in untimed.answer
    assert "10月底" in timed.answer
    assert "持续推进" not in timed.answer


def test_what_a_body_does_as_one_of_a_kind_is_listed_and_the_lanes_of_a_road_are_not_made_up(
    assistant_over: AssistantOver, keeps_contract: CheckContract
) -> None:
    asked = assistant_over({"任务.md": TASKS})
    listed, lanes = asked.ask("区市场监管局作为责任单位参与哪些任务？"), asked.ask("青石路打通以后是几车道的？")
    keeps_contract(asked, listed)
    assert [words in listed.answer for words in ("小微企业培育", "促消费活动", "断头路")] == [True, True, False]
    assert lanes.refused
