"""Words that refer to what went before are told from words of the subject that look like them."""

from __future__ import annotations

import pytest

from yzassist.question.dialogue.conversation import (
    asks_which_ones,
    bare_turn,
    corrected,
    drop_aside,
    in_same_clause,
    named_paragraph,
    plain_turn,
    told_before,
    with_bodies_before,
    without_remark,
)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("渔民的事先不聊了，尾矿库由谁牵头？", "尾矿库由谁牵头？"),
        ("换个话题：地下水归谁管？", "地下水归谁管？"),
        ("另外问一件事，岸电由谁牵头", "岸电由谁牵头"),
        ("别说那个了，水库谁调度？", "水库谁调度？"),
    ],
)
def test_an_aside_before_the_question_is_dropped(text: str, rest: str) -> None:
    assert drop_aside(text) == rest


@pytest.mark.parametrize(
    "text", ["禁渔放一边的船怎么处置？", "农膜回收率要到多少，先不说别的", "另外问岸电由谁牵头", "先不谈这个", ""]
)
def test_without_an_aside_and_a_question_after_it_nothing_is_dropped(text: str) -> None:
    assert drop_aside(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("不对，我说错了，是锰污染", "锰污染"),
        ("哎，口误，我想问的是沙化土地", "沙化土地"),
        ("没问那个，我要问谁参与", "谁参与"),
        ("说错了，不是问尾矿库，是问磷石膏", "磷石膏"),
        ("打错了，是岸电", "岸电"),
        ("我说的是塑料，不是尾矿库", "塑料"),
        ("不是尾矿库，是磷石膏", "磷石膏"),
        ("我要问的是湿地，不是禁渔", "湿地"),
        ("不是，我问的是排污口，不是排污许可", "排污口"),
        ("不是这个，我问的是那个行动的全名", "那个行动的全名"),
        ("我不是这个意思，我是问帮扶方案叫啥名字", "帮扶方案叫啥名字"),
        ("你答偏了，我想知道谁牵头", "谁牵头"),
        ("不是不是，我要问的是哪两个市", "哪两个市"),
        ("不是说崩岸，我说的是清四乱，要搞成什么样？", "清四乱，要搞成什么样"),
        ("我问的不是这个，是谁参与", "谁参与"),
        ("不好意思我问岔了，我要查的其实是水生态考核那一条", "水生态考核那一条"),
        ("抱歉，记混了，我本来想问小水电谁管", "小水电谁管"),
    ],
)
def test_a_correction_says_what_is_meant_instead(text: str, meant: str) -> None:
    assert corrected(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "不是水利部牵头吗",
        "我问的是不是都要交",
        "不是水利部牵头，是谁牵头",
        "不是说2023年完成吗",
        "没有牵头单位吗",
        "不对吧",
        "不是说好由水利部管吗",
        "排污口打岔了",
        "我不是水利部的，归谁管",
        "没这个意思吗",
    ],
)
def test_a_doubt_is_no_correction(text: str) -> None:
    assert corrected(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("这一条里面还有什么年限", "还有什么年限"),
        ("本项的参与单位", "参与单位"),
        ("同一项，谁参与", "谁参与"),
        ("那同条里边讲没讲岸电", "讲没讲岸电"),
        ("刚说的这一条，要求发布什么名录", "要求发布什么名录"),
        ("里面提到的试点选哪些水体", "试点选哪些水体"),
    ],
)
def test_the_clause_just_spoken_of_can_be_asked_further(text: str, rest: str) -> None:
    assert in_same_clause(text) == rest


@pytest.mark.parametrize("text", ["一条河一张图是什么", "这一条", "条款里有没有岸电", "这个方案管到哪年"])
def test_other_openings_stay_outside_the_clause(text: str) -> None:
    assert in_same_clause(text) is None


@pytest.mark.parametrize(
    ("text", "current", "number", "rest"),
    [
        ("第三段讲什么", None, 3, "讲什么"),
        ("第4款谁牵头", None, 4, "谁牵头"),
        ("那后一段呢", 2, 3, "呢"),
        ("上一款呢", 3, 2, "呢"),
        ("上面那段由谁负责", 3, 2, "由谁负责"),
        ("第五自然段写的啥", 1, 5, "写的啥"),
    ],
)
def test_a_paragraph_is_named_or_counted_from_the_one_just_read(
    text: str, current: int | None, number: int, rest: str
) -> None:
    assert named_paragraph(text, current) == (number, rest)


@pytest.mark.parametrize(
    ("text", "current"),
    [
        ("那段江面归谁管", 2),
        ("这一段航道归谁", 2),
        ("第二季度完成什么", 2),
        ("上一款呢", 1),
        ("前一段说了什么", None),
        ("分阶段怎么推进", 2),
    ],
)
def test_a_stretch_of_river_or_time_is_no_paragraph_and_none_stands_before_the_first(
    text: str, current: int | None
) -> None:
    assert named_paragraph(text, current) is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("塑料那条呢，有没有企业", "塑料呢，有没有企业"),
        ("塑料那条呢，别混了", "塑料呢"),
        ("牵头的呢，两家都说上", "牵头的呢"),
        ("剩下参与的呢", "参与的呢"),
        ("牵头那条呢", "牵头那条呢"),
        ("最后那条塑料呢", "最后那条塑料呢"),
        ("塑料那条河呢", "塑料那条河呢"),
    ],
)
def test_a_turn_is_freed_of_what_only_points_or_instructs(text: str, bare: str) -> None:
    assert bare_turn(text, lambda what: what == "塑料") == bare


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("先头那个锰的，牵头都有谁来着", ("锰", "牵头都有谁来着")),
        ("刚才那个渔民的呢", ("渔民", "")),
        ("前面那条河归谁管", None),
    ],
)
def test_a_turn_may_go_back_to_an_earlier_one_by_a_word(text: str, told: tuple[str, str] | None) -> None:
    assert told_before(text) == told


@pytest.mark.parametrize(
    ("text", "rest"), [("抓偷鱼的呢，同一条里头的", "抓偷鱼的呢"), ("同一条里头还有什么", "还有什么")]
)
def test_the_same_clause_may_be_named_at_either_end(text: str, rest: str) -> None:
    assert in_same_clause(text) == rest


def test_what_was_meant_may_follow_without_a_pause() -> None:
    assert corrected("不对我要的是县城污水，处理率呢") == "县城污水，处理率呢"


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("回到名录那项，由哪些部门牵头？", ("名录", "由哪些部门牵头？")),
        ("先头那个锰的，牵头都有谁", ("锰", "牵头都有谁")),
        ("前面说的厕所那条还要推广什么", ("厕所", "还要推广什么")),
        ("回到最先那条，谁牵头", None),
        ("回到名录", None),
    ],
)
def test_going_back_names_what_was_spoken_of(text: str, back: tuple[str, str] | None) -> None:
    assert told_before(text) == back


@pytest.mark.parametrize(("text", "asks"), [("哪两个市？", True), ("是哪几家", True), ("哪两个市的岸线要修复", False)])
def test_which_ones_alone_asks_of_what_was_just_spoken_of(text: str, asks: bool) -> None:
    assert asks_which_ones(text) is asks


def test_the_second_body_of_the_latest_answer_that_names_so_many_is_meant() -> None:
    named = {"甲局牵头，乙局参与": ("甲局", "乙局"), "乙局": ("乙局",)}
    answers = list(named)
    assert with_bodies_before("第二个部门还管什么", answers, named.__getitem__) == "乙局还管什么"
    assert with_bodies_before("第三个部门还管什么", answers, named.__getitem__) == "第三个部门还管什么"
    assert with_bodies_before("第二个任务归谁", answers, named.__getitem__) == "第二个任务归谁"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("船的事我们码头上懂得。我想问的是，村里厕所学哪个省？", "我想问的是，村里厕所学哪个省？"),
        ("尾矿库不归我们。我们就是个印染厂，提没提规范条件？", "我们就是个印染厂，提没提规范条件？"),
        ("这个我们懂。那谁牵头？", "这个我们懂。那谁牵头？"),
        ("我们懂禁渔，谁牵头？", "我们懂禁渔，谁牵头？"),
    ],
)
def test_a_remark_on_what_was_told_is_left_before_a_question_with_a_subject(text: str, rest: str) -> None:
    assert without_remark(text, lambda said: "厕所" in said or "印染" in said) == rest


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("知道了。那镉、铊、锑这些呢，谁牵头？", "那镉、铊、锑这些呢，谁牵头？"),
        ("好的，谢谢。岸电由谁牵头", "岸电由谁牵头"),
        ("再往下游去呢？", "下游呢？"),
        ("再往后两年呢？", "再往后两年呢？"),
        ("好的做法有哪些", "好的做法有哪些"),
        ("谢谢", "谢谢"),
    ],
)
def test_what_acknowledges_the_answer_before_is_dropped(text: str, plain: str) -> None:
    assert plain_turn(text) == plain
