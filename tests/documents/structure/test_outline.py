"""Other plans, other numbering."""

from __future__ import annotations

from collections.abc import Callable

from yzassist.documents.model import Plan

Read = Callable[..., Plan]

ARTICLES = """临江市节约用水管理办法
（2024年3月12日临江市人民政府令第18号公布）

第一章　总则

第一条　为了加强节约用水管理，根据《中华人民共和国水法》，制定本办法。
第二条　本市行政区域内的用水、节水及其监督管理，适用本办法。
第二章　用水管理
第一节　计划用水
第三条　年用水量5万立方米以上的非居民用水户，实行计划用水，并遵守下列规定：
（一）工业用水重复利用率不低于90%；
（二）公共供水管网漏损率控制在9%以内。
第四条规定的情形由市水务局认定。
第四条　违反第三条规定的，责令限期改正。
"""

RESTARTING = """# 青禾县大气污染防治2026年工作方案

各乡镇人民政府，县政府各部门：

为打好蓝天保卫战，制定本方案。

## 一、工作目标

到 2026 年底，优良天数比例达到 85%。

### 二、重点任务

**1. 淘汰落后产能。** 关停砖瓦窑 12 座。

责任单位：县工信局；配合单位：各乡镇人民政府

2. 推进清洁取暖。完成 1.2 万户替代改造。

## 三、保障措施

1. 加强领导。各乡镇要高度重视。

2. 严格考核

青禾县人民政府办公室
2026年1月15日
"""

UNNUMBERED = """关于做好冬季供热工作的通知

各供热企业：

今年供热期为11月15日至次年3月15日。室内温度不得低于18摄氏度。

供热企业应于10月底前完成设备检修。

市城管局
2025年9月3日
"""


def test_articles_are_measures_and_their_items_are_paragraphs(read_text: Read) -> None:
    plan = read_text(ARTICLES)
    assert [c.heading for c in plan.chapters] == ["总则", "用水管理"]
    assert [m.label for m in plan.measures] == ["第一条", "第二条", "第三条", "第四条"]
    third = plan.measure(3)
    assert third is not None
    assert [p.text[:3] for p in third.paragraphs] == ["年用水", "（一）", "（二）", "第四条"]
    assert third.heading == "年用水量5万立方米以上的非居民用水户"
    assert plan.metadata.date == "2024-03-12"
    assert plan.metadata.document_number == "临江市人民政府令第18号"


def test_restarting_numbers_carry_their_chapter(read_text: Read) -> None:
    plan = read_text(RESTARTING, name="qinghe.md")
    assert [m.number for m in plan.measures] == ["一", "二-1", "二-2", "三-1", "三-2"]
    second = plan.measure("二-2")
    assert second is not None
    assert (second.heading, second.paragraphs[0].text) == ("推进清洁取暖", "完成1.2万户替代改造。")
    assert second.paragraphs[0].id == "qinghe/二-2/1"
    assert second.label == "二、2."


def test_text_under_a_chapter_without_items_is_not_lost(read_text: Read) -> None:
    first = read_text(RESTARTING, name="qinghe.md").measure("一")
    assert first is not None
    assert (first.label, first.heading) == ("一、", "工作目标")
    assert first.paragraphs[0].text == "到2026年底，优良天数比例达到85%。"


def test_a_heading_with_nothing_under_it_is_quoted_by_itself(read_text: Read) -> None:
    last = read_text(RESTARTING, name="qinghe.md").measure("三-2")
    assert last is not None
    assert [p.text for p in last.paragraphs] == ["严格考核"]


def test_a_signature_at_the_end_is_front_matter(read_text: Read) -> None:
    plan = read_text(RESTARTING, name="qinghe.md")
    assert plan.front[-1].text == "青禾县人民政府办公室 2026年1月15日"
    assert plan.metadata.issuers == ("青禾县人民政府办公室",)
    assert plan.metadata.date == "2026-01-15"
    assert plan.metadata.addressees == ("各乡镇人民政府", "县政府各部门")


def test_a_text_without_numbers_has_one_measure_a_paragraph_and_a_warning(read_text: Read) -> None:
    plan = read_text(UNNUMBERED)
    assert [(m.number, m.label, m.heading) for m in plan.measures] == [
        ("段1", "第1段", "今年供热期为11月15日至次年3月15日"),
        ("段2", "第2段", "供热企业应于10月底前完成设备检修"),
    ]
    assert [c.number for c in plan.chapters] == [0]
    assert len(plan.warnings) == 1


def test_a_skipped_number_is_reported(read_text: Read) -> None:
    plan = read_text("（一）甲任务。做甲。\n（二）乙任务。做乙。\n（四）丁任务。做丁。\n")
    assert [m.number for m in plan.measures] == [1, 2, 4]
    assert plan.warnings == ("条的编号从（二）跳到（四），请核对原文是否缺条。",)


def test_the_body_may_stand_on_the_heading_line(read_text: Read) -> None:
    plan = read_text("一、总体要求\n（一）主要目标。到2025年，绿化率达到40%。\n（二）各地要加强领导，落实责任。\n")
    assert [m.heading for m in plan.measures] == ["主要目标", "各地要加强领导"]
    assert [m.paragraphs[0].text for m in plan.measures] == ["到2025年，绿化率达到40%。", "各地要加强领导，落实责任。"]


def test_a_table_of_contents_is_not_the_outline(read_text: Read) -> None:
    contents = "某某规划\n\n目  录\n\n一、总体要求……1\n二、主要任务……3\n\n"
    plan = read_text(contents + "一、总体要求\n坚持系统观念。\n二、主要任务\n抓好落实。\n")
    assert [(m.number, m.heading) for m in plan.measures] == [(1, "总体要求"), (2, "主要任务")]


def test_the_heading_of_a_chapter_may_hold_a_comma(read_text: Read) -> None:
    plan = read_text(
        "一、发展事业，解决急难\n（一）助餐。建设食堂。\n（二）助浴。上门服务。\n二、强化保障\n（一）资金。安排经费。\n"
    )
    assert [chapter.heading for chapter in plan.chapters] == ["发展事业，解决急难", "强化保障"]
    assert [measure.number for measure in plan.measures] == ["一-1", "一-2", "二-1"]
