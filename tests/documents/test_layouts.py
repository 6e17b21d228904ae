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


@pytest.mark.parametrize(
    ("line", "issuers"),
    [
        ("市民政局 市妇联 市大数据中心 市消防救援支队", ("市民政局", "市妇联", "市大数据中心", "市消防救援支队")),
        ("民 政 部 财 政 部 国家发展改革委", ("民政部", "财政部", "国家发展改革委")),
        ("市民政局　市卫生健康委（市老龄办）", ("市民政局", "市卫生健康委")),
    ],
)
@pytest.mark.parametrize(
    "below",
    ["", "（联系人：周某，电话：5566778）\n", "附件：1.任务清单\n2.单位名单\n", "附件\n\n基本条件\n\n1.建立制度。\n"],
)
def test_a_joint_signature_on_one_line_is_no_text_of_the_last_clause(
    read_text: Read, line: str, issuers: tuple[str, ...], below: str
) -> None:
    plan = read_text(
        f"清江市养老意见\n\n（一）帮扶。落实补贴。\n\n（二）总结。按时报送。\n\n{line}\n2025年3月6日\n\n{below}"
    )
    assert plan.metadata.issuers == issuers
    assert plan.metadata.date == "2025-03-06"
    last = plan.measure(2)
    assert last is not None
    assert [paragraph.text for paragraph in last.paragraphs] == ["按时报送。"]


def test_items_that_merely_end_the_text_are_no_list_of_attachments(read_text: Read) -> None:
    plan = read_text(
        "清江市养老意见\n\n（一）帮扶。落实补贴。\n\n（二）分工。\n\n市民政局\n\n1.落实补贴\n\n2.统计人数\n"
    )
    assert plan.metadata.issuers == ()
    assert "市民政局" in [p.text for measure in plan.measures for p in measure.paragraphs]


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


def test_sections_are_the_measures_of_all_chapters_where_items_start_anew_in_one(read_text: Read) -> None:
    plan = read_text(
        "治水规划\n\n第一章 任务\n\n第一节 水源\n\n一、划定。完成划定。\n\n第二节 工业\n\n一、布局。优化布局。\n\n"
        "第二章 用水\n\n第一节 目标\n\n一、名录。确定名录。\n\n二、整改。开展整改。\n\n"
        "第二节 调度\n\n统一调度水资源。\n"
    )
    assert [m.heading for m in plan.measures] == ["水源", "工业", "目标", "调度"]
    assert [p.text for p in plan.measures[2].paragraphs] == ["一、名录。确定名录。", "二、整改。开展整改。"]


def test_articles_stay_the_measures_of_a_regulation_with_sections(read_text: Read) -> None:
    plan = read_text(
        "治水办法\n\n第一章 总则\n\n第一条 为了治水，制定本办法。\n\n第二章 管理\n\n第一节 规划\n\n"
        "第二条 编制规划，报市人民政府批准。\n\n第二节 建设\n\n第三条 建设单位，应当配套建设。\n"
    )
    assert [m.number for m in plan.measures] == [1, 2, 3]


def test_the_lines_below_a_paper_belong_to_no_measure(read_text: Read) -> None:
    plan = read_text(
        "治水若干措施\n\n一、治污。治理污水，达标排放。\n\n二、节水。推广节水，减少浪费。\n\n公开方式：主动公开\n\n"
        "抄送：市委各部门，市政协办公室。\n\n市人民政府办公室2024年6月12日印发\n"
    )
    assert [len(measure.paragraphs) for measure in plan.measures] == [1, 1]
    assert [p.text for p in plan.front][-1] == "市人民政府办公室2024年6月12日印发"


def test_an_attachment_named_below_the_paper_begins_at_its_name(read_text: Read) -> None:
    plan = read_text(
        "治水方案\n\n（一）治污。治理污水，达标排放。\n\n（二）考核。考核结果见附件。\n\n附件：2026年水质目标分解表\n\n"
        "2026年水质目标分解表\n\n"
        "| 序号 | 县 | 优良率（%） |\n|---|---|---|\n| 1 | 安陵县 | 85 |\n| 2 | 石桥县 | 86 |\n",
        name="plan.md",
    )
    assert [(m.label, len(m.paragraphs)) for m in plan.measures] == [("（一）", 1), ("（二）", 1), ("附件1", 2)]


def test_an_order_names_its_issuer_and_its_number(read_text: Read) -> None:
    plan = read_text(
        "云陵市人民政府令\n\n第47号\n\n云陵市供水管理办法\n\n"
        "（2025年4月22日云陵市人民政府第三十六次常务会议审议通过 2025年5月6日云陵市人民政府令第47号公布 "
        "自2025年7月1日起施行）\n\n"
        "第一条 为了加强管理，制定本办法。\n\n第二条 本办法，适用于本市。\n"
    )
    assert (plan.metadata.issuers, plan.metadata.document_number) == (("云陵市人民政府",), "云陵市人民政府令第47号")


def test_the_last_chapter_of_the_contents_is_no_title(read_text: Read) -> None:
    plan = read_text(
        "清溪县治水规划\n\n目  录\n\n第一章 任务\n\n第二章 保障措施\n\n第一章 任务\n\n一、治污。治理污水。\n\n"
        "第二章 保障措施\n\n一、考核。开展考核。\n"
    )
    assert plan.metadata.title == "清溪县治水规划"


def test_a_bullet_opens_a_paragraph_behind_a_note(read_text: Read) -> None:
    plan = read_text(
        "平江县工作要点\n\n一、增长\n\n● 抓项目。实施重点项目，加快开工。〔县发展改革局负责〕\n\n"
        "● 抓工业。培育企业，扩大投资。\n\n"
        "二、民生\n\n● 办实事。新建学校，改善条件。\n"
    )
    assert [len(measure.paragraphs) for measure in plan.measures] == [2, 1]


def test_a_title_names_its_issuer_where_nothing_is_signed(read_text: Read) -> None:
    plan = read_text("清溪省人民政府关于加快养老服务发展的意见\n\n一、规划。编制规划。\n\n二、建设。补齐短板。\n")
    assert plan.metadata.issuers == ("清溪省人民政府",)


def test_a_row_of_an_attachment_is_cited_by_its_number_and_not_by_the_count_of_paragraphs(read_text: Read) -> None:
    plan = read_text(
        "治水方案\n\n（一）治污。治理污水。\n\n（二）考核。考核结果公开。\n\n附件1\n\n任务分工表\n\n"
        "| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 建厂 | 水务局 |\n| 2 | 修管网 | 住建局 |\n"
    )
    rows = [p for p in plan.paragraphs if p.row is not None]
    assert [(p.cited_label, p.cited_number, p.mark) for p in rows] == [
        ("附件1序号1", "附件1-1", "序号1"),
        ("附件1序号2", "附件1-2", "序号2"),
    ]
