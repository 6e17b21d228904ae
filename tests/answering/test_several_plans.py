"""Six plans in one index: answers say which plan, compare what several state, and never mix them."""

from __future__ import annotations

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.errors import InvalidInputError, InvalidQuestionError

PROVINCE, AIR, OLD_AIR = "lanjiang-air-2023", "qinghe-air-2024", "qinghe-air-2021"
WASTE, FARM, COUNTY = "qinghe-solid-waste-2024", "qinghe-farm-2023", "yunpu-rural-2024"
TALK = [
    {"role": "user", "content": "固废方案的农膜回收率是多少？"},
    {"role": "assistant", "content": "到2025年年底，全市农膜回收率达到85%以上。"},
]


def sources(answer: Answer) -> set[str]:
    """The plans whose clauses an answer cites."""
    return {citation.document_id for citation in answer.citations}


def clauses(answer: Answer) -> set[tuple[str, object]]:
    return {(c.document_id, c.clause_number) for c in answer.citations if c.clause_number is not None}


@pytest.mark.parametrize(
    ("question", "plan", "said"),
    [
        ("固废方案的农膜回收率是多少？", WASTE, "85%"),
        ("农业面源方案的农膜回收率是多少？", FARM, "82%"),
        ("云政发〔2024〕17号的农膜回收率是多少？", COUNTY, "85%"),
        ("省里的空气质量方案秸秆综合利用率要到多少？", PROVINCE, "90%"),
        ("清和蓝天方案秸秆综合利用率要到多少？", AIR, "92%"),
        ("云浦县农膜回收率要到多少？", COUNTY, "85%"),
    ],
)
def test_a_named_plan_alone_answers(office: Assistant, question: str, plan: str, said: str) -> None:
    answer = office.ask(question)
    assert sources(answer) == {plan}
    assert said in answer.answer


def test_marks_name_the_plan(office: Assistant) -> None:
    answer = office.ask("危险废物利用处置率要保持多少？")
    assert "〔《清和市固体废物综合整治方案》（五）〕" in answer.answer


def test_one_indicator_in_several_plans_is_compared(office: Assistant) -> None:
    answer = office.ask("农膜回收率要达到多少？")
    lines = answer.answer.splitlines()
    assert lines[0] == "3个方案的规定不同："
    assert [line for line in lines if "2023年6月15日印发" in line and "82%" in line]
    assert [line for line in lines if "2024年8月20日印发" in line and "85%" in line]
    assert "印发最晚" in lines[-1]
    assert "请向发文机关核实" in lines[-1]
    assert sources(answer) == {WASTE, FARM, COUNTY}
    dates = {citation.quote for citation in answer.citations if citation.clause_number is None}
    assert {"2023年6月15日", "2024年8月20日", "2024年9月5日"} <= {date for q in dates for date in [q.split()[-1]]}


def test_plans_that_agree_are_said_to(office: Assistant) -> None:
    answer = office.ask("清和市固体废物综合整治工作方案和云浦县农村人居环境整治工作方案的农膜回收率各是多少？")
    assert answer.answer.startswith("两个方案的规定相同：")
    assert "请向发文机关核实" not in answer.answer


def test_lists_are_grouped_by_plan_with_counts(office: Assistant) -> None:
    answer = office.ask("市财政局有哪些任务？")
    assert answer.answer.startswith("涉及3个方案，共3条：\n")
    assert [line[-3:] for line in answer.answer.splitlines() if line.startswith("《")] != []
    assert clauses(answer) == {(FARM, 2), (AIR, 7), (WASTE, 6)}


def test_bodies_of_another_level_are_not_counted_in(office: Assistant) -> None:
    assert sources(office.ask("县农业农村局要干什么？")) == {COUNTY}


def test_a_clause_without_a_plan_gets_one_line_a_plan(office: Assistant) -> None:
    answer = office.ask("第二条讲什么？")
    assert answer.answer.startswith("5个方案都有这一条：")
    assert OLD_AIR not in sources(answer)
    assert len(answer.suggestions) == 3


def test_a_question_that_every_plan_answers_asks_back_which(office: Assistant) -> None:
    answer = office.ask("文号是多少？", documents=[PROVINCE, AIR])
    assert {"岚政发〔2023〕12号", "清政发〔2024〕9号"} <= set(answer.answer.replace("。", "：").split("："))


def test_a_plan_that_is_not_there_is_refused_with_those_that_are(office: Assistant) -> None:
    answer = office.ask("《清和市土壤污染防治工作方案》第三条讲什么？")
    assert (answer.refused, answer.reason) == (True, "unknown_plan")
    assert "《清和市固体废物综合整治方案》" in answer.answer
    assert "《清和蓝天方案》" in answer.answer


def test_a_named_plan_that_is_silent_points_to_those_that_are_not(office: Assistant) -> None:
    answer = office.ask("固废方案里细颗粒物目标是多少？")
    assert answer.refused
    assert answer.answer.startswith("《清和市固体废物综合整治方案》：")
    assert any("清和蓝天方案" in suggestion for suggestion in answer.suggestions)


@pytest.mark.parametrize("question", ["秸秆综合利用率的目标是多少？", "细颗粒物年均浓度要控制在多少以内？"])
def test_a_repealed_plan_is_left_out_while_others_answer(office: Assistant, question: str) -> None:
    assert OLD_AIR not in sources(office.ask(question))


@pytest.mark.parametrize("question", ["清和市2021年的大气计划细颗粒物目标是多少？", "烟花爆竹禁放归谁管？"])
def test_a_repealed_plan_that_answers_is_said_to_be_repealed(office: Assistant, question: str) -> None:
    answer = office.ask(question)
    assert sources(answer) == {OLD_AIR}
    assert "已废止，被《清和市空气质量持续改善行动方案（2024—2026年）》取代" in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("农业面源方案还有效吗？", "有效期至2025年12月31日"),
        ("大气三年行动计划被哪个文件取代？", "空气质量持续改善"),
    ],
)
def test_whether_a_plan_holds_can_be_asked(office: Assistant, question: str, said: str) -> None:
    answer = office.ask(question)
    assert said in answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("那第四条呢", {(WASTE, 4)}),
        ("谁牵头？", {(WASTE, 3)}),
        ("那县里的方案呢？", {(COUNTY, 2)}),
        ("其他方案怎么规定的？", {(FARM, 2), (COUNTY, 2)}),
    ],
)
def test_a_follow_up_keeps_or_changes_the_plan(
    office: Assistant, question: str, expected: set[tuple[str, object]]
) -> None:
    assert clauses(office.ask(question, TALK)) == expected


def test_these_two_plans_are_those_just_compared(office: Assistant) -> None:
    talk = [{"role": "user", "content": "固废方案和农业面源方案的农膜回收率一样吗？"}]
    assert clauses(office.ask("这两个方案里谁牵头回收农膜？", talk)) == {(WASTE, 3), (FARM, 2)}


def test_chosen_documents_bound_the_answer(office: Assistant) -> None:
    assert sources(office.ask("农膜回收率要达到多少？", documents=["农业面源"])) == {FARM}
    assert sources(office.ask("农膜回收率要达到多少？", documents=[FARM, WASTE])) == {FARM, WASTE}
    outside = office.ask("清和蓝天方案谁牵头？", documents=[FARM])
    assert (outside.refused, outside.reason) == (True, "plan_not_chosen")
    with pytest.raises(InvalidInputError, match="没有“碧水方案”"):
        office.ask("农膜回收率要达到多少？", documents=["碧水方案"])
    with pytest.raises(InvalidQuestionError, match="documents"):
        office.invoke({"question": "农膜回收率要达到多少？", "documents": "固废"})


def test_the_plans_can_be_listed(office: Assistant) -> None:
    answer = office.ask("收录了哪些方案？")
    assert answer.answer.startswith("共收录6个方案：")
    assert len(sources(answer)) == 6


def test_one_plan_is_answered_as_before(assistant: Assistant) -> None:
    answer = assistant.ask("农膜回收率要达到多少？", documents=[assistant.index.plans[0].id])
    assert answer.answer == assistant.ask("农膜回收率要达到多少？").answer
    assert "《" not in answer.answer
