"""Words: the plan's terms stay whole, their parts come too, function words and punctuation do not."""

from __future__ import annotations

import jieba
import pytest

from yzassist.index.tokenizer import Tokenizer, _PlainDictionary, heading_subjects, stop_words


@pytest.fixture
def tokenizer(jieba_cache):
    return Tokenizer(jieba_cache, ["一塘一策", "矿山安监局"])


def test_user_words_stay_whole_with_their_parts(tokenizer, jieba_cache):
    assert "一塘一策" in tokenizer.tokens("编制“一塘一策”方案")
    assert "一塘一策" not in Tokenizer(jieba_cache).tokens("编制“一塘一策”方案")
    assert {"矿山", "矿山安监局"} <= set(tokenizer.tokens("矿山安监局"))


def test_search_mode_gives_parts_of_long_words(tokenizer):
    assert {"生态", "环境", "生态环境"} <= set(tokenizer.tokens("生态环境质量"))


def test_punctuation_blanks_and_stop_words_are_dropped(tokenizer):
    assert tokenizer.tokens("的，。 “”（）——! \n") == []
    assert "的" in stop_words()
    assert tokenizer.tokens("谁的职责？") == ["职责"]


def test_latin_is_lower_case_and_numbers_stay(tokenizer):
    assert tokenizer.tokens("COD") == ["cod"]
    assert "2025" in tokenizer.tokens("到2025年")
    assert any("97" in token for token in tokenizer.tokens("达到97%以上"))


def test_nothing_leaks_into_the_global_jieba(tokenizer):
    assert not jieba.dt.initialized or "一塘一策" not in jieba.dt.FREQ


def test_the_dictionary_cache_lies_in_the_given_folder(tmp_path):
    _PlainDictionary().load(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]


def test_stop_words_are_function_words_only():
    assert not stop_words() & {"牵头", "负责", "参与", "目标", "禁止", "不得", "污染", "时间"}


@pytest.mark.parametrize(
    ("heading", "subjects"),
    [
        ("深入推进长江入河排污口整治", ("长江入河排污口整治",)),
        ("实施林地、草地及湿地保护修复", ("林地", "草地", "湿地保护修复")),
        ("", ()),
    ],
)
def test_subjects_of_headings(tokenizer, heading, subjects):
    assert heading_subjects(tokenizer.tagged(heading)) == subjects
