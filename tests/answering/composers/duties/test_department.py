"""What a department has to do is told from prose as well as from notes, and clauses are found by its mere name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]

PLAN = """安溪市2026年防汛抗旱工作方案

安溪市人民政府

2026年3月1日

一、重点任务

（一）恢复生产。灾情稳定后，市应急管理局要会同市财政局于5日内完成灾情核定。鼓励安溪水务集团参与抢修。

（二）保障经费。市财政局要安排应急度汛专项经费，遇重大汛情先行拨付。

（三）城市供水。市水利局负责制定农村供水方案；城市备用水源的启用由市住建局提出意见，报市政府批准。

（四）整治电动自行车。电动自行车整治由市市场监管局牵头，市公安局、市住建局按职责抓好路面管理。

（五）修复管网。修复老旧管网。（市住建局牵头，安溪水务集团配合，石桥县人民政府、临河县人民政府负责落实）

（六）检查学校。由市消防救援局牵头，会同市住建局、市商务局检查学校，5月底前完成。（市教育局参与）
"""


@pytest.fixture
def town(assistant_over: AssistantOver) -> Assistant:
    return assistant_over({"防汛.txt": PLAN})


def clauses(answer: Answer) -> set[int | str | None]:
    return {citation.clause_number for citation in answer.citations}


def test_duties_told_in_prose_are_told_with_what_is_to_be_done(town: Assistant, keeps_contract: CheckContract) -> None:
    answer = town.ask("市财政局在今年防汛抗旱工作中有哪些任务？")
    keeps_contract(town, answer)
    assert clauses(answer) == {1, 2}
    assert "灾情核定" in answer.answer
    assert "专项经费" in answer.answer


def test_who_helps_and_who_does_a_part_has_a_duty(town: Assistant) -> None:
    answer = town.ask("市住建局有哪些任务？")
    assert clauses(answer) == {3, 4, 5, 6}
    assert "电动自行车整治" in answer.answer


def test_a_body_of_which_no_note_says_that_it_takes_part_takes_part_in_all_that_names_it(town: Assistant) -> None:
    assert clauses(town.ask("市住建局参与哪些条的工作？")) == {3, 4, 5, 6}
    assert clauses(town.ask("市教育局参与哪些条的工作？")) == {6}


def test_a_name_is_found_in_prose_and_in_notes(town: Assistant) -> None:
    assert clauses(town.ask("哪几条点名了安溪水务集团")) == {1, 5}


def test_who_proposes_and_who_carries_out_are_told_together(town: Assistant) -> None:
    proposed = town.ask("城市备用水源启用由哪个部门提出意见、报谁批准？").answer
    assert "市住建局提出意见，报市政府批准" in proposed
    carried_out = town.ask("修复老旧管网由哪个部门牵头，由哪些县人民政府落实？").answer
    assert "石桥县人民政府、临河县人民政府" in carried_out


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("司法部 有无牵头任务", "司法部牵头1项"),
        ("气象局有没有要干的", "气象局参与2项"),
        ("区人社局在里头有什么要干的吗？", "人力资源社会保障部参与1项"),
        ("跟县公安局有关系吗", "公安部牵头1项"),
        ("国家电网有没有牵头的任务", "没有。方案的责任分工中没有由国家电网牵头的任务。国家电网参与1项"),
        ("Are there any tasks for the State Grid?", "国家电网参与1项"),
    ],
)
def test_whether_a_body_has_any_part_is_told_with_its_tasks(
    assistant: Assistant, keeps_contract: CheckContract, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    keeps_contract(assistant, answer)
    assert not answer.refused
    assert told in answer.answer


@pytest.mark.parametrize("question", ["教育部有无任务", "教育部有没有牵头的任务"])
def test_a_body_without_any_part_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).reason == "no_duty"


def test_whether_a_body_of_the_conversation_takes_part_stays_with_its_task(assistant: Assistant) -> None:
    first = assistant.ask("磷污染治理由谁牵头？")
    history = [{"role": "user", "content": first.question}, {"role": "assistant", "content": first.answer}]
    assert "〔（十一）〕" in assistant.ask("水利部参与吗？", history).answer
