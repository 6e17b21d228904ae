"""Questions in everyday words, none of them the plan's, find their clause; what is only like one is still refused."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "clause", "told"),
    [
        ("江面上漂的瓶瓶罐罐谁来捞？", 15, "水利部"),
        ("牛羊多了啃光了草，这事归国家哪个部抓？", 20, "林草局"),
        ("化工扎堆的那些片区，哪年前要全部给个身份认可？", 7, "2023年"),
        ("县里垃圾烧掉埋好不害人的比例，要到几成几？", 3, "97%"),
    ],
)
def test_a_fact_is_told_where_a_kept_question_is_plainly_the_one_asked(
    assistant: Assistant, question: str, clause: int, told: str
) -> None:
    answer = assistant.ask(question)
    assert clause in [citation.clause_number for citation in answer.citations]
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("做化学原料的厂挨着江边，要挪窝，国家哪个部牵头？", 32),
        ("雨一冲山上的泥巴流走，哪家单位治？", 22),
        ("结对贴钱给上游，是自愿还是强摊？", 35),
        ("种粮的坡地改种树，县里自己拍板行不行？", 20),
    ],
)
def test_plain_words_stand_for_those_of_the_plan(assistant: Assistant, question: str, clause: int) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert clause in [citation.clause_number for citation in answer.citations]


def test_a_paragraph_found_by_its_kept_question_alone_is_not_taken_for_unlike(assistant: Assistant) -> None:
    answer = assistant.ask("看见厂子放脏水，打电话告发有没有赏？")
    assert {citation.clause_number for citation in answer.citations} == {38}


@pytest.mark.parametrize(
    "question",
    ["江里游泳淹死了人哪个部门赔？", "下暴雨街上被淹，哪个部门来抽水？", "“亮江工程”要装多少盏灯、多少个摄像头？"],
)
def test_a_near_thing_that_the_plan_does_not_give_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_what_is_given_for_a_report_is_an_amount_that_the_plan_lacks(assistant: Assistant) -> None:
    assert assistant.ask("举报一次能领几百块赏钱？").reason == "attribute_missing:金额"
