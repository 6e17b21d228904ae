"""Two characters that are no word and sound like one."""

from __future__ import annotations

import pytest

from yzassist.index.tokenizer import Tokenizer
from yzassist.question.wording.homophones import HomophoneMender

WORDS = ("清理", "农药", "园区", "部门", "负责", "事情", "多元", "整改", "县级", "情形", "牵头", "一共", "水管")
TEXTS = ("视情组织演练。推进县域医共体。",)


@pytest.fixture(scope="module")
def mender(tmp_path_factory: pytest.TempPathFactory) -> HomophoneMender:
    tokenizer = Tokenizer(tmp_path_factory.mktemp("jieba"))
    return HomophoneMender(WORDS, TEXTS, tokenizer.words, tokenizer.frequency)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("小水电青理做完没有", "小水电清理做完没有"),
        ("浓药要减多少", "农药要减多少"),
        ("化工圆区归谁管", "化工园区归谁管"),
        ("哪家付责、哪家签头", "哪家负责、哪家牵头"),
    ],
)
def test_a_pair_with_one_right_character_becomes_the_word_it_sounds_like(
    mender: HomophoneMender, written: str, meant: str
) -> None:
    assert mender.mend(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "离江多远以内",  # 远 belongs to 多远
        "正改厕所呢",
        "县几级",  # a numeral
        "视情组织",  # the plan writes it so
        "哪几条提到医共体",
        "泵房里住人归谁管",  # no 水管
    ],
)
def test_words_that_stand_side_by_side_are_left_alone(mender: HomophoneMender, text: str) -> None:
    assert mender.mend(text) == text


def test_of_a_run_of_slips_each_is_mended_once(mender: HomophoneMender) -> None:
    assert mender.mend("青理付责") == "清理负责"
    assert mender.mend("") == ""
