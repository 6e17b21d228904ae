"""Measures counted through the whole plan: items under headings that begin anew, and the rows of a list of tasks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.documents.model import Plan

Read = Callable[..., Plan]

_ACTION_PLAN = (
    "一、总体要求\n（一）思路。统筹推进，分类施策。\n（二）目标。到2028年基本建成。\n"
    "二、基础设施\n（一）补齐产地短板\n1.建设保鲜设施。新建100座。（农业农村部负责）\n2.建设集配中心。\n加快布局。\n"
    "（二）优化节点\n3.完善基地。建设5个。（发展改革委牵头）\n"
    "三、运输服务\n（一）优化干线\n4.更新车辆。淘汰旧车。\n5.发展班列。开行20条。\n"
    "专栏 重点工程\n01 田头工程。支持150个县。\n02 通道工程。建设4条。\n"
    "（二）畅通末端\n本项坚持便民。\n6.共同配送。（邮政局牵头）\n"
    "四、保障措施\n（一）加强领导。定期会商，压实责任。\n（二）资金支持。统筹资金，加大投入。\n"
)


def numbers(plan: Plan) -> list[tuple[int | str, str]]:
    return [(measure.number, measure.label) for measure in plan.measures]


def test_items_that_run_through_chapters_are_the_measures_and_other_numbers_name_their_chapter(read_text: Read) -> None:
    plan = read_text(_ACTION_PLAN)
    assert numbers(plan) == [
        ("一-1", "一、（一）"),
        ("一-2", "一、（二）"),
        *((number, f"{number}.") for number in range(1, 6)),
        ("专栏1", "专栏1"),
        ("三-2", "三、（二）"),
        (6, "6."),
        ("四-1", "四、（一）"),
        ("四-2", "四、（二）"),
    ]
    assert [measure.heading for measure in plan.chapters[1].measures] == ["建设保鲜设施", "建设集配中心", "完善基地"]
    assert plan.warnings == ()


def test_a_heading_over_running_items_keeps_text_of_its_own(read_text: Read) -> None:
    group = read_text(_ACTION_PLAN).measure("三-2")
    assert group is not None
    assert (group.heading, [p.text for p in group.paragraphs]) == ("畅通末端", ["本项坚持便民。"])


def test_a_box_without_a_number_is_counted_in_reading_order(read_text: Read) -> None:
    box = read_text(_ACTION_PLAN).measure("专栏1")
    assert box is not None
    assert (box.heading, [p.text for p in box.paragraphs]) == (
        "重点工程",
        ["01田头工程。支持150个县。", "02通道工程。建设4条。"],
    )


def test_items_run_beside_chapters_in_which_they_begin_anew(read_text: Read) -> None:
    plan = read_text(
        "一、要求\n（一）原则\n1.坚持统筹。\n2.坚持安全。\n"
        + _ACTION_PLAN.partition("\n（二）目标。")[2].join(("（二）目标。", ""))
    )
    assert [m.number for m in plan.measures if isinstance(m.number, int)] == [1, 2, 3, 4, 5, 6]
    assert [len(m.paragraphs) for m in plan.chapters[0].measures] == [2, 1]


def test_headings_that_run_through_themselves_stay_the_measures(read_text: Read) -> None:
    plan = read_text(
        "一、任务\n（一）甲\n1.排查。建台账。\n2.整治。限期完成。\n（二）乙\n3.建厂。\n"
        "二、保障\n（三）丙\n4.领导。\n（四）丁\n5.资金。\n6.宣传。\n"
    )
    assert [m.number for m in plan.measures] == [1, 2, 3, 4]


_BATTLE_PLAN = (
    "一、总体要求\n（一）思路。统筹推进，分类施策。\n（二）目标。到2027年底空气明显改善。\n"
    "二、重点任务\n{tasks}"
    "三、保障措施\n（一）加强领导。定期会商，压实责任。\n（二）资金支持。统筹资金，加大投入。\n"
)
_BATTLES = (
    "（一）治理工地\n1.落实围挡。高度不低于2米。\n责任单位：住建局\n2.在线监控。全部联网。\n"
    "（二）治理道路\n3.机械清扫。每日两次。\n4.渣土密闭。全程监管。\n（1）核发证件。\n（2）查处抛洒。\n"
    "（三）治理工业\n5.超低排放。完成改造。\n6.散煤清零。巩固成果。\n"
)


def test_items_that_run_through_the_headings_of_one_chapter_are_the_measures(read_text: Read) -> None:
    plan = read_text(_BATTLE_PLAN.format(tasks=_BATTLES))
    assert numbers(plan) == [
        ("一-1", "一、（一）"),
        ("一-2", "一、（二）"),
        *((number, f"{number}.") for number in range(1, 7)),
        ("三-1", "三、（一）"),
        ("三-2", "三、（二）"),
    ]
    assert [len(measure.paragraphs) for measure in plan.chapters[1].measures] == [2, 1, 1, 3, 1, 1]
    assert plan.warnings == ()


def test_a_heading_without_items_among_those_of_one_chapter_is_a_measure_of_its_own(read_text: Read) -> None:
    plan = read_text(_BATTLE_PLAN.format(tasks=f"{_BATTLES}（四）应对天气。及时预警。\n"))
    assert [measure.number for measure in plan.chapters[1].measures] == [1, 2, 3, 4, 5, 6, "二-4"]


@pytest.mark.parametrize(
    "tasks",
    [
        "（一）甲\n1.围挡。\n2.监控。\n3.清扫。\n（二）乙\n1.密闭。\n2.改造。\n3.清零。\n4.预警。\n",
        "（一）甲\n1.围挡。\n2.监控。\n（二）乙\n3.清扫。\n4.密闭。\n5.改造。\n",
        "（一）甲\n1.围挡。\n2.监控。\n3.清扫。\n4.密闭。\n5.改造。\n6.清零。\n（二）乙。及时预警。\n",
        "（一）甲\n1.围挡。\n2.监控。\n3.清扫。\n（二）乙\n4.密闭。\n5.改造。\n6.清零。\n（三）丙。预警。\n（四）丁。通报。\n",
    ],
    ids=["they begin anew", "they are few", "under one heading", "most headings have none"],
)
def test_items_that_do_not_run_through_the_headings_of_a_chapter_stay_their_text(read_text: Read, tasks: str) -> None:
    plan = read_text(_BATTLE_PLAN.format(tasks=tasks))
    headings = tasks.count("（")
    assert [measure.number for measure in plan.chapters[1].measures] == [f"二-{n}" for n in range(1, headings + 1)]


def test_items_that_run_through_each_of_two_chapters_anew_stay_text_of_the_headings(read_text: Read) -> None:
    plan = read_text(_BATTLE_PLAN.format(tasks=f"{_BATTLES}三、配套任务\n{_BATTLES}").replace("三、保障", "四、保障"))
    assert not [measure.number for measure in plan.measures if isinstance(measure.number, int)]


def test_headings_that_no_other_chapter_counts_anew_stay_the_measures(read_text: Read) -> None:
    plan = read_text(f"一、总体要求\n统筹推进。\n二、重点任务\n{_BATTLES}三、保障措施\n压实责任。\n")
    assert [measure.number for measure in plan.measures] == ["一", 1, 2, 3, "三"]


_TASKS = "\n\n".join(
    f"序号：{number}；工作任务：{task}；主要措施：{step}；牵头单位：镇水利站；完成时限：2026年{number + 2}月底前。"
    for number, task, step in (
        (1, "厕所革命", "逐户排查"),
        (2, "厕所革命", "分类整改"),
        (3, "垃圾治理", "（1）排查堆放点"),
        (3, "垃圾治理", "（2）清运处置"),
        (4, "垃圾治理", "取缔露天池"),
        (5, "污水治理", "延伸管网"),
        (6, "污水治理", "运行维护"),
        (7, "村容提升", "清理杂物"),
    )
)
_TOWN_PLAN = (
    "一、目标\n\n村庄干净整洁，群众满意。\n\n二、步骤\n\n（一）动员阶段。召开大会，全面部署。\n\n"
    "（二）攻坚阶段。倒排工期，逐项整改。\n\n三、要求\n\n成立专班，压实责任。\n\n{title}"
    f"{_TASKS}\n\n注：1.序号3分两步实施。\n\n2.时限栏空白的，由牵头单位提出。\n\n3.本清单由专班解释。\n\n"
    "四、附则\n\n本方案自印发之日起施行。\n"
)


def test_a_list_of_tasks_with_their_bodies_holds_the_measures_of_a_plan_of_prose(read_text: Read) -> None:
    plan = read_text(_TOWN_PLAN.format(title="柳河镇责任清单\n\n"))
    assert [(c.label, c.heading, [m.number for m in c.measures]) for c in plan.chapters] == [
        ("一、", "目标", ["一"]),
        ("二、", "步骤", ["二-1", "二-2"]),
        ("三、", "要求", ["三"]),
        ("", "柳河镇责任清单", [1, 2, 3, 4, 5, 6, 7]),
        ("四、", "附则", ["四"]),
    ]
    steps = plan.measure(3)
    assert steps is not None
    assert (steps.label, steps.heading, len(steps.paragraphs)) == ("第3项", "垃圾治理", 2)
    assert [p.text[:3] for p in plan.chapters[2].measures[0].paragraphs] == ["成立专", "注：1", "2.时", "3.本"]
    assert plan.warnings == ()


def test_a_list_of_tasks_without_a_title_belongs_to_its_chapter(read_text: Read) -> None:
    plan = read_text(_TOWN_PLAN.format(title=""))
    assert [m.number for m in plan.chapters[2].measures] == ["三", 1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    "measures",
    [
        "（一）改厕。逐户排查。（镇水利站负责）\n\n（二）治污。延伸管网。（镇水利站负责）",
        "（一）厕所革命。逐户排查。\n\n（二）垃圾治理。清运处置。\n\n（三）污水治理。延伸管网。",
        "（一）改厕。逐户排查。\n\n（二）清运。及时清运。\n\n（三）治污。建好管网。\n\n（四）绿化。见缝插绿。\n\n（五）管护。落实人员。\n\n"
        "（六）宣传。广泛发动。\n\n（七）考核。落实奖惩。",
    ],
    ids=["they name their bodies", "the list breaks them down", "they are as many"],
)
def test_a_list_of_tasks_beside_measures_of_the_plan_stays_a_list(read_text: Read, measures: str) -> None:
    plan = read_text(f"一、目标\n\n村庄干净整洁，群众满意。\n\n二、任务\n\n{measures}\n\n{_TASKS}\n")
    assert {measure.chapter for measure in plan.measures} == {1, 2}
    assert [m.number for m in plan.measures][1:] == list(range(1, measures.count("（") - measures.count("负责") + 1))
    assert len(plan.measures[-1].paragraphs) == 9


_GROUPED_TASKS = "\n\n".join(
    f"{group}序号：{number}；工作任务：{task}；牵头单位：镇水利站；完成时限：2026年{number + 2}月底前。"
    for number, (group, task) in enumerate(
        (
            ("（一）改厕\n\n", "逐户排查"),
            ("", "分类整改"),
            ("", "清运处置"),
            ("（二）治污\n\n", "延伸管网"),
            ("", "运行维护"),
            ("", "清理杂物"),
        ),
        start=1,
    )
)
_OFFICE_PLAN = (
    "一、目标\n\n村庄干净整洁，群众满意。\n\n二、任务\n\n{tasks}\n\n"
    "三、要求\n\n（一）压实责任。成立专班。（镇党政办负责）\n\n（二）严格考核。兑现奖惩。\n"
)


def test_rows_that_run_through_the_headings_of_a_chapter_are_the_measures(read_text: Read) -> None:
    plan = read_text(_OFFICE_PLAN.format(tasks=_GROUPED_TASKS))
    assert [m.number for m in plan.measures] == ["一", 1, 2, 3, 4, 5, 6, "三-1", "三-2"]


def test_rows_that_name_no_bodies_are_no_measures(read_text: Read) -> None:
    plan = read_text(_OFFICE_PLAN.format(tasks=_GROUPED_TASKS.replace("牵头单位：镇水利站；", "")))
    assert [m.number for m in plan.measures] == ["一", "二-1", "二-2", "三-1", "三-2"]


_LIST_OF_TASKS = (
    "关于印发任务分解表的通知\n\n各村：\n\n现将分解表印发给你们，请抓好落实。\n\n分解表\n\n"
    "{first}序号：1；任务：改厕；责任单位：镇水利站；完成时限：5月底前。\n\n"
    "序号：2；任务：清运；责任单位：镇农业站；完成时限：全年。\n\n"
    "{second}序号：{third}；任务：治污；责任单位：镇水利站；完成时限：9月底前。\n\n"
    "序号：{fourth}；任务：绿化；责任单位：镇林业站；完成时限：9月底前。\n\n注：1.未注明年份的均为2026年。2.本表由镇政府解释。\n"
)


@pytest.mark.parametrize(
    ("first", "second"), [("一、改善环境\n\n", "二、治理水体\n\n"), ("改善环境\n\n", "治理水体\n\n")]
)
def test_the_rows_of_a_list_of_tasks_are_the_measures_and_its_groups_the_chapters(
    read_text: Read, first: str, second: str
) -> None:
    plan = read_text(_LIST_OF_TASKS.format(first=first, second=second, third=3, fourth=4))
    assert [(c.heading, [(m.number, m.label, m.heading) for m in c.measures]) for c in plan.chapters] == [
        ("改善环境", [(1, "第1项", "改厕"), (2, "第2项", "清运")]),
        ("治理水体", [(3, "第3项", "治污"), (4, "第4项", "绿化")]),
    ]
    assert plan.warnings == ()


def test_rows_that_start_anew_under_each_group_name_it(read_text: Read) -> None:
    plan = read_text(_LIST_OF_TASKS.format(first="一、改善环境\n\n", second="二、治理水体\n\n", third=1, fourth=2))
    assert [m.number for m in plan.measures] == ["一-1", "一-2", "二-1", "二-2"]


def test_the_notes_below_a_list_of_tasks_are_not_of_its_last_row(read_text: Read) -> None:
    plan = read_text(_LIST_OF_TASKS.format(first="一、改善环境\n\n", second="二、治理水体\n\n", third=3, fourth=4))
    assert len(plan.measures[-1].paragraphs) == 1
    assert (plan.front[-1].clause_label, plan.front[-1].text[:3]) == ("注", "注：1")
