"""What is largest, or smallest, is counted over the whole plan, or over what is named."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("牵头部门最多的是哪一条？", 8),
        ("哪一条的参与单位最多", 37),
        ("涉及部门最多的任务是哪条", 37),
        ("单个责任括注中点名单位最多的是哪项工作", 37),
        ("“按职责分工”共同担责的部门最多的一条是哪条，有几个部门？", 22),
    ],
)
def test_the_clause_with_most_bodies_is_named(assistant: Assistant, question: str, clause: int) -> None:
    answer = assistant.ask(question)
    assert answer.answer.startswith("最多的有")
    assert {citation.clause_number for citation in answer.citations} == {clause}


def test_bodies_are_counted_in_the_role_asked_about(assistant: Assistant) -> None:
    assert "最多的有10个" in assistant.ask("哪一款列出的参与单位最多？一共列了几家参与单位？").answer


def test_all_that_share_the_smallest_size_are_named(assistant: Assistant) -> None:
    answer = assistant.ask("哪条的责任部门最少")
    assert {citation.clause_number for citation in answer.citations} == {22, 37}


def test_the_chapters_with_most_and_fewest_clauses_are_told_apart(assistant: Assistant) -> None:
    answer = assistant.ask("六章里条数最多的和最少的各是哪章，差几条？").answer
    assert "最多的有12条：\n- 二、持续深化水环境综合治理" in answer
    assert "最少的有3条：\n- 四、着力提升水资源保障程度" in answer
    assert "相差9条" in answer


@pytest.mark.parametrize("question", ["哪条款数最多", "款数最多的是哪一条，有几款"])
def test_the_clause_with_most_paragraphs_is_named(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "最多的有5款" in answer.answer
    assert {citation.clause_number for citation in answer.citations} == {37}


def test_clauses_named_are_compared_by_their_paragraphs(assistant: Assistant) -> None:
    answer = assistant.ask("（三十七）和（六）哪个款数多").answer
    assert answer.index("5款：\n- （三十七）") < answer.index("3款：\n- （六）")


def test_what_one_subject_has_most_of_is_no_ranking_of_the_plan(assistant: Assistant) -> None:
    assert "最多的有" not in assistant.ask("禁渔这条参与单位最多吗").answer
