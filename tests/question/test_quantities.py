"""What is measured in one unit is not answered in another that measures something else."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
import yaml

from yzassist.question.quantities import (
    AskedQuantity,
    asked_quantity,
    counted_in,
    is_measure_word,
    kinds_of,
    numbers_of,
    told_unit,
)


def asked(text: str) -> AskedQuantity:
    quantity = asked_quantity(text)
    assert quantity is not None
    return quantity


@pytest.mark.parametrize(
    ("text", "unit", "other"),
    [
        ("多少千米以内的化工厂要搬", "公里", "公顷"),
        ("要治理几万亩沙地", "公顷", "公里"),
        ("船在多少吨以上要装", "总吨", "千瓦"),
        ("水质要到几类", "级", "分钟"),
        ("提高多少个百分点", "百分点", "类"),
        ("家里有几口人算零就业", "人", "户"),
        ("几天内报告", "小时", "里"),
        ("离江多远的厂要搬", "公里", "吨"),
    ],
)
def test_a_unit_asked_for_stands_for_its_group(text: str, unit: str, other: str) -> None:
    units = asked(text).units
    assert unit in units
    assert other not in units


@pytest.mark.parametrize(
    ("text", "unit"), [("修多少公里", "公里"), ("治理几万亩", "亩"), ("多少平方公里", "平方公里"), ("要到多少", None)]
)
def test_the_unit_asked_for_tells_which_indicator_is_meant(text: str, unit: str | None) -> None:
    assert told_unit(text) == unit


def test_a_unit_or_a_noun_of_quantity_names_no_thing() -> None:
    assert [word for word in ("面积", "几万亩", "多少公里", "码头", "公里桩") if is_measure_word(word)] == [
        "面积",
        "几万亩",
        "多少公里",
    ]


@pytest.mark.parametrize(
    ("text", "stated"), [("回收率是百分之几", True), ("收得上几成", True), ("要建多少座洗舱站", False)]
)
def test_a_share_is_stated_in_percent_only(text: str, stated: bool) -> None:
    assert ("%" in asked(text).units) is stated


def test_a_year_is_no_quantity() -> None:
    assert not asked("岸电用量要涨多少").stated_in("到2025年年底，稳步提高岸电使用量")
    assert asked("停用多少年以上的要闭库").stated_in("停用时间超过3年的尾矿库")


@pytest.mark.parametrize("text", ["要建多少座洗舱站", "沙地治理多少面积"])
def test_a_quantity_may_be_asked_without_a_unit(text: str) -> None:
    assert asked(text).units == ()


@pytest.mark.parametrize(
    "text", ["哪几类企业要排查", "能有几成效果", "多少有点难", "有几个人大代表", "好多人没上岸", "那一条由谁牵头", ""]
)
def test_words_that_only_look_like_it_ask_for_no_quantity(text: str) -> None:
    assert asked_quantity(text) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("多少总吨以下的船", "300吨以下渔船完成改造"),
        ("多少吨以上的船", "载重200总吨以上"),
        ("多少亩", "治理3.2万公顷"),
        ("多少千米", "沿线两公里范围"),
        ("要到几类", "干流保持Ⅲ类"),
        ("多少户", "安置12000余户"),
        ("多少微克", "控制在62微克每立方米以内"),
        ("几天", "72小时内报告"),
        ("多少元", "每年不少于3000万元"),
    ],
)
def test_a_number_in_an_interchangeable_unit_answers(question: str, text: str) -> None:
    assert asked(question).stated_in(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("多少公里", "治理面积60公顷"),
        ("多少公顷", "修复岸线60公里"),
        ("多少立方米", "36微克每立方米"),
        ("多少米", "控制在36微克每立方米以内"),
        ("多少人", "人力资源社会保障部等参与"),
        ("多少只", "只许白天通行"),
        ("多少公里", "公里数另行公布"),
        ("多少吨", "减排比例为3%"),
    ],
)
def test_another_unit_or_none_does_not(question: str, text: str) -> None:
    assert not asked(question).stated_in(text)


@pytest.mark.parametrize(
    ("text", "subject", "stated"),
    [
        ("关停砖瓦窑18家，推进洗舱", ("砖瓦窑",), True),
        ("关停砖瓦窑18家，推进洗舱", ("洗舱",), False),
        ("关停砖瓦窑18家，推进洗舱", (), True),
        ("至少两户", (), True),
        ("水体达到Ⅳ类", ("水体",), True),
        ("加强洗舱管理", (), False),
        ("一是推进，二是加强", (), False),
    ],
)
def test_without_a_unit_any_number_said_of_the_subject_will_do(
    text: str, subject: tuple[str, ...], stated: bool
) -> None:
    assert asked("达到多少").stated_in(text, subject) is stated


def test_a_unit_stands_in_one_group_only() -> None:
    groups = yaml.safe_load(files("yzassist.question").joinpath("data/units.yaml").read_text(encoding="utf-8"))["units"]
    assert [unit for unit, times in Counter(unit for group in groups for unit in group).items() if times > 1] == []


def test_a_measure_counts_only_in_a_sentence_on_the_subject() -> None:
    text = "开展湿地保护修复。完成沙化土地治理面积7.5万公顷。"
    assert asked("沙化土地要治理多少公顷").stated_in(text, ["沙化", "土地"])
    assert not asked("湿地要修复多少公顷").stated_in(text, ["湿地"])


def test_a_river_may_be_called_otherwise() -> None:
    assert "流域" in kinds_of("江")
    assert kinds_of("磷石膏") == ()


def test_what_is_counted_and_the_numbers_of_it() -> None:
    assert counted_in("黎川市占多少公里") == "公里"
    assert counted_in("湖南有几个") == "个"
    assert counted_in("几个工作日内办结") is None
    assert counted_in("哪几个县") is None
    assert numbers_of("公里", "新建2800公里，改造三百公里") == {"2800", "三百"}


@pytest.mark.parametrize("text", ["最高时速不得超过十五公里", "岗前培训不少于四学时", "不低于泊位总数的百分之三十"])
def test_a_number_in_words_is_a_number_in_every_unit(text: str) -> None:
    assert asked("要达到多少").stated_in(text)
    assert not asked("要达到多少").stated_in("一律靠右侧行驶，统一管理")
