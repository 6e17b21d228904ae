"""Responsibility notes in the forms plans use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.facts.model import PlanFacts

Read = Callable[[str], PlanFacts]


def groups(facts: PlanFacts, index: int = 0) -> list[tuple[str, list[str], bool, bool]]:
    return [
        (g.role.value, [d.department_id for d in g.departments], g.open_list, g.by_duty)
        for g in facts.responsibilities[index].groups
    ]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("（水利部负责）", [("负责", ["水利部"], False, False)]),
        (
            "（县住建局牵头，县财政局、县发改局等按职责分工参与）",
            [("牵头", ["住房城乡建设部"], False, False), ("参与", ["财政部", "发展改革委"], True, True)],
        ),
        (
            "（县水利局负责，县财政局、县发改局加强指导）",
            [("负责", ["水利部"], False, False), ("参与", ["财政部", "发展改革委"], False, False)],
        ),
        (
            "（各乡镇政府落实，县水利局负责业务指导）",
            [("负责", ["各乡镇政府"], False, False), ("负责", ["水利部"], False, False)],
        ),
        (
            "（由农业农村部会同财政部负责）",
            [("负责", ["农业农村部"], False, False), ("参与", ["财政部"], False, False)],
        ),
        (
            "（教育部牵头负责，民政部、商务部配合）",
            [("牵头", ["教育部"], False, False), ("参与", ["民政部", "商务部"], False, False)],
        ),
        (
            "（责任单位：县水利局、县林业局；配合单位：各乡镇人民政府）",
            [("负责", ["水利部", "林草局"], False, False), ("参与", ["各乡镇人民政府"], False, False)],
        ),
        (
            "（公安部和水利部牵头，有关部门参与）",
            [("牵头", ["公安部", "水利部"], False, False), ("参与", ["有关部门"], False, False)],
        ),
        (
            "（国家卫生健康委、国家药监局等有关部门负责）",
            [("负责", ["国家卫生健康委", "国家药监局"], True, False)],
        ),
        (
            "（市教体局牵头，国网清溪供电公司、县个体劳动者协会配合，2026年12月底前完成）",
            [("牵头", ["教育部"], False, False), ("参与", ["国家电网", "县个体劳动者协会"], False, False)],
        ),
        (
            "（2025年底前完成，省教育厅牵头，省财政厅、各市（州）、县（市、区）人民政府配合）",
            [
                ("牵头", ["教育部"], False, False),
                ("参与", ["财政部", "各市（州）、县（市、区）人民政府"], False, False),
            ],
        ),
        (
            "（省教育厅牵头，完成时限：2025年9月底）",
            [("牵头", ["教育部"], False, False)],
        ),
        (
            "牵头责任单位：市水务局，协办单位：市财政局、清溪水务集团有限公司等，完成时限：2025年6月底。",
            [("牵头", ["水利部"], False, False), ("参与", ["财政部", "清溪水务集团有限公司"], True, False)],
        ),
        (
            "主管部门：县交通运输局；责任领导：李某某；备注：长期坚持",
            [("负责", ["交通运输部"], False, False)],
        ),
        ("（星河数据中心、各市（州）政府负责）", [("负责", ["星河数据中心", "各市（州）政府"], False, False)]),
    ],
)
def test_a_note_is_read_in_every_form(
    facts_of: Read, note: str, expected: list[tuple[str, list[str], bool, bool]]
) -> None:
    assert groups(facts_of(f"推进河道整治。{note}")) == expected


def test_two_notes_of_a_paragraph_govern_their_own_text(facts_of: Read) -> None:
    facts = facts_of("整治河道。（水利部负责）绿化岸线。（林草局负责）")
    paragraph = "整治河道。（水利部负责）绿化岸线。（林草局负责）"
    governed = [paragraph[r.governs.start : r.governs.end] for r in facts.responsibilities]
    assert governed == ["整治河道。", "绿化岸线。"]


def test_a_note_that_is_a_paragraph_governs_the_one_before(facts_of: Read) -> None:
    facts = facts_of("整治河道。\n\n牵头单位：县水利局；配合单位：县财政局、县林业局等")
    assert groups(facts) == [("牵头", ["水利部"], False, False), ("参与", ["财政部", "林草局"], True, False)]
    assert facts.responsibilities[0].governs.paragraph_id == "plan/1/1"
    assert facts.responsibilities_in("plan/1/2") == facts.responsibilities


def test_a_note_may_bind_local_governments_to_all_that_follows(facts_of: Read) -> None:
    facts = facts_of("整治河道。（水利部负责。以下各项均由各级人民政府落实，不再列出）")
    assert facts.responsibilities[0].extends_to_local
    assert groups(facts) == [("负责", ["水利部"], False, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市水务局负责河道整治。", [("负责", ["水利部"], False, False)]),
        ("由市教育局会同市财政局制定办法。", [("负责", ["教育部"], False, False), ("参与", ["财政部"], False, False)]),
        (
            "由省交通运输厅会同省公安厅、省应急管理厅等部门负责排查。",
            [("负责", ["交通运输部"], False, False), ("参与", ["公安部", "应急部"], True, False)],
        ),
        (
            "由县教育局牵头，县委编办、县财政局配合，建立调整机制。",
            [("牵头", ["教育部"], False, False), ("参与", ["中央编办", "财政部"], False, False)],
        ),
        (
            "各市（州）、县（市、区）人民政府对本行政区域义务教育负总责。",
            [("负责", ["各市（州）、县（市、区）人民政府"], False, False)],
        ),
        ("省水利厅、省农业农村厅等按照职责分工做好工作。", [("负责", ["水利部", "农业农村部"], True, True)]),
        ("县审计局：配合开展审计。", [("参与", ["审计署"], False, False)]),
        ("县委组织部、县直有关部门负责考核。", [("负责", ["中央组织部", "县直有关部门"], False, False)]),
        ("河道整治由县水利局和县城投公司按职责分工负责。", [("负责", ["水利部", "县城投公司"], False, True)]),
    ],
)
def test_a_duty_in_prose_is_read(facts_of: Read, text: str, expected: list[tuple[str, list[str], bool, bool]]) -> None:
    facts = facts_of(text)
    assert groups(facts) == expected
    (duty,) = facts.responsibilities
    assert text[duty.governs.start : duty.governs.end] == text.rstrip("。")


def test_duties_of_their_own_in_one_sentence_are_told_apart(facts_of: Read) -> None:
    text = "县教育局负责布局，县住建局负责质量监管；各乡镇人民政府负责征地。"
    facts = facts_of(text)
    notes = [text[r.note.start : r.note.end] for r in facts.responsibilities]
    assert notes == ["县教育局负责布局", "县住建局负责质量监管", "各乡镇人民政府负责征地"]


def test_a_field_line_without_colons_is_a_note_only_where_bodies_follow(facts_of: Read) -> None:
    facts = facts_of("改造学校。\n\n牵头单位 县教育局 配合单位 县财政局 完成时限 2025年12月底前")
    assert groups(facts) == [("牵头", ["教育部"], False, False), ("参与", ["财政部"], False, False)]
    assert facts.responsibilities[0].governs.paragraph_id == "plan/1/1"
    assert facts_of("牵头单位要切实负起责任。责任单位落实情况纳入考核。").responsibilities == ()


@pytest.mark.parametrize(
    "text",
    [
        "本方案由县教育局负责解释。",
        "有关部门负责落实，牵头单位要切实负责，学校负责人参与检查。",
        "支持企业参与建设，承担社会责任，落实责任制。",
        "在县教育局指导下，完善省负总责的机制。",
        "引导中小学参与评价，学校负责日常管理，成立由县政府领导牵头的专班。",
    ],
)
def test_prose_that_gives_no_named_body_a_task_is_no_duty(facts_of: Read, text: str) -> None:
    assert facts_of(text).responsibilities == ()


def test_prose_in_parentheses_is_no_note(facts_of: Read) -> None:
    assert facts_of("保障生态流量（水位），明确责任（见附件）。").responsibilities == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各市（州）人民政府应于2025年6月底前完成划定。", [("负责", ["各市（州）人民政府"], False, False)]),
        ("各乡镇（街道）要在2025年5月底前完成普查。", [("负责", ["各乡镇（街道）"], False, False)]),
        (
            "市水行政主管部门应当会同自然资源、住房和城乡建设等部门编制规划。",
            [("负责", ["水利部"], False, False), ("参与", ["自然资源部", "住房城乡建设部"], True, False)],
        ),
        (
            "省生态环境厅会同有关部门对规划实施情况进行调度。",
            [("负责", ["生态环境部"], False, False), ("参与", ["有关部门"], False, False)],
        ),
        (
            "发展改革、财政、应急管理等部门在各自职责范围内，做好相关工作。",
            [("负责", ["发展改革委", "财政部", "应急部"], True, True)],
        ),
        ("县审计局依法开展审计监督。", [("负责", ["审计署"], False, False)]),
        ("镇（街道）负责组织实施。", [("负责", ["镇（街道）"], False, False)]),
        ("市水行政主管部门主管全市河道管理工作。", [("负责", ["水利部"], False, False)]),
        ("县水行政主管部门按照权限负责本辖区工作。", [("负责", ["水利部"], False, False)]),
        ("市水行政主管部门是本市供水的主管部门。", [("负责", ["水利部"], False, False)]),
        ("逾期不改正的，由卫生健康主管部门依照有关规定处罚。", [("负责", ["国家卫生健康委"], False, False)]),
        ("水表之前的设施，由二次供水管理单位负责维护。", [("负责", ["二次供水管理单位"], False, False)]),
        (
            "建立由市教育局牵头，市公安局、市民政局等部门参加的协调机制。",
            [("牵头", ["教育部"], False, False), ("参与", ["公安部", "民政部"], True, False)],
        ),
        ("备用水源的启用由市住建局提出意见，报市政府批准。", [("负责", ["住房城乡建设部"], False, False)]),
        ("检修进度由市水利局按月调度。", [("负责", ["水利部"], False, False)]),
        ("市财政局要安排应急度汛专项经费。", [("负责", ["财政部"], False, False)]),
        (
            "由县消防救援局牵头，会同县商务局、县住建局持续开展检查，5月底前完成。",
            [("牵头", ["国家消防救援局"], False, False), ("参与", ["商务部", "住房城乡建设部"], False, False)],
        ),
    ],
)
def test_a_duty_said_by_a_verb_is_read(
    facts_of: Read, text: str, expected: list[tuple[str, list[str], bool, bool]]
) -> None:
    assert groups(facts_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "主管部门要加强检查。",
        "各地要加强检查，中小学校应当每学期开展演练。",
        "乡镇卫生院应当具备诊治能力，供水企业每年报告。",
        "城镇服务压力标准由供水企业报市水务局核定后公布。",
        "市委、市政府要求加强治理，市教育局应对及时。",
        "推广市水务局依法审批的项目，落实市财政局制定的办法。",
        "专班由市教育局、市公安局组成，办公室主任由市教育局局长兼任。",
        "夜间经营区域由区县划定并报市城市管理局备案。",
    ],
)
def test_what_binds_no_named_public_body_is_no_duty(facts_of: Read, text: str) -> None:
    assert facts_of(text).responsibilities == ()


def test_verbs_behind_the_head_of_a_field_give_the_roles(facts_of: Read) -> None:
    facts = facts_of("整治河道。【责任单位：市水利局、市林业局牵头，市财政局配合，各区县人民政府；完成时限：2026年底】")
    assert groups(facts) == [
        ("牵头", ["水利部", "林草局"], False, False),
        ("参与", ["财政部"], False, False),
        ("负责", ["各区县人民政府"], False, False),
    ]


def test_a_note_behind_a_numbered_list_governs_every_item(facts_of_items: Read) -> None:
    facts = facts_of_items(
        "1.普查。摸清底数。\n\n2.改造。县供电公司负责增容。\n\n（牵头单位：县水利局；配合单位：县财政局）"
    )
    notes = [r for r in facts.responsibilities if r.note.paragraph_id == "plan/一-1/3"]
    assert [r.governs.paragraph_id for r in notes] == ["plan/一-1/1", "plan/一-1/2"]


def test_a_note_at_the_end_of_the_last_plain_paragraph_governs_those_before(facts_of: Read) -> None:
    facts = facts_of("建立名单，实行联合惩戒。\n\n各单位开展审查，限期整改。（市教育局、市民政局负责）")
    assert [r.governs.paragraph_id for r in facts.responsibilities] == ["plan/1/1", "plan/1/2"]


def test_a_note_of_one_item_governs_no_other(facts_of_items: Read) -> None:
    facts = facts_of_items("1.管网。编制方案，完成排查。\n\n2.污泥。规范处置，禁止倾倒。（市水务局负责）")
    assert [r.governs.paragraph_id for r in facts.responsibilities] == ["plan/一-1/2"]


def test_a_note_may_bind_the_governments_of_counties_to_all_that_follows(facts_of: Read) -> None:
    facts = facts_of("整治河道。〔责任单位：市水利局牵头，以下各项均需各县（市、区）人民政府落实，不再一一列出〕")
    assert facts.responsibilities[0].extends_to_local
    assert groups(facts) == [("牵头", ["水利部"], False, False)]


def test_a_sentence_of_bodies_governs_what_it_says_itself(facts_of: Read) -> None:
    text = "备案应当公开。市市场监管局牵头，市民政局参与，建立监管机制。"
    (duty,) = facts_of(text).responsibilities
    assert text[duty.governs.start : duty.governs.end] == "市市场监管局牵头，市民政局参与，建立监管机制"
    text = "备案应当公开。市市场监管局牵头，市民政局参与。"
    (duty,) = facts_of(text).responsibilities
    assert text[duty.governs.start : duty.governs.end] == "备案应当公开"


def test_each_duty_of_a_sentence_keeps_the_thing_it_is_on(facts_of: Read) -> None:
    text = "公务车更新由县机关事务中心统筹，环卫车辆更新由县城管局负责，其余由县交通运输局推进。"
    told = facts_of(text).responsibilities
    assert [note.governs.of(text) for note in told] == [
        "公务车更新由县机关事务中心统筹",
        "环卫车辆更新由县城管局负责",
        "其余由县交通运输局推进",
    ]
    assert [note.note.of(text) for note in told][:2] == ["县机关事务中心统筹", "县城管局负责"]


def test_a_name_may_have_its_short_form_behind_it(facts_of: Read) -> None:
    facts = facts_of(
        "评估由省民政厅会同省医疗保障局（以下简称省医保局）、省卫生健康委员会（以下称省卫生健康委）组织实施。"
    )
    assert [g[:2] for g in groups(facts)] == [("负责", ["民政部"]), ("参与", ["国家医保局", "国家卫生健康委"])]
    facts = facts_of("培训由省人力资源和社会保障厅（以下简称省人社厅）会同省民政厅组织，省教育厅负责增设专业。")
    assert groups(facts)[0][:2] == ("负责", ["人力资源社会保障部"])


def test_governments_that_share_their_last_word_are_bodies(facts_of: Read) -> None:
    facts = facts_of("整治工作分别由平江县、石岩县、北桥区人民政府组织实施。")
    assert groups(facts)[0][1] == ["平江县", "石岩县", "北桥区人民政府"]


def test_a_note_may_end_with_who_has_which_place(facts_of: Read) -> None:
    facts = facts_of("推进湿地修复。（县水利局、县林业局；东山镇、西山镇人民政府分别负责东湖、西湖）")
    assert [name for group in groups(facts) for name in group[1]] == ["水利部", "林草局", "东山镇", "西山镇人民政府"]
