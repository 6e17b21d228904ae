"""How much of a topic a text holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.question.model import Question
from yzassist.retrieval.coverage import TopicWord, coverage, covering, names_heading, topic_words, words_by_length

words_of = st.lists(st.builds(TopicWord, st.text(min_size=1), st.floats(0.01, 9), st.just(())), max_size=5)


@given(words_of, st.text())
def test_coverage_is_a_share(words: list[TopicWord], text: str) -> None:
    assert 0 <= coverage(words, text) <= 1 + 1e-9


@given(words_of.filter(bool))
def test_a_text_with_every_word_is_covered_wholly(words: list[TopicWord]) -> None:
    assert coverage(words, "，".join(word.token for word in words)) == pytest.approx(1)
    assert coverage([], "任何文字") == 0


def test_rare_words_count_more() -> None:
    words = (TopicWord("尾矿库", 3.0, ()), TopicWord("治理", 1.0, ()))
    assert coverage(words, "尾矿库闭库") == pytest.approx(0.75)
    assert coverage(words, "污染治理") == pytest.approx(0.25)


def test_a_plain_word_is_found_by_the_plan_term_it_stands_for() -> None:
    (word,) = topic_words("电鱼", ["电鱼"], lambda token: 2.0)
    assert word.in_text("打击非法捕捞犯罪")
    assert not word.in_text("打击非法采砂犯罪")


def test_a_word_is_not_said_by_its_opposite() -> None:
    word = TopicWord("营利性", 1.0, ())
    assert not word.in_text("新建的非营利性养老机构")
    assert word.in_text("非营利性和营利性养老机构")


def test_items_are_kept_while_they_add_to_the_topic() -> None:
    words = (TopicWord("进展", 1.0, ()), TopicWord("整治", 1.0, ()))
    items = ["取得进展", "又有进展", "完成整治"]
    assert covering(items, words, str, gain=0.3) == ["取得进展", "完成整治"]
    assert covering([], words, str, gain=0.3) == []


def test_words_that_no_index_weighs_count_by_their_length() -> None:
    words = words_by_length(["泵站", "移", "泵站", "排水管网"])
    assert [(word.token, word.weight) for word in words] == [("泵站", 2.0), ("排水管网", 4.0)]


def test_a_heading_is_named_by_more_than_asking_words(understood: Callable[..., Question]) -> None:
    asked = understood("能力评估由谁组织实施", topic_tokens=("能力", "评估"))
    assert not names_heading(asked, "组织实施", 0.0)
    assert names_heading(asked, "能力评估", 1.0)
    assert names_heading(understood("组织实施讲什么"), "组织实施", 0.0)
