"""What is asked beside an attribute that plans rarely give is answered where the text has it."""

from __future__ import annotations

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("地里铺的那层塑料薄膜，到2025年年底要收回来多大比例？归哪个部牵头？", ["85%", "农业农村部牵头"]),
        ("再生水厂要建多少？谁负责？", ["方案没有给出所问的数量。", "住房和城乡建设部"]),
        ("小水电“回头看”谁牵头？有没有时间限制？", ["水利部牵头", "没有规定该项的完成时限"]),
        ("老百姓发现有厂子偷排，举报了有奖励吗？方案里提没提这种办法？", ["有奖举报"]),
        ("若尔盖国家公园在方案中是已经建成了吗？", ["推进若尔盖等国家公园创建"]),
        ("要顺利实施保护项目的珍稀濒危物种，点了哪几种的名？", ["中华鲟、长江鲟和长江江豚"]),
        ("给省、市、县三级都定好用水的总盘子和省水的指标，不许超，这是哪个部牵头管的？", ["水利部牵头"]),
    ],
)
def test_every_question_of_a_message_is_answered(assistant: Assistant, question: str, said: list[str]) -> None:
    answer = assistant.ask(question)
    assert [words for words in said if words not in answer.answer] == []


@pytest.mark.parametrize(
    "question",
    ["碳汇交易能换钱吗？方案里提没提这种办法？", "无废城市建设有奖励吗？方案提没提？", "尾矿库治理现在完成了吗"],
)
def test_what_the_plan_does_not_say_is_still_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_of_a_long_story_the_last_question_decides(assistant: Assistant) -> None:
    told = (
        "前日子开会，村支书念长江方案，讲“锰三角”要综合治理，念到哪些部门牵头，一口气念了四个，我都记得。"
        "最后他还念了一个只是参与的，当时喇叭响了一下，我没听清。"
    )
    assert "矿山安监局参与" in assistant.ask(f"{told}那个搞参与的是哪个单位？").answer
