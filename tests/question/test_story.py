"""Of a long message the sentence that asks is read, unless it points to what was told before it; what is only told, or
known already, asks nothing."""

from __future__ import annotations

import pytest

from yzassist.question.cues import find_cues
from yzassist.question.story import asked_cues, asking_parts, asking_sentence, kinds_asked

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


def test_what_the_asker_knows_already_is_left_out() -> None:
    asked = "石漠化要治理多少公顷？"
    assert asking_sentence(f"沙地的任务我们都知道了，{asked}", known) == asked


@pytest.mark.parametrize(
    "text",
    [
        "石漠化的目标我知道了，谁牵头？",  # of what, was said before
        "石漠化的目标我知道了，其中石漠化的岩溶地区多少？",  # points back
        "石漠化是哪几个省我知道了，石漠化谁牵头？",
    ],
)
def test_what_is_known_stays_where_the_question_needs_it(text: str) -> None:
    assert asking_sentence(text, known) == text


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("外公气得好几天睡不着觉，天天数数过日子，一共数了三遍。这类电站到底归谁管？", {"responsibility"}),
        ("石漠化的目标我知道了，谁牵头？", {"responsibility"}),
        ("全县的黑臭水体都有个治理的时间表。那我们长三角是不是要赶在前头，赶多少？", {"deadline", "target", "polar"}),
        ("几个部门各说各的。灾害要不要几家坐下来一起会商？", {"polar"}),
        ("管子几家共用，谁排了什么谁也说不清。这该怎么治？", {"how"}),
        ("请列出水利部牵头的条款，我们局里学习要用。一共有几条？", {"list", "count"}),
    ],
)
def test_only_what_asks_tells_what_is_asked(text: str, groups: set[str]) -> None:
    found = {match.cue.group for match in asked_cues(text, find_cues(text))}
    assert groups <= found
    assert not found & {"responsibility", "deadline", "target", "count", "list"} - groups


def test_what_is_wanted_of_a_subject_pointed_to_is_no_word_of_it() -> None:
    assert kinds_asked("文件说这种事应按什么原则谈？") == {"原则"}
    assert not kinds_asked("水功能区划按什么原则划？")


def test_a_subject_said_before_the_date_is_kept_with_what_is_asked_of_it() -> None:
    text = "我们县里要写材料，各省总磷排放总量，2025年要比2020年压下来百分之几？"
    assert asking_parts(text, find_cues(text)) == "各省总磷排放总量，2025年要比2020年压下来百分之几？"
