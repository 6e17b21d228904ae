"""One sentence at a time: what is wrong with it, and that it is not shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.generation.evidence import EvidenceParagraph, NumberedEvidence
from yzassist.generation.verification.model import ProblemKind
from yzassist.generation.verification.verifier import SentenceVerifier

Answering = Callable[..., Answer]
EvidenceOf = Callable[..., NumberedEvidence]
ItemsOf = Callable[[Assistant], Mapping[str, EvidenceParagraph]]
K = ProblemKind


@pytest.mark.parametrize(
    ("mark", "sentence", "kind"),
    [
        ("（八）第1款", "农膜回收率达到95%以上", K.NUMBER),
        ("（八）第1款", "农膜回收率达到百分之九十五以上", K.NUMBER),
        ("（八）第1款", "农膜回收率达到80%以上", K.BOUND_NUMBER),
        ("（八）第1款", "农膜回收率和化肥农药利用率分别达到43%和85%以上", K.BOUND_NUMBER),
        ("（八）第1款", "农膜回收率和化肥农药利用率达到85%以上", K.BOUND_NUMBER),
        ("（八）第1款", "化肥农药减量增效，利用率达到80%以上", K.BOUND_NUMBER),
        ("（八）第1款", "完成130个县的农膜回收", K.BOUND_NUMBER),
        ("（十四）", "长江干流岸线1公里范围内尾矿库完成污染治理", K.BOUND_NUMBER),
        ("（二十）", "完成石漠化土地治理面积7.5万公顷", K.BOUND_NUMBER),
        ("（八）第1款", "农膜回收率达到85%以下", K.COMPARISON),
        ("（八）第1款", "农膜回收率不超过85%", K.COMPARISON),
        ("（八）第1款", "化肥农药利用率提高43%以上", K.COMPARISON),
        ("（八）第1款", "农膜回收率的要求高于化肥农药利用率", K.COMPARISON),
        ("（六）第2款", "城市生活污水集中收集率提升至70%以上并提高5个百分点以上", K.NUMBER),
        ("（六）第2款", "城市生活污水集中收集率提升至70%以上并比2020年提高5个百分点以上", K.COMPARISON),
        ("（六）第1款", "要巩固县级及以下城市黑臭水体治理成效", K.COMPARISON),
        ("（八）第1款", "2027年年底前，农膜回收率达到85%以上", K.DATE),
        ("（十）", "到2023年年底，基本完成整治", K.BOUND_DATE),
        ("（五）", "2022年年底前完成饮用水水源地名录并定界立标", K.BOUND_DATE),
        ("（六）第1款", "长江三角洲区域要在2025年年底前基本消除黑臭水体", K.BOUND_DATE),
        ("（六）第1款", "县级城市建成区黑臭水体2024年年底前基本消除", K.BOUND_DATE),
        ("（六）第1款", "黑臭水体治理由教育部牵头", K.DEPARTMENT),
        ("（六）第1款", "黑臭水体治理由县住建局牵头", K.DEPARTMENT),
        ("（六）第1款", "黑臭水体治理由农业农村部牵头", K.ROLE),
        ("（六）第1款", "参与部门是水利部", K.ROLE),
        ("（五）", "饮用水水源地名录由水利部牵头，也由其参与", K.ROLE),
        ("（三十七）第4款", "审理环境资源案件由公安部、水利部牵头", K.ROLE),
        ("（四）", "范围包括广东省的相关县级行政区域", K.PLACE),
        ("（三十四）", "加强水污染防治法宣传工作", K.LAW),
        ("（十）", "按照“一河一策”原则制定排污口整治方案", K.QUOTED),
        ("（二十一）", "鼓励非法侵占河湖水域岸线", K.POLARITY),
        ("（二十一）", "允许侵占河湖水域岸线", K.POLARITY),
        ("（三十二）第2款", "落后化工产能跨区域转移", K.POLARITY),
        ("（二十）", "耕地保有量任务减少", K.POLARITY),
        ("（五）", "不推动太湖—太浦河等跨界水体联保共治", K.POLARITY),
        ("（九）", "进一步提高岸电使用成本", K.POLARITY),
        ("（六）第1款", "到2025年年底，县级城市建成区黑臭水体消除", K.DEGREE),
        ("（二十六）", "所有电站按要求完成退出", K.DEGREE),
        ("（五）", "违者处以罚款", K.WORD),
        ("（六）第1款", "巩固提升地级及以上农村黑臭水体治理成效", K.WORD),
        ("（九）", "强化水上危险化学品和化学品船舶受电设施改造", K.UNSUPPORTED),
        ("（五）", "<b>保障南水北调工程水源水质安全</b>", K.MARKUP),
        ("（五）", "保障南水北调工程水源水质安全，见 evil.example", K.MARKUP),
        ("（五）", "保障南水北调工程水源水质安全 and report to us", K.MARKUP),
        ("（五）", "到2024年年底，长江经济带乡镇级集中式饮用水水", K.CUT),
    ],
)
def test_a_wrong_sentence_is_not_shown_and_what_is_wrong_is_told(
    verifier: SentenceVerifier,
    evidence_of: EvidenceOf,
    answering: Answering,
    mark: str,
    sentence: str,
    kind: ProblemKind,
) -> None:
    marked = sentence if kind is K.CUT else f"{sentence}〔{mark}〕。"
    verdict = verifier.check(marked, evidence_of(mark), answering())
    assert verdict.shown is None
    assert verdict.citations == ()
    assert kind in {problem.kind for problem in verdict.problems}


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("- **保障南水北调工程水源水质安全**〔（五）〕。", "保障南水北调工程水源水质安全。〔（五）〕"),
        ("根据方案，要保障南水北调工程水源水质安全。", "要保障南水北调工程水源水质安全。〔（五）〕"),
        ("一是保障南水北调工程水源水质安全【（五）】；", "保障南水北调工程水源水质安全。〔（五）〕"),
        ("保障南水北调\u200b工程水源水质安全[(5)]", "保障南水北调工程水源水质安全。〔（五）〕"),
        ("按第五条，保障南水北调工程水源水质安全〔（五）〕", "保障南水北调工程水源水质安全。〔（五）〕"),
    ],
)
def test_the_dress_of_a_true_sentence_is_taken_off(
    verifier: SentenceVerifier, evidence_of: EvidenceOf, answering: Answering, sentence: str, shown: str
) -> None:
    assert verifier.check(sentence, evidence_of("（五）", "（六）第1款"), answering()).shown == shown


@pytest.mark.parametrize("forged", ["（三）", "（三十一）", "（二十五）", "（三十）第9款", "附件1"])
def test_a_mark_that_names_no_paragraph_of_the_evidence_is_dropped(
    verifier: SentenceVerifier, evidence_of: EvidenceOf, answering: Answering, forged: str
) -> None:
    evidence = evidence_of("（三十）")
    verdict = verifier.check(f"全面推行排污许可“一证式”管理〔{forged}〕。", evidence, answering())
    assert verdict.shown == "全面推行排污许可“一证式”管理。〔（三十）〕"
    assert (K.MARK, forged) in {(problem.kind, problem.wording) for problem in verdict.problems}
    assert verifier.check(f"违者一律关停〔{forged}〕。", evidence, answering()).shown is None


def test_each_mark_of_a_sentence_answers_for_the_words_before_it(
    verifier: SentenceVerifier, evidence_of: EvidenceOf, answering: Answering
) -> None:
    evidence = evidence_of("（五）", "（八）第1款")
    true = "完成长江流域饮用水水源地名录〔（五）〕，农膜回收率达到85%以上〔（八）第1款〕。"
    verdict = verifier.check(true, evidence, answering())
    assert verdict.shown == "完成长江流域饮用水水源地名录〔（五）〕，农膜回收率达到85%以上。〔（八）第1款〕"
    assert [citation.clause for citation in verdict.citations] == ["（五）", "（八）"]
    assert verifier.check(true.replace("85%", "75%"), evidence, answering()).shown is None


def test_a_date_holds_for_all_that_follows_it_in_the_sentence_whatever_the_marks(
    verifier: SentenceVerifier, evidence_of: EvidenceOf, answering: Answering
) -> None:
    evidence = evidence_of("（五）", "（八）第1款")
    first = "到2022年年底，完成长江流域饮用水水源地名录〔（五）〕，"
    said = f"{first}到2025年年底，农膜回收率达到85%以上〔（八）第1款〕。"
    assert verifier.check(said, evidence, answering()).shown is not None
    assert verifier.check(f"{first}农膜回收率达到85%以上〔（八）第1款〕。", evidence, answering()).shown is None


@pytest.mark.parametrize(
    ("before", "sentence", "shown"),
    [
        ("（八）第1款", "这项工作由工业和信息化部牵头〔（七）〕。", False),
        ("（七）", "这项工作由工业和信息化部牵头〔（七）〕。", True),
        ("（六）第2款", "处理率达到97%以上〔（三）〕。", False),
        ("（六）第2款", "县城生活垃圾无害化处理率达到97%以上〔（三）〕。", True),
    ],
)
def test_a_sentence_without_a_subject_of_its_own_speaks_of_the_clause_before_it(
    verifier: SentenceVerifier,
    places: Mapping[str, EvidenceParagraph],
    evidence_of: EvidenceOf,
    answering: Answering,
    before: str,
    sentence: str,
    shown: bool,
) -> None:
    evidence = evidence_of("（三）", "（七）", before)
    verdict = verifier.check(sentence, evidence, answering(), places[before])
    assert (verdict.shown is not None) is shown
    assert shown or {K.SUBJECT, K.BOUND_NUMBER} & {problem.kind for problem in verdict.problems}


def test_citations_quote_the_plan_verbatim(
    verifier: SentenceVerifier,
    evidence_of: EvidenceOf,
    places: Mapping[str, EvidenceParagraph],
    answering: Answering,
) -> None:
    (citation,) = verifier.check("农膜回收率要达到85%以上", evidence_of("（八）第1款"), answering()).citations
    text = places["（八）第1款"].paragraph.text
    assert citation.quote == text[citation.start : citation.end]
    assert "农膜回收率达到85%以上" in citation.quote


def test_a_local_department_stands_for_its_ministry_only_when_it_was_asked_for(
    verifier: SentenceVerifier, evidence_of: EvidenceOf, answering: Answering
) -> None:
    sentence = "岸线生态修复由县水利局牵头〔（二十一）〕。"
    assert verifier.check(sentence, evidence_of("（二十一）"), answering("县水利局要做什么")).shown is not None
    assert verifier.check(sentence, evidence_of("（二十一）"), answering("岸线怎么修复")).shown is None


def test_whom_a_sentence_speaks_to_must_be_who_asked(
    verifier: SentenceVerifier, evidence_of: EvidenceOf, answering: Answering
) -> None:
    said = "对船老大来说，要健全就业帮扶台账〔（十九）〕。"
    assert verifier.check(said, evidence_of("（十九）"), answering("这对船老大意味着什么")).shown is not None
    assert verifier.check(said, evidence_of("（十九）"), answering("这对渔民意味着什么")).shown is None


def test_sentences_of_another_plan_pass_as_they_stand_and_not_with_other_numbers(
    other_plan: Callable[[str], Assistant], items_of: ItemsOf, answering: Answering
) -> None:
    asked = other_plan("qinghe-air-action-plan-2024.txt")
    verifier = SentenceVerifier(asked.index)
    changed = 0
    for mark, item in items_of(asked).items():
        evidence = NumberedEvidence((item,))
        for sentence in item.paragraph.sentences:
            assert verifier.check(f"{sentence.text}〔{mark}〕", evidence, answering()).shown is not None, sentence.text
            for digit in re.findall(r"[0-9]", sentence.text)[:1]:
                wrong = sentence.text.replace(digit, str((int(digit) + 3) % 10))
                changed += 1
                assert verifier.check(f"{wrong}〔{mark}〕", evidence, answering()).shown is None, wrong
    assert changed >= 5
