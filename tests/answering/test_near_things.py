"""What is like the thing asked about but is not it gives no answer; a wrong premise is put right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("plan", "question"),
    [
        ("tourism-measures-2024.md", "我家景区刚评上3A，市里奖多少钱？"),
        ("tourism-measures-2024.md", "评上市级旅游度假区奖多少钱？"),
        ("tourism-measures-2024.md", "文旅消费券一个人最多能抢几张呀？"),
        ("pollution-battle-2024.html", "到2026年全市PM10年均浓度要降到多少？"),
        ("canteen-safety-plan-2025.txt", "到2027年底，企业食堂“互联网+明厨亮灶”覆盖率应达到多少？"),
        ("aquaculture-plan-2025.docx", "桐河渔文化节每年几月份办，在哪个乡镇办？"),
    ],
)
def test_a_near_thing_is_refused(other_plan: Callable[[str], Assistant], plan: str, question: str) -> None:
    assert other_plan(plan).ask(question).refused


@pytest.mark.parametrize(
    ("plan", "question", "value"),
    [
        ("tourism-measures-2024.md", "景区评上4A级，一次性奖补多少钱？", "100万元"),
        ("canteen-safety-plan-2025.txt", "到2027年底，医疗机构食堂“互联网+明厨亮灶”覆盖率应达到多少？", "80%"),
        ("pollution-battle-2024.html", "国三及以下排放标准柴油货车，2024年和2025年分别要淘汰多少辆？", "1200辆"),
    ],
)
def test_the_thing_itself_is_answered(
    other_plan: Callable[[str], Assistant], plan: str, question: str, value: str
) -> None:
    assert value in other_plan(plan).ask(question).answer


@pytest.mark.parametrize(
    ("plan", "question", "right"),
    [
        ("pollution-battle-2024.html", "方案要求2026年底前主城区建成“宁静小区”不少于50个，是这样吗？", "30个"),
        ("canteen-safety-plan-2025.txt", "养老院的膳食委员会一年开一次会就够了吧？", "每季度至少召开一次"),
    ],
)
def test_a_wrong_premise_is_put_right(
    other_plan: Callable[[str], Assistant], plan: str, question: str, right: str
) -> None:
    answer = other_plan(plan).ask(question)
    assert answer.status == "corrected"
    assert right in answer.answer


def test_a_right_premise_is_confirmed(other_plan: Callable[[str], Assistant]) -> None:
    answer = other_plan("pollution-battle-2024.html").ask("方案要求2025年底前建成“宁静小区”不少于30个，对吗？")
    assert answer.status == "answered"


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        (
            "secondary-water-rules-2025.pdf",
            "办法禁止任何单位和个人实施哪些危害二次供水的行为？",
            ["改装", "饲养动物", "盗用"],
        ),
        ("secondary-water-rules-2025.pdf", "这个办法一共多少条？", ["36条"]),
        ("canteen-safety-plan-2025.txt", "这份方案一共有多少条措施？", ["25条"]),
        ("aquaculture-plan-2025.docx", "水产养殖“五大行动”具体是哪五项？", ["用药减量", "种业质量提升"]),
        ("tourism-measures-2024.md", "这套文旅政策能管到什么时候？", ["2026年12月31日"]),
        ("aquaculture-plan-2025.docx", "我家老塘想改造，一亩县里补多少，一户封顶能拿多少？", ["1200元", "60万元"]),
    ],
)
def test_lists_and_counts_are_complete(
    other_plan: Callable[[str], Assistant], plan: str, question: str, said: list[str]
) -> None:
    answer = other_plan(plan).ask(question)
    assert [words for words in said if words not in answer.answer] == []


@pytest.mark.parametrize(
    ("plan", "question", "clauses"),
    [
        ("secondary-water-rules-2025.pdf", "哪几条规定了罚款", {29, 30, 31, 32}),
        ("tourism-measures-2024.md", "责任单位中写有“各区县人民政府”的措施有几条，分别是哪些？", {1, 2, 4, 7, 13, 17}),
        ("tourism-measures-2024.md", "市公安局参与（列入责任单位、牵头或配合单位）的措施有哪些？", {4, 6, 10, 11, 17}),
        ("canteen-safety-plan-2025.txt", "国家疾控局参与的措施有哪几条", {11, 13, 19}),
        ("pollution-battle-2024.html", "方案写明由市城市管理局牵头（含共同牵头）的任务有哪些？", {"二-4", "五-2"}),
    ],
)
def test_sets_are_exact(
    other_plan: Callable[[str], Assistant], plan: str, question: str, clauses: set[int | str]
) -> None:
    answer = other_plan(plan).ask(question)
    assert {citation.clause_number for citation in answer.citations} == clauses


@pytest.mark.parametrize(
    "question",
    [
        "生物毒性监测试点要用斑马鱼还是大型溞来做试验？",
        "湿地修复种芦苇还是菖蒲",
        "污水管网更新改造是用PE管还是球墨铸铁管？",
    ],
)
def test_a_choice_between_things_that_the_plan_does_not_name_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_a_choice_is_answered_where_the_plan_names_one_of_the_two(assistant: Assistant) -> None:
    assert "自愿协商" in assistant.ask("横向生态保护补偿是强制的还是自愿的？").answer
