"""Plans are recognised by what people call them, and a plan that is not there is not taken for one that is."""

from __future__ import annotations

import pytest

from yzassist.documents.corpus import read_corpus
from yzassist.errors import InvalidInputError
from yzassist.question.plans.chosen import chosen_documents
from yzassist.question.plans.mention import Refers, read_mention
from yzassist.question.plans.plan_names import PlanNames
from yzassist.question.wording.normalize import normalize
from yzassist.settings import PROJECT_ROOT

PLANS = read_corpus(PROJECT_ROOT / "eval" / "plans" / "qinghe-office").plans
PROVINCE, AIR, OLD_AIR = "lanjiang-air-2023", "qinghe-air-2024", "qinghe-air-2021"
WASTE, FARM, COUNTY = "qinghe-solid-waste-2024", "qinghe-farm-2023", "yunpu-rural-2024"


@pytest.fixture(scope="module")
def names() -> PlanNames:
    return PlanNames(PLANS)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("《清和市固体废物综合整治工作方案》第三条", {WASTE}),
        ("《空气质量改善实施方案》的目标", {PROVINCE}),
        ("清政办发〔2024〕31号讲什么", {WASTE}),
        ("请问清政发[2024]9号第七条", {AIR}),
        ("清和蓝天方案谁牵头", {AIR}),
        ("固废方案第四条", {WASTE}),
        ("农业面源那个方案的目标", {FARM}),
        ("县里那个方案的农膜回收率", {COUNTY}),
        ("省里的空气质量方案", {PROVINCE}),
        ("清和市2021年的大气方案", {OLD_AIR}),
        ("大气方案的目标", {PROVINCE, AIR}),
        ("省里和市里的空气质量方案", {PROVINCE, AIR}),
        ("固废方案和农业面源方案比", {WASTE, FARM}),
        ("岚江省空气质量改善实施方案和清和市空气质量持续改善行动方案的目标", {PROVINCE, AIR}),
        ("农膜回收率是多少", set()),
        ("整治方案什么时候编制完", set()),
        ("这个方案谁牵头", set()),
    ],
)
def test_a_plan_is_known_by_its_names(names: PlanNames, question: str, documents: set[str]) -> None:
    mention = read_mention(normalize(question), names)
    assert set(mention.documents) == documents
    assert mention.unknown == ""


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("《清和市土壤污染防治工作方案》第三条", "《清和市土壤污染防治工作方案》"),
        ("青山市固废方案的农膜回收率", "青山市固废方案"),
        ("山南省的空气方案", "山南省的空气方案"),
        ("清政发〔2019〕8号第二条", "清政发〔2019〕8号"),
        ("清和市2019年的空气质量方案", "清和市2019年的空气质量方案"),
        ("噪声防治方案讲什么", "噪声防治方案"),
    ],
)
def test_a_plan_that_is_not_there_is_unknown(names: PlanNames, question: str, unknown: str) -> None:
    mention = read_mention(normalize(question), names)
    assert mention.documents == ()
    assert mention.unknown in unknown
    assert mention.unknown


def test_names_leave_the_question_itself(names: PlanNames) -> None:
    assert read_mention("固废方案和农业面源方案的农膜回收率一样吗", names).rest == "方案的农膜回收率一样吗"


@pytest.mark.parametrize(
    ("question", "refers", "rest"),
    [
        ("其他方案怎么规定的", Refers.OTHERS, "方案怎么规定的"),
        ("这两个方案里谁牵头", Refers.SEVERAL, "方案里谁牵头"),
        ("各方案的资金", Refers.EVERY, "方案的资金"),
        ("哪些方案提到农膜", Refers.EVERY, "哪些条款提到农膜"),
        ("这个方案谁发的", Refers.THIS, "方案谁发的"),
        ("农膜回收率哪个方案定得高", Refers.EVERY, "农膜回收率各是多少"),
    ],
)
def test_plans_may_be_referred_to(names: PlanNames, question: str, refers: Refers, rest: str) -> None:
    mention = read_mention(question, names)
    assert (mention.refers, mention.rest) == (refers, rest)


@pytest.mark.parametrize("question", ["那县里的方案呢", "固废方案的", "那固废的呢", "清和蓝天方案怎么规定"])
def test_a_bare_name_asks_the_earlier_question_again(names: PlanNames, question: str) -> None:
    assert read_mention(question, names).bare


def test_a_document_is_chosen_by_id_title_part_or_number() -> None:
    chosen = ("qinghe-air-2024", "清和市固体废物综合整治工作方案", "农业面源", "云政发〔2024〕17号")
    assert chosen_documents(chosen, PLANS) == (AIR, WASTE, FARM, COUNTY)


@pytest.mark.parametrize(
    ("name", "told", "listed"),
    [
        ("碧水方案", "没有“碧水方案”这份文件", {PROVINCE, AIR, OLD_AIR, WASTE, FARM, COUNTY}),
        ("清和市", "对应 4 份文件", {AIR, OLD_AIR, WASTE, FARM}),
    ],
)
def test_an_unknown_or_ambiguous_document_is_an_error_that_lists_them(name: str, told: str, listed: set[str]) -> None:
    with pytest.raises(InvalidInputError, match=told) as raised:
        chosen_documents([name], PLANS)
    assert {plan.id for plan in PLANS if plan.id in str(raised.value)} == listed
