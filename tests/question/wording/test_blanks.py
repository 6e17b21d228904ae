"""A name whose numbers a person does not recall is filled in as the plan has it."""

from __future__ import annotations

import pytest

from yzassist.question.wording.blanks import fill_blanks

PLAN = "实施好“十省百县千户”跟踪帮扶方案，编制“一库一策”方案，组织百城千县万名专家行动，每3年查1次、每5年查2次。"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("那个几省几县几户的方案叫什么", "那个十省百县千户的方案叫什么"),
        ("“几省几县几户”是几省几县几户", "“十省百县千户”是十省百县千户"),
        ("几城几县几名专家的行动", "百城千县万名专家的行动"),
        ("叫几库几策", "叫一库一策"),
    ],
)
def test_the_numbers_are_those_of_the_plan(text: str, filled: str) -> None:
    assert fill_blanks(text, [PLAN]) == filled


@pytest.mark.parametrize("text", ["几个省几个县参加", "几年几月完成", "参与的有几家", "几年查几次"])
def test_a_count_is_no_such_name(text: str) -> None:
    assert fill_blanks(text, [PLAN]) == text
