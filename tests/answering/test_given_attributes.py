"""What is asked of a task (its members, how it is decided, who holds a post, a sum) is seen where a sentence gives it
and missed where none does."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

CheckContract = Callable[[Assistant, Answer], None]
AssistantOver = Callable[[Mapping[str, str]], Assistant]

PONDS = """青塘县池塘治理方案

青塘县人民政府办公室

2026年1月5日

一、总体要求

（一）治理目标。到2028年年底，池塘污水收集率达到73%以上，或较2025年提高5个百分点以上。

（二）利用目标。全县淤泥可收集量约42万吨，2026年淤泥综合利用率稳定在95%以上，其中制砖利用率达到38%以上，较上年提高3个百分点。

（三）禁养范围。禁养范围为本县所有水塘、沟渠两侧及村庄周边空闲地。

二、重点任务

（四）整治污水站。对进水浓度低于100毫克/升的城北、石峡、青麓3座污水站，由属地政府逐站编制整治方案。

（五）招引企业。完善深圳、上海、北京3个驻外招商组运行机制，定期走访。

（六）清理塘坝。各乡镇对塘坝逐一排查登记，建立台账。

三、保障措施

（七）加强领导。成立池塘治理领导小组，由县委副书记、县长任组长，分管副县长任副组长。

（八）严格考核。被卫星发现1处漏排的，扣减所在乡镇工作经费2万元；被市级巡查发现1处漏排或溢流的，扣减1万元；县级督查发现的，每处扣减3000元。

（九）调整任务。任务确需调整的，由责任单位书面说明理由，经县治理办审核后报县政府常务会议研究。
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("需要编制整治方案的是哪3座污水站？", "城北、石峡、青麓3座"),
        ("驻外招商组设在哪几个城市？", "深圳、上海、北京3个"),
        ("本县禁养的范围包括哪些地方？", "村庄周边空闲地"),
        ("任务确需调整的，要走什么程序？", "报县政府常务会议研究"),
        ("池塘治理领导小组组长由谁担任？", "县长任组长"),
        ("被市级巡查发现1处漏排的乡镇扣减多少工作经费？", "扣减1万元"),
        ("池塘污水收集率2028年目标是多少", "或较2025年提高5个百分点以上"),
        ("2026年淤泥制砖利用率的目标是多少？", "达到38%以上，较上年提高3个百分点"),
    ],
)
def test_what_the_sentence_gives_is_told(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str, said: str
) -> None:
    asked = assistant_over({"池塘.txt": PONDS})
    answer = asked.ask(question)
    keeps_contract(asked, answer)
    assert not answer.refused
    assert said in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "排查登记的是哪5座塘坝？",
        "排查登记塘坝要走什么程序？",
        "领导小组总指挥由谁担任？",
        "排查塘坝每处奖励多少经费？",
    ],
)
def test_what_no_sentence_gives_is_refused(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str
) -> None:
    asked = assistant_over({"池塘.txt": PONDS})
    answer = asked.ask(question)
    keeps_contract(asked, answer)
    assert answer.refused
