"""The items of a run are counted as a reader counts them."""

from __future__ import annotations

import pytest

from yzassist.answering.composers.sets.enumeration import enumerations


@pytest.mark.parametrize(
    ("sentence", "noun", "count"),
    [
        ("加强太湖、巢湖、滇池等重要湖泊蓝藻水华防控", "湖泊", 3),
        ("突破水华暴发机理与预警、面源污染界定、典型废水处理与资源化、植被恢复等技术难点", "技术难点", 4),
        ("在青崖、石门、云台和麻栗坪四个县", "县", 4),
    ],
)
def test_words_joined_inside_an_item_do_not_make_two(sentence: str, noun: str, count: int) -> None:
    (found,) = enumerations(sentence, 0, noun)
    assert len(found.items) == count
