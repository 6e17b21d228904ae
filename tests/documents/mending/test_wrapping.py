"""Hard-wrapped lines."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yzassist.documents.mending.wrapping import PrintedLine, columns, join_printed, unwrap_text

SENTENCES = "坚持生态优先绿色发展统筹推进山水林田湖草沙一体化保护和系统治理 到2026年，水质优良比例达到90%以上 落实责任"
PARAGRAPH = "，".join(SENTENCES.split() * 4) + "。"
INDENT = "\u3000\u3000"


def by_characters(text: str) -> list[str]:
    return textwrap.wrap(text, 32)


def by_columns(text: str) -> list[str]:
    lines = [""]
    for char in text:
        if columns(lines[-1] + char) > 64 and char not in "，。%":
            lines.append("")
        lines[-1] += char
    return lines


Wrap = Callable[[str], list[str]]
either = pytest.mark.parametrize("wrap", [by_characters, by_columns])


@either
def test_lines_of_one_width_are_joined_between_indents(wrap: Wrap) -> None:
    first, second = INDENT + PARAGRAPH, INDENT + PARAGRAPH.replace("，", "。")
    assert unwrap_text([*wrap(first), *wrap(second)]) == [first, second]


@either
def test_lines_of_one_width_are_joined_between_blank_lines(wrap: Wrap) -> None:
    heading = "（一）工作目标"
    assert unwrap_text([heading, *wrap(PARAGRAPH), "", *wrap(PARAGRAPH)]) == [heading, PARAGRAPH, "", PARAGRAPH]


def test_a_line_that_ends_a_sentence_or_begins_with_a_number_is_not_joined() -> None:
    full = "推进治理" * 7 + "，完成。"
    lines = [full, full, f"（一）{full[3:]}", "推进治理" * 8, f"（二）{full[3:]}"]
    assert unwrap_text(lines) == lines


def test_a_file_of_long_paragraphs_is_left_as_it_is() -> None:
    lines = [PARAGRAPH * 3, "一、总体要求", PARAGRAPH, "生态环境部 水利部  ", "公安部"]
    assert unwrap_text(lines) == lines


def test_words_keep_their_blank_at_the_seam() -> None:
    first = "推广水厂安全计划并开展培训全面推行城乡供水一体化建设Water"
    rest = "Safety Plan并组织各地开展评估及时总结推广先进经验做法成效"
    assert unwrap_text([first, rest, first, rest, "等工作。"]) == [f"{first} {rest}{first} {rest}等工作。"]


def test_a_list_of_names_keeps_its_blank_unless_a_name_is_cut() -> None:
    first = "发文机关：生态环境部 发展改革委 最高人民法院 最高人民检察院 科技部"
    second = "工业和信息化部 公安部 财政部 人力资源社会保障部 自然资源部 住房"
    third = "城乡建设部 交通运输部 水利部 农业农村部 应急部 林草局 矿山安监局"
    assert unwrap_text([first, second, third, first]) == [f"{first} {second}{third}", first]


@settings(deadline=None)
@given(st.lists(st.text(alphabet="水，。（一）1%A \u3000", max_size=45), max_size=20))
def test_no_character_but_blanks_is_lost(lines: list[str]) -> None:
    assert "".join("".join(unwrap_text(lines)).split()) == "".join("".join(lines).split())


def test_the_third_point_of_a_paragraph_stays_with_the_first_two() -> None:
    first = INDENT + "一是" + "推动评估结果互认，" * 2 + "同一老人不重复评估。"
    others = [INDENT + PARAGRAPH, "三是加强评估机构管理。", INDENT + "四是自成一段。"]
    full = columns(first.strip()) + 4
    lines = [first, *others[1:2], *(part for text in (others[0], others[0]) for part in textwrap.wrap(text, full // 2))]
    joined = unwrap_text([*lines, others[2]])
    assert joined[0] == first + others[1]
    assert joined[-1] == others[2]


def test_a_date_and_the_attachment_on_the_next_page_are_two_lines() -> None:
    printed = [
        PrintedLine("2025年9月28日", indented=True, full=True, gap=False),
        PrintedLine("附件", indented=False, full=False, gap=False),
    ]
    assert join_printed(printed) == [INDENT + "2025年9月28日", "附件"]
