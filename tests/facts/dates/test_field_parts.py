"""Days of a time column: each part governs the clauses of the task that it names, a word means the day told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from yzassist.facts.model import PlanFacts

Read = Callable[[str], PlanFacts]
_ROW = "序号：8；重点任务：{task}；责任单位：县水利局；完成时限：{time}。"
_HOUSES = "危旧房改造；主要内容：改造城镇危旧房312户，其中D级危房95户须全部清零"
_STORE = "应急能力；主要内容：建成物资储备库，配备物资；每季度开展演练"


def due(facts_of: Read, text: str) -> list[tuple[str, str]]:
    """Each date with what is due by it."""
    paragraph = f"清淤。\n\n{text}"
    return [(d.text, text[d.governs.start : d.governs.end]) for d in facts_of(paragraph).deadlines]


@pytest.mark.parametrize(
    ("task", "time", "expected"),
    [
        (
            _HOUSES,
            "D级6月底前，其余12月底前",
            [("6月底前", "其中D级危房95户须全部清零"), ("12月底前", f"序号：8；重点任务：{_HOUSES.split('，')[0]}")],
        ),
        (
            _STORE,
            "储备库7月底前，其余12月底前",
            [("7月底前", "建成物资储备库"), ("12月底前", "配备物资；每季度开展演练")],
        ),
        ("治水；主要内容：开工建设水厂3座，利润率不超过5%", "6月底前开工", [("6月底前", "开工建设水厂3座")]),
        ("治水；主要内容：新建水厂", "9月底前", [("9月底前", "序号：8；重点任务：治水；主要内容：新建水厂")]),
    ],
)
def test_a_part_of_the_time_field_governs_what_it_names(
    facts_of: Read, task: str, time: str, expected: list[tuple[str, str]]
) -> None:
    assert due(facts_of, _ROW.format(task=task, time=time)) == expected


def test_a_word_of_the_time_field_means_the_day_that_the_plan_tells(facts_of: Read) -> None:
    row = _ROW.format(task="宣传；主要内容：全年开展宣传", time="全年")
    rule = "完成时限标注“全年”的，须于2024年12月20日前完成。"
    assert [(d.text, d.date) for d in facts_of(f"{rule}\n\n{row}").deadlines if d.text == "全年"] == [
        ("全年", date(2024, 12, 20))
    ]
    assert not [d for d in facts_of(f"宣传。\n\n{row}").deadlines if d.text == "全年"]
