"""Repairing raw lines."""

from __future__ import annotations

import pytest

from yzassist.documents.mending.repair import repair_lines, tidy_blanks


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("到 2025 年年底，达到 97%以上", "到2025年年底，达到97%以上"),
        ("《行动方案》 的通知", "《行动方案》的通知"),
        ("标 题：关于", "标题：关于"),
        ("推广 Water Safety Plan 和 5G 应用", "推广 Water Safety Plan 和 5G 应用"),
        ("生态环境部 发展改革委  水利部", "生态环境部 发展改革委 水利部"),
        ("第六条　各级政府 应当，", "第六条 各级政府应当，"),
        ("水利部　公安部　2022年8月31日", "水利部 公安部 2022年8月31日"),
    ],
)
def test_blanks_go_beside_chinese_and_stay_between_words_and_names(raw: str, tidy: str) -> None:
    assert tidy_blanks(raw) == tidy


def test_a_sentence_cut_by_a_blank_line_is_joined() -> None:
    assert repair_lines(["建立清单，黑臭水体", "", "基本消除，回收率提高。", "", "推进治理。"]) == [
        "建立清单，黑臭水体基本消除，回收率提高。",
        "推进治理。",
    ]


def test_headings_fields_and_indented_paragraphs_are_not_joined() -> None:
    lines = ["## 一、总体要求", "", "（一）指导思想", "坚持生态优先，统筹", "　　另起一段。", "成文日期：2022年8月31日"]
    assert repair_lines(lines) == [
        "一、总体要求",
        "（一）指导思想",
        "坚持生态优先，统筹",
        "另起一段。",
        "成文日期：2022年8月31日",
    ]


def test_names_broken_over_lines_are_one_list() -> None:
    lines = ["发机关：", "", "生态环境部 水利部  ", "公安部 财政部", "", "来 源：网站"]
    assert repair_lines(lines) == ["发机关：生态环境部 水利部 公安部 财政部", "来源：网站"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert repair_lines(
        ["　　到2026年，全省断面优良比例达到82%以上，", "水源水质达标率稳定在", "100%。", "　　另起一段。"]
    ) == [
        "到2026年，全省断面优良比例达到82%以上，水源水质达标率稳定在100%。",
        "另起一段。",
    ]


def test_radicals_of_pdf_fonts_are_characters_again() -> None:
    assert repair_lines(["⸺ ⼈⺠政府⻓期负责，⻔⼾⻛险清零。"]) == ["——人民政府长期负责，门户风险清零。"]


def test_a_body_on_a_line_of_its_own_is_the_subject_of_the_duty_below_it() -> None:
    assert repair_lines(["2.3.2 市应急管理局", "负责转移群众。"]) == ["2.3.2 市应急管理局负责转移群众。"]
    assert repair_lines(["（三）综合协调组", "", "牵头汇总信息。"]) == ["（三）综合协调组牵头汇总信息。"]
    assert repair_lines(["（四）项目组", "负责人由市财政局指定。"]) == ["（四）项目组", "负责人由市财政局指定。"]
    assert repair_lines(["1.2 编制依据", "负责任地编制。"]) == ["1.2 编制依据", "负责任地编制。"]
