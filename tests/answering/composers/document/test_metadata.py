"""Facts about the document, and claims about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant


@pytest.mark.parametrize("question", ["方案是2022年8月印发的吗", "这个方案是2022年8月31日成文的吗"])
def test_the_right_date_of_the_document_is_confirmed(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith("是的。成文日期：2022年8月31日")


@pytest.mark.parametrize("question", ["方案是2022年9月印发的吗", "这方案是2021年初发的对吧"])
def test_a_wrong_date_of_the_document_is_corrected(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "corrected"
    assert "2022年8月31日" in answer.answer


@pytest.mark.parametrize(
    "question", ["这方案是按哪部法、中央哪个意见弄出来的？", "方案的法律依据是什么", "制定这个方案的上位依据是啥"]
)
def test_what_the_document_rests_on_is_told_from_its_opening(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert "长江保护法" in answer.answer


def test_the_issuers_are_counted(assistant: Assistant) -> None:
    assert "共17个" in assistant.ask("联合印发的，总共多少家，数一下").answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("顺便问下，写报告要引用，这份通知的文号是多少？", "文号：环水体〔2022〕55号。"),
        ("存档要填来源：这份通知的来源是哪个网站？", "来源：生态环境部网站。"),
        ("这份文件归到哪个主题分类", "主题分类：城乡建设、环境保护\\环境监测、保护与治理。"),
        ("文件是不是公开的", "（此件社会公开）。"),
        ("这份文件能不能公开传播？原文有没有注明公开属性？", "（此件社会公开）。"),
    ],
)
def test_one_field_of_the_document_is_told_alone(assistant: Assistant, question: str, said: str) -> None:
    assert assistant.ask(question).answer == said


def test_what_another_document_rests_on_is_no_field_of_this_one(assistant: Assistant) -> None:
    assert assistant.ask("依据哪部法律查处非法采砂").intent != "metadata"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("文号环水体〔2022〕35号，对不？", "不是这样，是55号。"),
        ("我记得文号是国办发〔2022〕55号，对吗", "不是这样。文号：环水体〔2022〕55号。"),
        (
            "这份长江攻坚战行动方案是国务院办公厅印发的文件吧？我引用的时候就写“国办印发”了。",
            "国务院办公厅不在发文机关之列",
        ),
        ("这个文件是不是国务院印发的？", "不是这样。发文机关：生态环境部"),
        ("请问本通知是由水利部单独印发的吗", "不是这样。"),
        ("这个方案是水利部牵头印发的吧", "不是这样。"),
        ("发文机关一共是15个部门对吗", "（共17个）"),
        ("成文日期是2022年9月31日，对吧", "2022年8月31日"),
        ("公文种类是公告对吧", "公文种类：通知。"),
        ("文件来源是中国政府网吧？", "来源：生态环境部网站。"),
        ("主送机关包不包括北京", "不是这样。主送：上海"),
        ("这是内部文件吧，不能往外传？", "不是这样。（此件社会公开）。"),
    ],
)
def test_a_wrong_claim_about_the_document_is_put_right(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "corrected"
    assert said in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "环水体〔2022〕55号，没错吧？",
        "17个部门联合印发的，是不是",
        "是2022年8月31号印发的，没错吧？",
        "主送单位里有河南省吗",
        "公安部是不是发文单位之一",
    ],
)
def test_a_right_claim_about_the_document_is_confirmed(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith("是的。")


def test_one_issuer_of_many_is_neither_confirmed_nor_denied_as_the_issuer(assistant: Assistant) -> None:
    answer = assistant.ask("这个文件是国家发展改革委印发的，对不对？")
    assert answer.answer.startswith("发文机关：国家发展改革委在发文机关之列。")


@pytest.mark.parametrize("question", ["请问该文件是否向社会公开？", "文件能给群众看吗", "方案有没有向社会公布"])
def test_whether_the_document_is_open_is_told_from_its_front(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).answer == "（此件社会公开）。"


@pytest.mark.parametrize("question", ["排污口整治方案是生态环境部制定的吗", "水质监测信息是否向社会公开"])
def test_what_is_claimed_of_a_task_is_no_claim_about_the_document(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).intent == "yes_no"


PONDS = """青塘县池塘治理行动方案（2026—2028年）

青塘县人民政府办公室

2026年1月5日

一、总体要求

（一）治理目标。到2028年年底，池塘污水收集率达到73%以上。
"""


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        ("是县政府办公室发的吧", "answered", "是的。发文机关：青塘县人民政府办公室。"),
        ("是县政府印发的吧", "answered", "发文机关：青塘县人民政府办公室。"),
        ("这份文件是市政府印发的吗", "corrected", "不是这样。发文机关：青塘县人民政府办公室。"),
        ("文件是通知还是意见", "answered", "标题：青塘县池塘治理行动方案（2026—2028年）。"),
        ("这份文件公开吗", "refused", "文件没有注明是否公开。"),
    ],
)
def test_the_document_of_a_county_is_told_by_what_it_says_of_itself(
    assistant_over: Callable[[Mapping[str, str]], Assistant], question: str, status: str, said: str
) -> None:
    answer = assistant_over({"ponds.txt": PONDS}).ask(question)
    assert (answer.status, answer.answer) == (status, said)


@pytest.mark.parametrize(
    "question",
    [
        "这份文件一共是多少个部门一块儿印发的？",
        "是几部门一块儿发的文",
        "通知是几个单位一起发的？",
        "多少个部门联名发的这份方案",
    ],
)
def test_the_bodies_behind_the_document_are_counted_in_any_words(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert "共17个" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["做PPT要写全称，这个长江的方案正式名字叫什么", "该行动方案叫什么名字", "标题是啥", "这份东西正儿八经的名字是啥"],
)
def test_the_document_is_named_in_full(assistant: Assistant, question: str) -> None:
    assert "标题：深入打好长江保护修复攻坚战行动方案" in assistant.ask(question).answer


@pytest.mark.parametrize("question", ["这份通知是由哪位部领导签发的？", "文件由哪个处室起草", "哪位院士牵头科技攻关？"])
def test_no_person_stands_behind_the_document(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    "question",
    [
        "与2018年印发的《长江保护修复攻坚战行动计划》相比，本方案删去了哪几项任务？",
        "相比旧方案有什么变化",
        "这次方案比2018年的多了什么",
        "与十三五规划相比有哪些调整",
    ],
)
def test_what_changed_against_another_document_is_not_told(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).reason == "attribute_missing:与其他文件的比较"


def test_a_value_against_an_earlier_year_is_told(assistant: Assistant) -> None:
    assert "5个百分点" in assistant.ask("生活污水集中收集率比2020年提高多少").answer


def test_the_provinces_that_a_document_is_sent_to_are_counted(assistant: Assistant) -> None:
    assert "共17个省份" in assistant.ask("主送多少个省").answer
