"""The kind of list asked for is told by its noun, or by where alone."""

from __future__ import annotations

import pytest

from yzassist.question.announced import forbids, kind_asked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("申请要符合哪些条件", "条件"),
        ("要带什么材料", "材料"),
        ("养犬登记条件", "条件"),
        ("哪里不能采砂", "区域"),
        ("哪些国家工作人员的行为要给处分", "行为"),
        ("义务有哪些", "职责"),
    ],
)
def test_a_noun_asks_for_all_words_of_its_kind(text: str, kind: str) -> None:
    assert kind in kind_asked(text)


@pytest.mark.parametrize("text", ["由谁牵头", "材料由谁审核", "符合条件的发放登记证吗"])
def test_a_noun_in_passing_asks_for_no_list(text: str) -> None:
    assert kind_asked(text) == ()


def test_what_forbids_is_told_from_what_does_not() -> None:
    assert forbids("什么地方不让挖沙")
    assert not forbids("什么地方可以挖沙")
