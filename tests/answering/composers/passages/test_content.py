"""An item of a list of what is forbidden is told with the words that forbid it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]

RULES = """石桥市电动自行车管理办法

石桥市人民政府

2026年3月1日

第一条 任何单位和个人不得有下列行为：
（一）在建筑物的疏散通道、楼梯间停放电动自行车或者为其充电；
（二）携带电动自行车蓄电池进入电梯轿厢。

第二条 市消防救援支队负责日常监督检查。

第三条 换电企业有下列情形之一的，街道办事处应当终止合作协议：发生火灾并负有责任的；一年内两次检测不合格的；转包业务的。\
协议每年签订一次。
"""


def test_what_is_forbidden_is_said_to_be(assistant_over: AssistantOver) -> None:
    town = assistant_over({"电动自行车.txt": RULES})
    for question in ("能在楼道充电吗", "可以带蓄电池进电梯轿厢吗"):
        assert "任何单位和个人不得有下列行为" in town.ask(question).answer


def test_a_list_told_in_one_sentence_is_told_whole(assistant_over: AssistantOver) -> None:
    answer = assistant_over({"电动自行车.txt": RULES}).ask("换电企业出现哪些情形，街道办事处应当终止合作协议？").answer
    assert all(said in answer for said in ("发生火灾", "两次检测不合格", "转包业务"))
    assert "每年签订" not in answer
