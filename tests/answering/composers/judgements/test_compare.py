"""Two clauses side by side are compared in what was asked of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]


def test_what_two_clauses_say_of_a_thing_named_is_told_of_each(assistant: Assistant) -> None:
    answer = assistant.ask("太湖在第十一条和第二十三条里都被点了名，两处针对的问题有什么不同？").answer
    assert "磷污染" in answer
    assert "蓝藻水华" in answer
    assert "牵头" not in answer


def test_what_two_clauses_say_altogether_is_told_where_nothing_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("第二十五条和第二十六条的内容有什么区别？").answer
    assert "用水总量" in answer
    assert "小水电" in answer


def test_without_more_said_two_clauses_are_compared_in_who_and_by_when(assistant: Assistant) -> None:
    assert "住房和城乡建设部" in assistant.ask("第五条和第六条有什么不同？").answer


def test_terms_that_the_plan_defines_are_told_apart_by_their_definitions(assistant_over: AssistantOver) -> None:
    text = (
        "清溪区任务分解方案\n\n一、总体要求\n\n本方案所称“牵头单位”，是指对任务负总责的单位；“责任单位”是指按职责承担具体事项的单位。"
        "\n\n二、重点任务\n\n（一）建设管网31公里。（牵头单位：区财政局；责任单位：区水务局）\n"
    )
    plan = assistant_over({"任务.txt": text})
    answer = plan.ask("“牵头单位”和“责任单位”有什么区别？").answer
    assert "负总责" in answer
    assert "承担具体事项" in answer
    assert "负总责" in plan.ask("什么是牵头单位").answer
    assert "管网" in plan.ask("区财政局作为牵头单位有哪些任务").answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("江面上到处漂着塑料垃圾，方案打算怎么清理？哪个大坝被特别点名要加强管理？", "三峡大坝"),
        ("尾矿库有哪些要求？哪个高风险地区是重点？", "一库一策"),
    ],
)
def test_a_big_thing_asked_for_is_compared_with_nothing(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.intent != "compare"
    assert said in answer.answer


@pytest.mark.parametrize(
    ("question", "said", "clauses"),
    [
        ("畜禽粪污综合利用率的目标比化肥农药利用率高几个百分点", "相差37个百分点（80－43＝37）", {3, 8}),
        ("沙化治理面积比石漠化少多少万公顷", "石漠化更大，相差92.5万公顷（100－7.5＝92.5）", {20}),
        ("乡镇级饮用水水源保护区定界立标，比水源地名录的完成期限晚几年？", "相差2年（2024－2022＝2）", {5}),
        ("尾矿库治理里干流岸线的范围比支流、湖泊岸线的范围宽几公里？", "相差2公里（3－1＝2）", {14}),
        ("第八条第二款的牵头部门比第一款多几个？", "第8条第2款5家，第8条第1款1家，相差4家（5－1＝4）", {8}),
        ("第十八条的参与部门比第十三条多几个？", "第18条3家，第13条1家，相差2家（3－1＝2）", {13, 18}),
    ],
)
def test_by_how_much_one_exceeds_another_is_reckoned_and_shown(
    assistant: Assistant, question: str, said: str, clauses: set[int]
) -> None:
    answer = assistant.ask(question)
    assert said in answer.answer
    assert {citation.clause_number for citation in answer.citations} == clauses


@pytest.mark.parametrize(
    "question",
    ["农膜回收率比石漠化治理面积高多少？", "秸秆利用率比农膜回收率高多少", "农膜回收率比化肥减少量高多少"],
)
def test_what_has_no_value_or_one_of_another_unit_is_not_compared(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.refused, answer.reason) == (True, "not_comparable")


@pytest.mark.parametrize(
    "question",
    [
        "第四章三条的牵头部门是同一家吗？是谁",
        "第25、26、27条的牵头部门是不是同一家",
        "第二十五条到第二十七条牵头部门一样吗",
    ],
)
def test_what_all_of_several_clauses_share_is_told(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.answer.startswith("各项的牵头部门：水利部。")
    assert {citation.clause_number for citation in answer.citations} == {25, 26, 27}


def test_who_takes_part_in_both_is_told_beside_who_leads_each(assistant: Assistant) -> None:
    answer = assistant.ask("恢复水生生物多样性和十年禁渔这两条，牵头单位是谁？哪个部门两条都参与？").answer
    assert "两者都写明的参与部门：水利部。" in answer
    assert answer.count("农业农村部牵头") == 2


def test_which_of_several_is_not_led_by_one_alone_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("磷、锰、重金属这三条，哪条不是生态环境部一家牵头？由哪几家共同牵头？").answer
    assert "由生态环境部一家牵头的：磷、重金属；不是的：锰。" in answer
    assert "发展改革委、生态环境部、工业和信息化部、自然资源部按职责分工牵头" in answer


def test_which_clause_comes_first_is_told_where_its_first_and_its_last_date_do(assistant: Assistant) -> None:
    assert "第5条更早" in assistant.ask("（五）和（七）哪个先到期").answer
    assert "都相同" in assistant.ask("第十条和第十四条哪个先到期？").answer


def test_paragraphs_side_by_side_are_answered_in_the_order_asked(assistant: Assistant) -> None:
    answer = assistant.ask("（六）第1款和第2款分别谁负责").answer
    assert answer.index("〔（六）第1款〕") < answer.index("〔（六）第2款〕")
