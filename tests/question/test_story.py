"""Of a long message the sentence that asks is read, unless it points to what was told before it."""

from __future__ import annotations

import pytest

from yzassist.question.story import asking_sentence

TOLD = (
    "我在村里种了二十年地，去年把儿子送到广东打工去了。隔壁老李天天跟我念叨这些事，我当时在接电话，没听清他说了什么。"
)


def known(text: str) -> bool:
    return "石漠化" in text


def test_the_last_sentence_of_a_story_is_the_question() -> None:
    asked = "请问到2025年年底石漠化土地治理面积要完成多少？"
    assert asking_sentence(TOLD + asked, known) == asked


def test_two_sentences_are_a_story_already() -> None:
    told, asked = TOLD.replace("。隔壁", "，隔壁"), "我就想核一下：石漠化治理方案要求什么时候完成？"
    assert asking_sentence(told + asked, known) == asked


@pytest.mark.parametrize(
    "asked",
    [
        "请问要交哪几样材料？",  # names nothing
        "像我们这种人家，石漠化土地怎么治理？",  # points back
        "我就说石漠化治理得好。",  # asks nothing
    ],
)
def test_a_last_sentence_that_cannot_stand_alone_keeps_the_story(asked: str) -> None:
    assert asking_sentence(TOLD + asked, known) == TOLD + asked


def test_several_questions_are_all_kept() -> None:
    text = TOLD + "这事归谁管？石漠化土地治理面积要完成多少？"
    assert asking_sentence(text, known) == text


def test_a_short_message_is_kept() -> None:
    text = "你好。我问一下。石漠化治理多少？"
    assert asking_sentence(text, known) == text


def test_what_is_told_of_the_askers_after_the_question_is_left_out() -> None:
    asked = "石漠化土地多远以内的要治理？"
    assert asking_sentence(f"{asked}我们县有石山，班子会上要讲清楚。", known) == asked
    told = f"{asked}我们县到2025年要治3万亩。"  # a number may be asked about
    assert asking_sentence(told, known) == told
