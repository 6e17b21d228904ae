"""Rows of tables are counted, listed by their columns, and read in the columns asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.answering.rows import row_of
from yzassist.assistant import Assistant

FISH = "aquaculture-plan-2025.docx"
WATER = "water-ecology-plan-2021.md"
AIR = "pollution-battle-2024.html"


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        (FISH, "任务分工表中完成时限为“持续推进”的任务有哪几项？", ["共4条", "投入品专项整治", "入市查验"]),
        (FISH, "任务分工表里由县畜牧水产事务中心牵头的任务有几项，是哪几项？", ["共2条", "苗种产地检疫"]),
        (FISH, "任务分工表里一共列了多少项任务？", ["共19项"]),
        (FISH, "水产品加工园建设由哪个单位牵头，完成时限是什么时候？", ["县经济开发区管委会", "2027年6月底"]),
        (WATER, "表1的主要指标中约束性指标有几项，分别是哪些？", ["共4条", "全省用水总量", "白石湖综合营养状态指数"]),
        (WATER, "农村生活污水治理率2020年是多少，2025年目标是多少？", ["21.7", "40"]),
        (AIR, "咱平洲到2026年PM2.5得降到多少才算完成任务？", ["平洲市", "：30"]),
    ],
)
def test_rows_answer(other_plan: Callable[[str], Assistant], plan: str, question: str, said: list[str]) -> None:
    answer = other_plan(plan).ask(question)
    assert [words for words in said if words not in answer.answer] == []


def test_a_row_is_named_by_its_first_value_in_words(other_plan: Callable[[str], Assistant]) -> None:
    plan = other_plan(FISH).index.plans[0]
    rows = [row for paragraph in plan.paragraphs if (row := row_of(paragraph))]
    assert [len(rows), rows[0].item] == [19, "完成养殖水域滩涂规划修编"]
    assert row_of(plan.measures[0].paragraphs[0]) is None
