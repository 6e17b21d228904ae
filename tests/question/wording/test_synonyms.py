"""Plain words are found in a question with the plan terms they stand for."""

from __future__ import annotations

from yzassist.question.wording.synonyms import plan_terms_for


def test_a_plain_word_inside_a_longer_one_is_not_found() -> None:
    assert plan_terms_for("岸边的塑料布") == {"塑料布": ("塑料垃圾",)}
    assert plan_terms_for("菜地里的塑料布")["地里的塑料布"] == ("农膜",)
    assert "塑料布" not in plan_terms_for("菜地里的塑料布")


def test_plain_words_that_overlap_are_both_found() -> None:
    assert list(plan_terms_for("厂里自己测")) == ["厂里自己测"]
    assert list(plan_terms_for("水库放水给鱼放水")) == ["水库放水", "给鱼放水"]
