"""Whether something is allowed is answered with the sentence that gives leave or takes it."""

from __future__ import annotations

import pytest

from yzassist.question.phrases import phrase


@pytest.mark.parametrize("text", ["专项资金能否列支人员经费", "能跟隔壁村合办一个互助点吗？", "可不可以联建"])
def test_leave_is_asked_for(text: str) -> None:
    assert phrase("leave_asked").search(text)


@pytest.mark.parametrize("text", ["推动可持续发展", "开发可再生能源", "力争供水可靠"])
def test_words_that_hold_may_give_no_leave(text: str) -> None:
    assert not phrase("leave_given").search(text)


@pytest.mark.parametrize("text", ["可与相邻村联建", "不得用于单位人员经费"])
def test_leave_is_given_or_taken(text: str) -> None:
    assert phrase("leave_given").search(text)
