"""A chapter's measures are listed and counted without its heading, its introduction, its boxes and its annexes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]

PLAN = """# 清溪县养老实施意见

## 一、总体要求

坚持尽力而为、量力而行。

## 二、发展民生事业，解决急难愁盼

各部门要形成合力，抓好落实。

（一）扩大助餐。建设老年食堂。

（二）拓展助浴。开展上门服务。

## 三、保障措施

（一）加强领导。成立专班。

（二）强化资金。统筹安排经费。

附件1

重点任务分工表

| 序号 | 重点任务 | 牵头单位 | 完成时限 |
|---|---|---|---|
| 1 | 建设老年食堂 | 县民政局 | 2026年底前 |
| 2 | 开展上门助浴 | 县民政局 | 2027年底前 |
"""


@pytest.mark.parametrize(
    ("question", "count", "numbers"),
    [
        ("第二部分“发展民生事业，解决急难愁盼”列了哪些措施？", "共2条", {"二-1", "二-2"}),
        ("方案提出了哪几项保障措施？", "共2条", {"三-1", "三-2"}),
        ("第三部分有几条措施", "共2条", {"三-1", "三-2"}),
    ],
)
def test_only_its_measures_are_listed(
    assistant_over: AssistantOver, question: str, count: str, numbers: set[str]
) -> None:
    answer = assistant_over({"养老.md": PLAN}).ask(question)
    assert count in answer.answer
    assert {citation.clause_number for citation in answer.citations} == numbers


@pytest.mark.parametrize("question", ["本实施意见一共提出了多少条措施？", "实施意见共提出几项任务", "全文有多少条措施"])
def test_the_measures_of_a_plan_are_counted_whatever_it_calls_itself(
    assistant_over: AssistantOver, question: str
) -> None:
    assert "4条措施" in assistant_over({"养老.md": PLAN}).ask(question).answer


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("地下水污染防治 所在章节标题", "持续深化水环境综合治理"),
        ("公众参与 章节名称", "强化实施保障"),
        ("生态流量保障放在方案的哪一块", "着力提升水资源保障程度"),
        ("湿地修复写在哪个大标题下面", "深入推进水生态系统修复"),
    ],
)
def test_the_chapter_of_a_subject_is_named(assistant: Assistant, question: str, heading: str) -> None:
    assert heading in assistant.ask(question).answer


@pytest.mark.parametrize("question", ["烧烤摊油烟治理在哪一章", "幼儿园建设属于第几部分"])
def test_what_the_plan_does_not_speak_of_has_no_chapter(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    "question", ["水务局学习方案，想单看第四部分，请问这部分有哪几条？", "我在水利局工作，第四部分是讲什么的"]
)
def test_who_reads_a_chapter_is_told_all_of_it(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "共3条" in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {25, 26, 27}


def test_what_a_body_has_to_do_in_a_chapter_is_its_own(assistant: Assistant) -> None:
    answer = assistant.ask("水务局在第二部分有哪些任务")
    assert {citation.clause_number for citation in answer.citations} == {5, 6, 8, 10, 11, 15, 16}


def test_the_chapter_asked_for_is_that_of_the_subject_not_of_a_word_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("农业绿色发展和农村污染治理归在方案哪一部分？")
    assert {citation.clause_number for citation in answer.citations} == {8}
