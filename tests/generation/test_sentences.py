"""Cutting a stream into sentences."""

from __future__ import annotations

import pytest

from yzassist.generation.sentences import LONGEST_CHARS, MOST_SENTENCES, split_stream

TEXT = "推行分类投放。〔（九）第2款〕到2031年，覆盖率达到90.5%以上〔（九）〕。\n- 建设收集点；\n2. 开展宣传。"
SENTENCES = [
    "推行分类投放。〔（九）第2款〕",
    "到2031年，覆盖率达到90.5%以上〔（九）〕。",
    "建设收集点；",
    "开展宣传。",
]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_the_sentences_are_the_same_however_the_stream_is_cut(size: int) -> None:
    pieces = [TEXT[at : at + size] for at in range(0, len(TEXT), size)]
    assert list(split_stream(pieces)) == SENTENCES


def test_a_sentence_is_given_as_soon_as_its_mark_has_ended() -> None:
    taken: list[str] = []

    def stream() -> object:
        for piece in ("推行。", "〔（九）", "〕", "建设"):
            taken.append(piece)
            yield piece

    assert next(split_stream(stream())) == "推行。〔（九）〕"
    assert taken == ["推行。", "〔（九）", "〕", "建设"]


def test_what_is_left_at_the_end_is_a_sentence_too() -> None:
    assert list(split_stream(["建设收集点"])) == ["建设收集点"]


def test_babble_ends_the_stream_at_a_repetition() -> None:
    assert list(split_stream(["加强治理。" if n % 2 else "推进修复。" for n in range(50)])) == [
        "推进修复。",
        "加强治理。",
    ]


def test_babble_ends_the_stream_when_no_sentence_ends() -> None:
    taken = 0

    def stream() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield "治理，"

    assert list(split_stream(stream())) == []
    assert taken < LONGEST_CHARS


def test_babble_ends_the_stream_after_too_many_sentences() -> None:
    assert len(list(split_stream(f"第{n}件事。" for n in range(100)))) == MOST_SENTENCES
