"""Wordings are compared by what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.evaluation.values import conflicts, met, states
from yzassist.facts.departments.vocabulary import DepartmentVocabulary, load_vocabulary
from yzassist.facts.readings import canonical, tokens


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("须在2025-12-31前完成", "2025年年底"),
        ("到 2025 年 底", "2025年年底"),
        ("到二〇二五年年底", "2025年底"),
        ("2022年08月31日印发", "2022年8月31日"),
        ("到2025年年底完成", "2025年"),
        ("2024年上半年", "2024年6月30日"),
        ("提高到百分之四十三以上", "43%"),
        ("提高到４３％以上", "43%"),
        ("治理75000公顷", "7.5万公顷"),
        ("共三十八条", "38条"),
        ("减少1,200吨", "1200吨"),
        ("水质保持Ⅱ类", "2类"),
        ("由住建部牵头", "住房和城乡建设部"),
        ("县农业农村局负责", "农业农村部"),
        ("环水体[2022]55号", "环水体〔2022〕55号"),
        ("推行“一口一策”。", "一口一策"),
        ("见〔（二十六）〕", "二十六"),
    ],
)
def test_the_same_said_differently(text: str, wording: str, vocabulary: DepartmentVocabulary) -> None:
    assert states(text, wording, vocabulary)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("共18条", "8条"),
        ("共四十条", "共四"),
        ("43.5%", "43%"),
        ("143%", "43%"),
        ("到2024年年底", "2025年年底"),
        ("2022年8月1日", "2022年8月31日"),
        ("7.5万亩", "7.5万公顷"),
        ("由公安部门处理", "公安部"),
        ("由自然资源部牵头", "水利部"),
        ("依据〔（十七）〕", "17"),
        ("", "43%"),
    ],
)
def test_what_looks_alike_is_not_the_same(text: str, wording: str, vocabulary: DepartmentVocabulary) -> None:
    assert not states(text, wording, vocabulary)


def test_one_alternative_of_a_group_is_enough(vocabulary: DepartmentVocabulary) -> None:
    assert met("共9条", ("九项", "9条"), vocabulary)
    assert not met("共8条", ("九项", "9条"), vocabulary)


def test_values_are_read_in_order(vocabulary: DepartmentVocabulary) -> None:
    text = "到2025年年底，水利部完成12个"
    assert tokens(text, vocabulary) == ("⟦2025⟧", "⟦2025-12-31⟧", "⟦@水利部⟧", "⟦12⟧")


@given(st.text(max_size=60))
def test_any_text_states_itself(text: str) -> None:
    vocabulary = load_vocabulary()
    assert states(text, text, vocabulary)
    assert canonical(text, vocabulary) == canonical(f" {text} ", vocabulary)


def test_another_number_in_the_same_words_conflicts_with_the_expected_one(vocabulary: DepartmentVocabulary) -> None:
    shown = "- 秸秆综合利用率达到80%以上。\n- 秸秆综合利用率达到90%以上。"
    assert conflicts(shown, "90%", vocabulary) == ("秸秆综合利用率达到80%",)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("完成沙地治理任务面积5万亩，完成盐碱地治理任务面积9万亩。", "9万亩"),  # two things that share their last words
        ("回收率达到90%以上。", "90%"),
        ("由水利部牵头。", "水利部"),
    ],
)
def test_numbers_of_different_things_do_not_conflict(text: str, wording: str, vocabulary: DepartmentVocabulary) -> None:
    assert conflicts(text, wording, vocabulary) == ()
