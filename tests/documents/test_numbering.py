"""The grammar of numbering: each kind by its examples, each way of numbering a paper by a small one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.documents.labels import LabelKind, Numbering, find_label, read_grammar
from yzassist.documents.model import Plan
from yzassist.documents.numerals import clause_label, parse_clause_label

Read = Callable[..., Plan]


@pytest.mark.parametrize("numbering", read_grammar(), ids=lambda numbering: numbering.kind)
def test_examples_are_read_as_their_kind_and_the_others_are_not(numbering: Numbering) -> None:
    assert numbering.examples
    for line, number in numbering.examples.items():
        label = find_label(line)
        assert label is not None, line
        assert (label.kind.name, label.number) == (numbering.kind, number), line
    for line in numbering.never:
        label = find_label(line)
        assert label is None or label.kind.name != numbering.kind, line


def test_every_kind_is_described_once() -> None:
    assert sorted(numbering.kind for numbering in read_grammar()) == sorted(kind.name for kind in LabelKind)


def numbers(plan: Plan) -> list[tuple[int | str, str]]:
    return [(measure.number, measure.label) for measure in plan.measures]


def test_three_levels_have_their_measures_in_the_middle(read_text: Read) -> None:
    plan = read_text(
        "一、总体要求\n（一）目标\n1. 水质改善。断面优良。\n（1）河流。达到Ⅲ类。\n2. 水量保障。\n"
        "（二）原则\n坚持统筹。\n"
        "二、任务\n（三）治理污水\n1. 排查。建立台账。\n2. 整治。限期完成。\n"
    )
    assert numbers(plan) == [(1, "（一）"), (2, "（二）"), (3, "（三）")]
    assert [p.text[:3] for p in plan.measures[0].paragraphs] == ["1.水", "（1）", "2.水"]


def test_sections_are_measures_where_items_start_anew_in_each(read_text: Read) -> None:
    plan = read_text(
        "第一章 规划背景\n第一节 发展基础\n“十三五”时期，成效明显。\n第二节 面临形势\n机遇与挑战并存，任务艰巨。\n"
        "第二章 重点任务\n第一节 防洪\n一、加固堤防。\n二、整治河道。\n第二节 供水\n一、建设水源。\n二、改造管网。\n"
    )
    assert numbers(plan) == [
        ("一-1", "第一章第一节"),
        ("一-2", "第一章第二节"),
        ("二-1", "第二章第一节"),
        ("二-2", "第二章第二节"),
    ]
    assert [p.text for p in plan.measures[3].paragraphs] == ["一、建设水源。", "二、改造管网。"]
    assert parse_clause_label("第二章第二节") == "二-2"


def test_sections_are_measures_where_only_some_of_them_have_items(read_text: Read) -> None:
    plan = read_text(
        "第一章 总体要求\n第一节 发展基础\n成效明显，基础牢固。\n第二节 发展目标\n到2027年，产值突破80亿元。\n"
        "第二章 空间布局\n第一节 优化布局\n形成一带两湾，协调发展。\n第二节 分区管控\n1. 落实退缩线。\n2. 分层设权。\n"
        "3. 禁止填海。\n第三章 保障\n第一节 组织领导\n按季调度，及时报告。\n第二节 监测评估\n开展评估，报省政府。\n"
    )
    assert [number for number, _ in numbers(plan)] == ["一-1", "一-2", "二-1", "二-2", "三-1", "三-2"]
    assert [p.text for p in plan.measures[3].paragraphs] == ["1.落实退缩线。", "2.分层设权。", "3.禁止填海。"]


def test_items_that_run_on_from_section_to_section_stay_measures(read_text: Read) -> None:
    plan = read_text(
        "第一章 基础\n第一节 现状\n成效明显，基础牢固。\n第二节 任务\n1. 治水。\n2. 治气。\n"
        "第二章 措施\n第一节 水\n1. 截污。\n2. 清淤。\n第二节 气\n3. 控尘。\n4. 控车。\n"
    )
    assert [number for number, _ in numbers(plan)][-4:] == ["二-1", "二-2", "二-3", "二-4"]


def test_articles_run_through_chapters_and_sections(read_text: Read) -> None:
    plan = read_text(
        "第一章 总则\n第一条 依法治水。\n第二条 适用范围如下：\n（一）用水；\n（二）节水。\n"
        "第二章 管理\n第一节 取水\n第三条 取水应当许可。\n未经许可，不得取水。\n第二节 节水\n第四条 推广节水。\n"
    )
    assert numbers(plan) == [(n, f"第{c}条") for n, c in enumerate("一二三四", start=1)]
    assert [[p.text for p in m.paragraphs] for m in plan.measures[1:3]] == [
        ["适用范围如下：", "（一）用水；", "（二）节水。"],
        ["取水应当许可。", "未经许可，不得取水。"],
    ]


def test_a_box_is_a_measure_of_its_own_and_the_count_goes_on_behind_it(read_text: Read) -> None:
    plan = read_text(
        "一、任务\n（一）建设水网\n加快建设，见专栏1。\n专栏1　水网工程\n1. 新建水库2座。\n2. 新建泵站5座。\n"
        "（二）保护河湖\n专栏1所列工程优先保护河湖，落实资金。\n二、保障\n（三）加强领导\n落实责任，强化考核。\n"
    )
    assert numbers(plan) == [(1, "（一）"), ("专栏1", "专栏1"), (2, "（二）"), (3, "（三）")]
    box = plan.measure("专栏1")
    assert box is not None
    assert (box.heading, [p.text for p in box.paragraphs]) == ("水网工程", ["1.新建水库2座。", "2.新建泵站5座。"])
    assert plan.measures[2].paragraphs[0].text == "专栏1所列工程优先保护河湖，落实资金。"
    assert (clause_label("专栏1"), parse_clause_label("专栏一")) == ("专栏1", "专栏1")


def test_a_number_printed_twice_is_reported_and_no_text_is_lost(read_text: Read) -> None:
    plan = read_text("（一）甲任务。做甲。\n（二）乙任务。做乙。\n（二）丙任务。做丙。\n（三）丁任务。做丁。\n")
    assert [m.number for m in plan.measures] == [1, 2, 3]
    assert [p.text for p in plan.measures[1].paragraphs] == ["做乙。", "（二）丙任务。做丙。"]
    assert plan.warnings == ("编号“（二）”重复出现（第二处是“丙任务”），其内容已并入前一条，请核对原文。",)


def test_numbered_rows_of_a_table_among_measures_are_paragraphs(read_text: Read) -> None:
    plan = read_text("（一）任务清单\n\n序号：1；任务：建厂。\n\n序号：2；任务：修路。\n\n（二）保障。加强领导。\n")
    assert numbers(plan) == [(1, "（一）"), (2, "（二）")]
    assert len(plan.measures[0].paragraphs) == 2


def test_attachments_stand_behind_the_signature_and_do_not_count_on(read_text: Read) -> None:
    plan = read_text(
        "清溪县养老服务工作方案\n\n一、任务\n1. 建设机构。新建3所。\n2. 培训人员。培训50人。\n\n"
        "清溪县人民政府办公室\n2024年5月6日\n\n"
        "附件1\n\n任务清单\n\n3. 改造敬老院。\n\n附件2：\n\n二、联系人名单，另行印发。\n"
    )
    assert [m.number for m in plan.measures] == [1, 2, "附件1", "附件2"]
    assert [p.text for p in plan.measures[2].paragraphs] == ["任务清单", "3.改造敬老院。"]
    assert plan.measures[2].heading == "任务清单"
    assert (plan.metadata.issuers, plan.metadata.date) == (("清溪县人民政府办公室",), "2024-05-06")
    assert plan.front[-1].text == "清溪县人民政府办公室 2024年5月6日"
    assert parse_clause_label("附件二") == clause_label("附件2") == "附件2"


@pytest.mark.parametrize("labels", [("一、", "二、"), ("（一）", "（二）")])
def test_items_that_start_anew_under_a_chapter_name_it(read_text: Read, labels: tuple[str, str]) -> None:
    items = "".join(f"{label}任务\n落实到位。\n" for label in labels)
    plan = read_text(f"第一章 目标\n{items}第二章 任务\n{items}")
    assert [m.number for m in plan.measures] == ["一-1", "一-2", "二-1", "二-2"]
    assert plan.measures[3].label == f"第二章{labels[1]}"
    assert [parse_clause_label(m.label) for m in plan.measures] == [m.number for m in plan.measures]


def test_decimal_numbers_have_their_measures_on_the_second_level(read_text: Read) -> None:
    plan = read_text(
        "校外配餐管理办法\n\n1 准入管理\n1.1 严格准入。\n1.1.1 供餐单位应当取得许可。\n1.1.2 2025年秋季前完成复核。\n"
        "1.2 公开招标。由县级统一组织。\n2 过程管理\n2.1 原料管控。定点采购。\n1.5公里以内配送的，可以自取。\n"
    )
    assert [(c.number, c.label, c.heading) for c in plan.chapters] == [(1, "1", "准入管理"), (2, "2", "过程管理")]
    assert numbers(plan) == [("1.1", "1.1"), ("1.2", "1.2"), ("2.1", "2.1")]
    assert [p.text for p in plan.measures[0].paragraphs] == [
        "1.1.1 供餐单位应当取得许可。",
        "1.1.2 2025年秋季前完成复核。",
    ]
    assert plan.measures[2].paragraphs[1].text == "1.5公里以内配送的，可以自取。"
    assert (clause_label("2.1"), parse_clause_label("2.1")) == ("2.1", "2.1")


def test_a_decimal_without_its_chapter_makes_no_levels(read_text: Read) -> None:
    plan = read_text("一、任务\n（一）建厂\n2.1 建设一期。\n（二）修路\n落实资金，加快建设。\n")
    assert numbers(plan) == [(1, "（一）"), (2, "（二）")]


def test_ordinals_are_measures_of_a_chapter_that_has_no_other_numbers(read_text: Read) -> None:
    plan = read_text(
        "第一部分 要求\n坚持先急后缓，分步实施。\n"
        "第二部分 任务\n一是提升品质。\n应改尽改。\n二是规范程序。\n依法表决。\n"
        "第三部分 保障\n（一）加强领导。\n一是压实责任。落实到人。\n二是强化考核。\n（二）加强宣传。\n"
    )
    assert numbers(plan) == [
        ("一", "第一部分"),
        ("二-1", "第二部分第1项"),
        ("二-2", "第二部分第2项"),
        ("三-1", "第三部分（一）"),
        ("三-2", "第三部分（二）"),
    ]
    assert (plan.measures[1].heading, plan.measures[1].paragraphs[0].text) == ("提升品质", "应改尽改。")
    assert len(plan.measures[3].paragraphs) == 2
    assert parse_clause_label("第二部分第2项") == "二-2"


def test_parts_may_have_ordinals_alone(read_text: Read) -> None:
    plan = read_text("第一部分 要求\n统筹推进。\n第二部分 任务\n一是建厂。\n二是修路。\n")
    assert numbers(plan) == [("一", "第一部分"), (1, "第1项"), (2, "第2项")]


def test_a_titled_attachment_stands_over_its_table(read_text: Read) -> None:
    plan = read_text(
        "一、任务\n（一）建厂。加快建设。\n二、保障\n（一）领导。落实责任。\n附件：任务清单\n\n"
        "类别：建设；序号：1；事项：建厂；牵头单位：县水利局。\n"
    )
    attached = plan.measure("附件1")
    assert attached is not None
    assert (attached.heading, len(attached.paragraphs)) == ("任务清单", 1)


def test_a_stage_keeps_its_months_in_its_text(read_text: Read) -> None:
    plan = read_text(
        "（一）集中攻坚阶段（2024年5月至2026年9月）。按计划实施。\n（二）总结阶段（2026年10月）。组织验收。\n"
    )
    first = plan.measures[0]
    assert first.heading == "集中攻坚阶段（2024年5月至2026年9月）"
    assert first.paragraphs[0].text == "集中攻坚阶段（2024年5月至2026年9月）。按计划实施。"


EMERGENCY = (
    "停电应急预案\n\n1 总则\n1.1 目的\n建立机制，提高效率。\n1.2 依据\n1.2.1 法律\n依据《电力法》制定。\n"
    "2 组织\n2.1 指挥部\n设立市指挥部，负责指挥。\n2.1.1 组成\n总指挥由副市长担任。\n"
    "2.2 成员单位职责\n2.2.1 市应急管理局\n负责群众转移。\n"
    "2.2.2 市公安局\n负责治安，疏导交通。\n2.3 Ⅳ级响应\n由县级决定。\n"
    "3 附则\n本预案自印发之日起施行，由市应急管理局负责解释。\n"
)


def test_the_deepest_dotted_heading_is_the_clause_and_keeps_what_stands_over_it(read_text: Read) -> None:
    plan = read_text(EMERGENCY)
    heads = [(m.number, m.heading, m.paragraphs[0].above) for m in plan.measures]
    assert heads[:7] == [
        ("1.1", "目的", ""),
        ("1.2.1", "法律", "依据"),
        ("2.1", "指挥部", ""),
        ("2.1.1", "组成", "指挥部"),
        ("2.2.1", "市应急管理局", "成员单位职责"),
        ("2.2.2", "市公安局", "成员单位职责"),
        ("2.3", "Ⅳ级响应", ""),
    ]
    assert clause_label("2.2.1") == "2.2.1" == parse_clause_label("2.2.1")


def test_a_chapter_of_dotted_numbers_may_have_text_alone(read_text: Read) -> None:
    assert [(c.label, c.heading) for c in read_text(EMERGENCY).chapters] == [
        ("1", "总则"),
        ("2", "组织"),
        ("3", "附则"),
    ]


def test_a_body_over_its_duty_is_the_heading_and_the_subject_of_the_text(read_text: Read) -> None:
    plan = read_text(EMERGENCY)
    assert [p.text for m in plan.measures[4:6] for p in m.paragraphs] == [
        "市应急管理局负责群众转移。",
        "市公安局负责治安，疏导交通。",
    ]


_INDICATORS = "到2027年建成体系。\n\n序号：1；指标：床位；2027年：68。\n\n序号：2；指标：覆盖率；2027年：90。\n"


@pytest.mark.parametrize("last", [_INDICATORS, "1. 报备案。\n2. 施行。\n"], ids=["a table", "items of another kind"])
def test_items_that_run_on_keep_their_numbers_beside_others_that_count_anew(read_text: Read, last: str) -> None:
    plan = read_text(
        "一、任务\n（一）建厂。建好工厂。\n（二）修路。修好道路。\n"
        f"二、保障\n（三）资金。落实资金。\n（四）考核。严格考核。\n三、附则\n{last}"
    )
    assert [m.number for m in plan.measures][:4] == [1, 2, 3, 4]
    assert {str(m.number)[0] for m in plan.measures[4:]} == {"三"}
