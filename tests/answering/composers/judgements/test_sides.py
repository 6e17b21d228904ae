"""Two things whose rules differ are told apart by their wording, and each is answered by its own sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.composers.judgements.sides import Sides, split_sides
from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("A级和D级检查频次有何不同", Sides("A级", "D级检查频次")),
        ("文旅消费券资金和一般奖补资金，市与区县的分担比例有何不同？", Sides("文旅消费券资金", "一般奖补资金")),
        ("沿河、沿库池塘的占比，一般池塘与养殖鲈鱼的池塘要求有什么不同？", Sides("一般池塘", "养殖鲈鱼的池塘要求")),
        ("未经验收即投入使用，与未按时移交资料，罚款幅度有什么不同？", Sides("未经验收即投入使用", "未按时移交资料")),
    ],
)
def test_the_two_things_compared_are_split(question: str, sides: Sides) -> None:
    assert split_sides(question) == sides


@pytest.mark.parametrize("question", ["检查频次有何不同", "A级和D级各查几次"])
def test_what_names_no_pair_is_not_split(question: str) -> None:
    assert split_sides(question) is None


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        ("canteen-safety-plan-2025.txt", "A级和D级 检查频次有何不同", ["A级每年至少检查1次", "D级每季度至少检查1次"]),
        ("tourism-measures-2024.md", "国内包机和国际包机每架次的奖补有什么区别？", ["2万元", "5万元"]),
        (
            "tourism-measures-2024.md",
            "文旅消费券资金和一般奖补资金，市与区县的分担比例有何不同？",
            ["6:4", "5:5"],
        ),
        ("pollution-battle-2024.html", "城市建成区和县城的道路机械化清扫率目标有什么不同？", ["90%", "82%"]),
    ],
)
def test_each_side_is_answered_by_its_own_sentence(
    other_plan: Callable[[str], Assistant], plan: str, question: str, said: list[str]
) -> None:
    answer = other_plan(plan).ask(question)
    assert [words for words in said if words not in answer.answer] == []
