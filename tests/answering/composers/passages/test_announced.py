"""A list is told by the kind of thing that announces it, whatever the question calls it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("哪些区域禁止采砂？", 4, "公路桥梁"),
        ("哪些河段不能采砂？", 4, "堤防"),
        ("什么地方不让采砂？", 4, "堤防"),
        ("申请采砂许可要符合哪些条件？", 5, "营业执照"),
        ("采砂许可条件", 5, "营业执照"),
        ("被许可人有哪些义务？", 7, "公示牌"),
    ],
)
def test_all_items_are_told_behind_what_announces_them(
    regulation: Assistant, keeps_contract: CheckContract, question: str, clause: int, said: str
) -> None:
    answer = regulation.ask(question)
    keeps_contract(regulation, answer)
    assert {citation.clause_number for citation in answer.citations} == {clause}
    assert said in answer.answer


def test_what_is_to_be_done_goes_on_behind_the_semicolon(regulation: Assistant) -> None:
    assert "报告公安机关" in regulation.ask("采砂船确需离开停放点怎么办？").answer


BICYCLES = """清溪市电动自行车管理办法

第一条　任何单位和个人不得有下列改装行为：
（一）加装、改装电动机；
（二）拆除限速装置。
第二条　违反本办法第一条规定，个人改装电动自行车的，由公安机关责令恢复原状，处五十元罚款。
"""


def test_what_the_document_is_on_does_not_tell_its_lists_apart(assistant_over: AssistantOver) -> None:
    answer = assistant_over({"电动自行车.txt": BICYCLES}).ask("办法明令禁止的电动自行车改装行为具体有哪些？").answer
    assert "加装、改装电动机" in answer
    assert "拆除限速装置" in answer
    assert "五十元" not in answer
