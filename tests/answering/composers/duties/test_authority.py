"""Who has the whole subject of a regulation in hand is told by the sentence that says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

RULES = """清溪市城市二次供水管理办法

第一条　市、县人民政府应当加强对二次供水工作的领导，协调解决二次供水管理中的重大问题。
第二条　市水务局是本市二次供水的行政主管部门（以下简称供水主管部门），负责本办法的组织实施。\
县供水主管部门负责本行政区域内二次供水的监督管理。
第三条　发展和改革部门负责二次供水价格管理。
第四条　供水主管部门应当建立全市统一的二次供水信息管理平台。
"""


@pytest.mark.parametrize(
    "question",
    [
        "清溪市二次供水的行政主管部门是哪个部门？",
        "二次供水归哪家管？",
        "谁来管我们这儿的二次供水",
        "请问本办法由哪个部门组织实施？",
        "全市二次供水的监督管理由谁负责？",
    ],
)
def test_whose_the_whole_subject_is_is_told(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str
) -> None:
    rules = assistant_over({"供水.txt": RULES})
    answer = rules.ask(question)
    keeps_contract(rules, answer)
    assert "市水务局是本市二次供水的行政主管部门" in answer.answer
    assert "平台" not in answer.answer


def test_the_body_of_the_level_asked_about_is_told_alone(assistant_over: AssistantOver) -> None:
    answer = assistant_over({"供水.txt": RULES}).ask("县里二次供水归谁管？").answer
    assert answer.startswith("县供水主管部门负责")
    assert "水务局" not in answer


def test_a_part_of_the_subject_is_not_taken_for_the_whole(assistant_over: AssistantOver) -> None:
    answer = assistant_over({"供水.txt": RULES}).ask("二次供水价格由哪个部门管？").answer
    assert "发展和改革部门" in answer
    assert "水务局" not in answer
