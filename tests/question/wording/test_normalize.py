"""One writing for all questions; what cannot be a question is told so kindly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.errors import InvalidQuestionError
from yzassist.question.wording.normalize import check_question, normalize


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("到 2025 年 底", "到2025年底"),
        ("４３％", "43%"),
        ("ＣＯＤ　是多少", "COD是多少"),
        ("長江禁漁由誰牽頭", "长江禁渔由谁牵头"),
        ("农膜\u200b回收率\ufeff", "农膜回收率"),
        ("who  leads\tthis", "who leads this"),
        ("谁牵头？（六）", "谁牵头？（六）"),
    ],
)
def test_width_script_and_blanks_become_one(typed: str, clean: str) -> None:
    assert normalize(typed) == clean


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "必须是文字"),
        (7, "必须是文字"),
        (["谁牵头"], "必须是文字"),
        ("", "是空的"),
        (" \t\n\u3000", "是空的"),
        ("\u200b\ufeff", "是空的"),
        ("谁牵头\x00", "控制字符"),
        ("\x1b[31m谁牵头", "控制字符"),
        ("？！……", "没有文字"),
        ("😀", "没有文字"),
        ("问" * 10_000, "太长"),
    ],
)
def test_what_is_no_question_is_rejected_with_its_reason(text: object, message: str) -> None:
    with pytest.raises(InvalidQuestionError, match=message):
        check_question(text, 1000)


def test_the_limit_itself_is_allowed() -> None:
    assert check_question("问" * 1000, 1000) == "问" * 1000
    with pytest.raises(InvalidQuestionError, match=r"1001字.*1000字以内"):
        check_question("问" * 1001, 1000)
