"""Two clauses side by side are compared in what was asked of both."""

from __future__ import annotations

from yzassist.assistant import Assistant


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
