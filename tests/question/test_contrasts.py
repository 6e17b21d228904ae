"""Sides that exclude each other, and words that only warn against mixing things up."""

from __future__ import annotations

import pytest

from yzassist.question.contrasts import contrasts_with, exchanged, names_sister, on_same_side, without_warning


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("农村的治理率要到多少？别跟城市的弄混。", "农村的治理率要到多少？。"),
        ("岸电谁牵头，不要和洗舱站搞混了", "岸电谁牵头"),
        ("地表水和地下水为什么容易弄混", "地表水和地下水为什么容易弄混"),
        ("水利部牵头几条？同一条里出现几次只算一条。", "水利部牵头几条"),
        ("从（一）往后连着编号，总共有多少条", "总共有多少条"),
        ("跟它一样只算部分县的，另外还有哪些省区", "只算部分县的，另外还有哪些省区"),
    ],
)
def test_what_is_not_to_be_mixed_up_is_not_asked_about(text: str, rest: str) -> None:
    assert without_warning(text) == rest


def test_the_other_side_is_not_what_was_asked() -> None:
    assert contrasts_with("农村生活污水治理率", "城市生活污水集中收集率")
    assert not contrasts_with("污水收集率", "城市生活污水集中收集率")
    assert contrasts_with("全市大型水库有多少座", "263座小型水库")


def test_one_side_has_several_names() -> None:
    assert on_same_side("县城", "县级城市建成区")
    assert not on_same_side("县城", "地级城市")
    assert not on_same_side("园区", "县级城市")


def test_one_side_is_exchanged_for_the_other() -> None:
    assert exchanged("城市", "农村黑臭水体谁管") == "城市黑臭水体谁管"
    assert exchanged("城市", "黑臭水体谁管") is None
    assert exchanged("太湖", "农村黑臭水体谁管") is None


def test_what_is_not_a_thing_is_not_the_thing() -> None:
    assert contrasts_with("非主汛期多久会商一次", "主汛期每周会商1次")
    assert contrasts_with("营利性养老机构能领补助吗", "新建的非营利性养老机构给予补助")
    assert not contrasts_with("非主汛期多久会商一次", "非主汛期每月会商1次")
    assert not contrasts_with("非法捕捞归谁管", "打击非法捕捞")


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("湖体总氮浓度降到多少", "湖体总磷浓度控制在0.045毫克/升"),
        ("第三轮协议什么时候签", "完成第二轮协议签订"),
        ("E级食堂一年查几次", "对D级每季度至少检查1次"),
        ("进水COD浓度低于多少", "进水BOD浓度低于100毫克/升"),
        ("流浪猫由谁管", "城市管理部门负责流浪犬的捕捉"),
    ],
)
def test_a_thing_of_the_same_kind_is_another_thing(asked: str, text: str) -> None:
    assert names_sister(asked, text)
    assert not names_sister(text, text)


def test_a_thing_is_missed_where_none_of_its_kind_is_named_only_strictly() -> None:
    assert not names_sister("总氮要下降多少", "干流水质达到Ⅱ类")
    assert names_sister("总氮要下降多少", "干流水质达到Ⅱ类", strictly=True)
