"""What a breach costs is told by the whole rule on the very act; a claim that it costs more is put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant

AssistantOver = Callable[[Mapping[str, str]], Assistant]
CheckContract = Callable[[Assistant, Answer], None]


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("无证采砂怎么罚？", 9, "2倍以上20倍以下"),
        ("没设公示牌罚多少？", 10, "1000元以上5000元以下"),
        ("没设公示牌和没接入平台的罚款分别是多少？", 10, "5000元以上2万元以下"),
        ("采砂船擅自离开停放点，谁来罚，罚多少？", 11, "水行政主管部门责令改正"),
    ],
)
def test_the_rule_on_the_act_is_told_whole(
    regulation: Assistant, keeps_contract: CheckContract, question: str, clause: int, said: str
) -> None:
    answer = regulation.ask(question)
    keeps_contract(regulation, answer)
    assert {citation.clause_number for citation in answer.citations} == {clause}
    assert said in answer.answer


def test_an_order_before_the_fine_corrects_a_claim_that_it_comes_at_once(
    regulation: Assistant, keeps_contract: CheckContract
) -> None:
    answer = regulation.ask("听说采砂船擅自离开停放点被逮到一次就直接罚5万，是真的吗？")
    keeps_contract(regulation, answer)
    assert answer.status == "corrected"
    assert "拒不改正" in answer.answer
    assert "1万元以上3万元以下" in answer.answer


def test_a_sanction_that_the_rule_does_not_have_is_corrected(regulation: Assistant) -> None:
    assert regulation.ask("采砂船擅自离开停放点就没收船，对吗？").status == "corrected"
    assert regulation.ask("无证采砂会被没收违法所得吗？").status == "answered"


def test_a_sum_that_no_rule_lays_down_is_refused(regulation: Assistant) -> None:
    assert regulation.ask("采砂规划不调整罚多少钱？").refused


RULES = """清溪市二次供水管理办法

第一条　建设单位应当将设施验收合格后投入使用，并在15日内报送工程档案资料。
第二条　禁止下列危害二次供水安全的行为：
（一）擅自拆除二次供水设施；
（二）在泵房内堆放杂物或者住人；
（三）将二次供水管道与消防管道连接；
（四）擅自启闭公共阀门。
第三条　禁止在城市公共供水管道上直接装泵抽水。
第四条　建设单位违反本办法第一条规定，将未经验收的设施投入使用的，由供水主管部门责令限期改正，处3万元以上\
10万元以下罚款；违反第一条规定，未按时报送工程档案资料的，责令限期改正，逾期不改正的，处2000元以上1万元以下罚款。
第五条　违反本办法第二条第一项至第四项规定的，由供水主管部门责令停止违法行为，\
对个人处200元以上1000元以下罚款，对单位处5000元以上3万元以下罚款。
第六条　管理单位未按照规定清洗、消毒水池（箱）的，由卫生健康部门责令限期改正，处5000元以上2万元以下罚款。
"""


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("个人擅自启闭公共阀门，罚款幅度是多少？", 5, "对个人处200元以上1000元以下"),
        ("单位把二次供水管道和消防管道接在一起，罚款范围？", 5, "对单位处5000元以上3万元以下"),
        ("擅自拆除二次供水设施由谁查处？", 5, "由供水主管部门"),
        ("泵房里住人归谁管？", 5, "由供水主管部门"),
        ("水箱大半年没洗过，这事儿归哪个部门罚？", 6, "由卫生健康部门"),
        ("未按时报送工程档案的由哪个部门责令限期改正？", 4, "由供水主管部门责令限期改正"),
    ],
)
def test_an_act_cited_by_its_item_has_its_rule(
    assistant_over: AssistantOver, keeps_contract: CheckContract, question: str, clause: int, said: str
) -> None:
    rules = assistant_over({"供水.txt": RULES})
    answer = rules.ask(question)
    keeps_contract(rules, answer)
    assert {citation.clause_number for citation in answer.citations} == {clause}
    assert said in answer.answer


def test_what_no_rule_punishes_is_not_given_the_fine_of_another_act(assistant_over: AssistantOver) -> None:
    rules = assistant_over({"供水.txt": RULES})
    assert rules.ask("在公共供水管道上直接装泵抽水的罚多少？").refused
    assert rules.ask("用户拖欠水费谁来处罚？").refused


BICYCLES = """清溪市电动自行车管理办法

第一条　任何单位和个人不得改装电动自行车的蓄电池。
第二条　个人不得拆解电动自行车的废旧蓄电池。
第三条　快递企业应当每年对骑手开展培训。
第四条　违反本办法第一条规定，个人改装电动自行车的，由公安机关责令恢复原状，处五十元罚款。
第五条　违反本办法第三条规定的，由公安机关责令改正，处一万元以上三万元以下罚款。
"""


def test_the_subject_of_the_whole_regulation_is_no_act(assistant_over: AssistantOver) -> None:
    rules = assistant_over({"电动自行车.txt": BICYCLES})
    assert rules.ask("骑电动自行车闯红灯怎么处罚？").refused
    assert rules.ask("骑电动自行车闯了个红灯，要罚我多少钱？").refused
    assert "五十元" in rules.ask("个人改装电动自行车要罚多少钱？").answer


def test_an_article_breached_by_leaving_something_undone_has_its_rule(assistant_over: AssistantOver) -> None:
    rules = assistant_over({"电动自行车.txt": BICYCLES})
    assert "一万元以上三万元以下" in rules.ask("快递企业不培训骑手罚多少？").answer
