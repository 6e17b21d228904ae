"""A case beside what is not that case is told by the sentence that sets it apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.composers.judgements.denied import denies
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]

RULES = """清溪市泵房管理办法

第一条　泵房每日至少巡查一次，实现远程监控的，每周至少巡查两次。
第二条　水池周围十米以内不得堆放垃圾。
"""


@pytest.mark.parametrize(
    ("one", "other", "denied"),
    [
        ("泵房实现了远程监控", "没有实现远程监控的", True),
        ("有物业的小区", "没有物业的小区", True),
        ("未移交", "不符合规程", False),
        ("城市", "农村", False),
    ],
)
def test_one_thing_denies_the_other(one: str, other: str, denied: bool) -> None:
    assert denies(one, other) is denied


def test_the_sentence_on_the_case_and_on_all_else_is_told(assistant_over: AssistantOver) -> None:
    rules = assistant_over({"泵房.txt": RULES})
    answer = rules.ask("泵房实现了远程监控和没有实现远程监控的，巡查频次要求有什么不同？")
    assert "每日至少巡查一次" in answer.answer
    assert "每周至少巡查两次" in answer.answer
