"""A turn that goes on with words of the clause just spoken of stays within it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.question.dialogue.same_clause import stays_in_measure
from yzassist.question.dialogue.turns import Grounds, Turn
from yzassist.question.model import ClauseSlot, Question, Slots

Build = Callable[..., Question]
MEASURE = "推进码头岸电设施改造，提高船舶靠港岸电使用量。推进水上洗舱站建设。"


@pytest.mark.parametrize(
    ("text", "tokens", "stays"),
    [
        ("那洗舱站建设归谁", ("洗舱站", "建设"), True),
        ("换到岸电使用量这一块", ("岸电", "使用量"), True),
        ("再说码头岸电", ("码头", "岸电", "电价"), True),
        ("洗舱站建设归谁", ("洗舱站", "建设"), False),
        ("那磷石膏怎么处置", ("磷石膏", "处置"), False),
        ("那码头上的尾矿库归谁", ("码头", "尾矿库", "污染"), False),
        ("那岸电呢", ("岸电",), False),
        ("那谁牵头", (), False),
    ],
)
def test_a_question_that_goes_on_stays_when_most_of_its_words_stand_in_the_measure(
    understood: Build, text: str, tokens: tuple[str, ...], stays: bool
) -> None:
    turn = Turn(understood("岸电由谁牵头"), "……", lambda _, __: Grounds(("甲/9/1",), measure_text=MEASURE))
    assert stays_in_measure(text, understood(text, topic_tokens=tokens), turn) is stays


def test_a_question_that_names_a_clause_does_not_stay(understood: Build) -> None:
    turn = Turn(understood("岸电由谁牵头"), "……", lambda _, __: Grounds(("甲/9/1",), measure_text=MEASURE))
    slots = Slots(clauses=(ClauseSlot(3, None, 1, 4),))
    named = understood("那第三条的洗舱站建设", topic_tokens=("洗舱站", "建设"), slots=slots)
    assert not stays_in_measure(named.text, named, turn)
