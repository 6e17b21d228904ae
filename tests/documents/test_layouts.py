"""How real papers are laid out: contents, titles, signatures, names without numbers, pages of the web."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from yzassist.documents.base import read_plan
from yzassist.documents.model import Plan

Read = Callable[..., Plan]


def test_a_table_of_contents_without_pages_is_no_outline(read_text: Read) -> None:
    plan = read_text(
        "清江市停车管理条例\n\n目　录\n\n第一章　总　则\n第二章　附　则\n"
        "\n第一章　总　则\n\n第一条　规范停车，保障通行。\n\n"
        "第二章　附　则\n\n第二条　本条例自2025年9月1日起施行。\n"
    )
    assert [(c.label, c.heading) for c in plan.chapters] == [("第一章", "总则"), ("第二章", "附则")]
    assert [m.number for m in plan.measures] == [1, 2]


def test_the_first_sentence_of_an_article_is_text_where_articles_have_no_headings(read_text: Read) -> None:
    plan = read_text(
        "第一条 实行登记制度。所有人应当申请登记，领取号牌。"
        "\n第二条 任何人不得改装，不得拼装。\n第三条 本办法自发布之日起施行，有效期三年。\n"
    )
    assert plan.measures[0].paragraphs[0].text == "实行登记制度。所有人应当申请登记，领取号牌。"


def test_items_under_names_without_a_number_count_by_name(read_text: Read) -> None:
    plan = read_text(
        "降低成本\n\n1. 减税。落实政策。\n\n2. 降费。清理收费。\n"
        "\n优化服务\n\n1. 快办。压缩时限。\n\n2. 少跑。网上办理。\n"
    )
    assert [chapter.heading for chapter in plan.chapters] == ["降低成本", "优化服务"]
    assert [m.number for m in plan.measures] == ["一-1", "一-2", "二-1", "二-2"]
    assert plan.warnings == ()


def test_an_attachment_without_a_number_is_a_measure_of_its_own(read_text: Read) -> None:
    plan = read_text(
        "一、任务\n（一）治水。整治河道。\n（二）治气。整治烟尘。\n\n附件\n"
        "\n任务分工表\n\n序号：1；任务：治水；责任单位：县水利局。\n"
    )
    assert [m.number for m in plan.measures] == [1, 2, "附件1"]
    assert plan.warnings == ()


def test_a_signature_over_several_lines_stays_apart_from_the_text(read_text: Read) -> None:
    plan = read_text(
        "清江市关于稳就业的通知\n\n（一）帮扶。落实补贴。\n"
        "\n（二）总结。按时报送。\n\n联系人：周某；联系电话：0898-5566778\n\n"
        "清江市教育局　清江市财政局\n清江市农业农村局\n\n2025年3月6日\n"
    )
    assert plan.metadata.date == "2025-03-06"
    assert plan.metadata.issuers == ("清江市教育局", "清江市财政局", "清江市农业农村局")
    assert plan.measures[-1].paragraphs[-1].text == "联系人：周某；联系电话：0898-5566778"


def test_the_date_of_a_regulation_is_the_day_it_was_passed(read_text: Read) -> None:
    passed = (
        "（2025年4月28日清江市第十六届人民代表大会常务委员会第二十一次会议通过"
        "　2025年5月30日省第十四届人民代表大会常务委员会第十六次会议批准）"
    )
    assert read_text(f"清江市停车条例\n\n{passed}\n\n第一条 规范停车。\n").metadata.date == "2025-04-28"


def test_a_chapter_number_and_its_name_on_two_lines_are_one_heading(read_text: Read) -> None:
    plan = read_text("第一章\n总则\n第一条\n为规范停车，制定本办法。\n第二条\n本办法适用于全市，不含县。\n")
    assert plan.chapters[0].heading == "总则"
    assert [m.paragraphs[0].text for m in plan.measures] == ["为规范停车，制定本办法。", "本办法适用于全市，不含县。"]


def test_page_numbers_in_a_text_file_do_not_part_a_sentence(read_text: Read) -> None:
    plan = read_text(
        "（一）治水。整治河道，清理\n\n— 3 —\n\n垃圾，恢复生态。\n\n（二）治气。整治烟尘。\n\n第 4 页 共 9 页\n"
    )
    assert [p.text for m in plan.measures for p in m.paragraphs] == ["整治河道，清理垃圾，恢复生态。", "整治烟尘。"]


def test_a_title_over_centred_lines_is_one(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("清江市养老服务提质增效", "三年行动计划", "（2025—2027年）"):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).font.size = Pt(22)
    document.add_paragraph("（一）完善设施。建设食堂，方便就餐。")
    document.save(str(tmp_path / "plan.docx"))
    assert read_plan(tmp_path / "plan.docx").metadata.title == "清江市养老服务提质增效三年行动计划（2025—2027年）"


def test_what_a_web_page_puts_around_an_article_is_left_out(read_text: Read) -> None:
    plan = read_text(
        "您现在的位置：首页 > 政务公开 > 正文\n\n清江市治水方案\n"
        "\n发布时间：2025-03-10 浏览次数：1024次\n\n（一）治水。整治河道。\n\n"
        "（二）治气。整治烟尘。\n\n【打印本页】 【关闭窗口】\n\n相关文章\n"
        "\n一图读懂：治水方案，来了！\n\n主办：市政府办公室 备案号：1234\n"
    )
    assert plan.text == "清江市治水方案\n（一）治水。整治河道。\n（二）治气。整治烟尘。"


@pytest.mark.parametrize("text", ["主办：市教育局", "相关链接"])
def test_such_words_in_a_paper_that_is_no_web_page_stay(read_text: Read, text: str) -> None:
    assert text in read_text(f"（一）治水。整治河道。\n\n（二）比赛。组织比赛。\n\n{text}\n").text
