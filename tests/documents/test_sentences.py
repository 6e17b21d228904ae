"""Sentence splitting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yzassist.documents.notes import find_notes
from yzassist.documents.sentences import split_sentences

PIECES = [
    "治理12.6亿",
    "。",
    "；",
    "！",
    "（注：甲。乙）",
    "（水利部负责）",
    "“一口。一策”",
    "（",
    "”",
    " ",
    "Ⅱ类",
    "\n",
]


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def test_marks_end_a_sentence_and_a_decimal_point_does_not() -> None:
    assert texts("投入12.6亿元。效果如何？好；很好！") == ["投入12.6亿元。", "效果如何？", "好；", "很好！"]


def test_brackets_and_quotation_marks_are_kept_whole() -> None:
    assert texts("落实制度（见附件。含表）要求。推广“先行。先试”经验。") == [
        "落实制度（见附件。含表）要求。",
        "推广“先行。先试”经验。",
    ]


def test_notes_belong_to_no_sentence() -> None:
    assert texts("查处采砂。（公安部牵头，水利部等参与）审理案件。（最高人民法院负责）") == ["查处采砂。", "审理案件。"]
    assert texts("建成基地（农业农村部负责）。") == ["建成基地"]
    assert texts("责任单位：县水利局；配合单位：县财政局") == []


def test_a_parenthesis_that_names_no_duty_is_no_note() -> None:
    assert find_notes("保障生态流量（水位），落实责任（具体由各地负责的事项见附件）。") == ()


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_offsets_round_trip_and_only_notes_and_blanks_are_left_out(text: str) -> None:
    covered = [False] * len(text)
    previous = 0
    for index, sentence in enumerate(split_sentences(text)):
        assert sentence.index == index
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= previous
        previous = sentence.end
        covered[sentence.start : sentence.end] = [True] * (sentence.end - sentence.start)
    for start, end in find_notes(text):
        assert not any(covered[start:end])
        covered[start:end] = [True] * (end - start)
    assert not [char for char, seen in zip(text, covered, strict=True) if char.isalnum() and not seen]


def test_the_number_of_a_row_is_no_sentence() -> None:
    assert [s.text for s in split_sentences("序号：3；工作任务：清运垃圾；完成时限：全年。")] == [
        "工作任务：清运垃圾；",
        "完成时限：全年。",
    ]
