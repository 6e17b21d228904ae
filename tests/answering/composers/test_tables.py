"""Rows of tables are counted, listed by their columns, and read in the columns asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from yzassist.assistant import Assistant
from yzassist.facts.tables.reading import tables_of

FISH = "aquaculture-plan-2025.docx"
WATER = "water-ecology-plan-2021.md"
AIR = "pollution-battle-2024.html"


@pytest.mark.parametrize(
    ("plan", "question", "said"),
    [
        (FISH, "任务分工表中完成时限为“持续推进”的任务有哪几项？", ["共4项", "投入品专项整治", "入市查验"]),
        (FISH, "任务分工表里由县畜牧水产事务中心牵头的任务有几项，是哪几项？", ["共2项", "苗种产地检疫"]),
        (FISH, "任务分工表里一共列了多少项任务？", ["共19项"]),
        (FISH, "水产品加工园建设由哪个单位牵头，完成时限是什么时候？", ["县经济开发区管委会", "2027年6月底"]),
        (WATER, "表1的主要指标中约束性指标有几项，分别是哪些？", ["共4项", "全省用水总量", "白石湖综合营养状态指数"]),
        (WATER, "农村生活污水治理率2020年是多少，2025年目标是多少？", ["21.7", "40"]),
        (AIR, "咱平洲到2026年PM2.5得降到多少才算完成任务？", ["平洲市", "：30"]),
    ],
)
def test_rows_answer(other_plan: Callable[[str], Assistant], plan: str, question: str, said: list[str]) -> None:
    answer = other_plan(plan).ask(question)
    assert [words for words in said if words not in answer.answer] == []


def test_a_row_is_named_by_its_first_value_in_words(other_plan: Callable[[str], Assistant]) -> None:
    plan = other_plan(FISH).index.plans[0]
    rows = [row for measure in plan.measures for table in tables_of(measure.paragraphs) for _, row in table.rows]
    assert [len(rows), rows[0].item] == [19, "完成养殖水域滩涂规划修编"]
    assert tables_of(plan.measures[0].paragraphs) == ()


PLAN = """# 青禾市绿色低碳转型三年行动方案（2024—2026年）

为加快转型，制定本方案。

## 一、主要目标

表1 主要指标

| 类别 | 指标 | 单位 | 2023年 | 2025年 | 2026年 | 属性 | 牵头部门 |
|---|---|---|---|---|---|---|---|
| 能源 | 非化石能源消费占比 | % | 18.2 | 20.5 | 22 | 约束性 | 市发展改革委 |
| 能源 | 新增光伏装机容量 | 万千瓦 | 12 | 30 | 45 | 预期性 | 市发展改革委 |
| 建筑 | 新建绿色建筑占比 | % | 71 | | 90 | 约束性 | 市住房城乡建设局 |
| 生态 | 地下水水质 | — | — | 保持稳定 | 持续改善 | 预期性 | 市生态环境局 |

## 二、任务分工

表2 重点任务分工表

| 序号 | 重点任务 | 具体举措 | 牵头单位 | 配合单位 | 完成时限 |
|---|---|---|---|---|---|
| 1 | 优化能源结构 | 建成牛头山风电场 | 市发展改革委 | 市财政局 | 2025年12月底前 |
| 2 | 优化能源结构 | 编制氢能产业发展规划 | 市发展改革委 | 市财政局 | 2024年9月底前 |
| 3 | 绿色交通 | 更新新能源公交车280辆 | 市交通运输局 | | 2026年6月底前 |

## 专栏1 重点工程

1.牛头山风电场工程。装机15万千瓦。

2.零碳园区工程。建设零碳园区。
"""


def test_cells_rows_and_empty_places_answer(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> None:
    asked = assistant_over({"qinghe.md": PLAN})
    for question, said in (
        ("非化石能源消费占比2026年目标是多少？", ["2026年：22%"]),
        ("非化石能源消费占比2023年是多少？", ["2023年：18.2%"]),
        ("非化石能源消费占比2026年比2023年提高多少？", ["18.2%", "22%", "高3.8个百分点"]),
        ("新增光伏装机容量2025年和2026年分别是多少？", ["30万千瓦", "45万千瓦"]),
        ("地下水水质2026年的目标是什么？", ["持续改善"]),
        ("非化石能源消费占比是预期性指标吗？", ["不是", "约束性"]),
        ("表1中约束性指标有几项？", ["共2项", "新建绿色建筑占比"]),
        ("表1里能源类指标有哪些？", ["共2项", "新增光伏装机容量"]),
        ("市住房城乡建设局负责哪些指标？", ["共1项", "新建绿色建筑占比"]),
        ("哪些指标2026年目标超过80%？", ["共1项", "新建绿色建筑占比"]),
        ("重点任务分工表一共有几项重点任务？", ["重点任务共2项", "表中共3项"]),
        ("重点任务分工表中2024年9月底前完成的有哪些？", ["共1项", "编制氢能产业发展规划"]),
        ("重点任务分工表里配合单位空白的是哪项？", ["共1项", "更新新能源公交车280辆"]),
        ("编制氢能产业发展规划什么时候完成？", ["编制氢能产业发展规划", "2024年9月底前"]),
        ("专栏1列了几个工程？", ["共2项", "零碳园区工程"]),
    ):
        answer = asked.ask(question)
        assert [question, *(words for words in said if words not in answer.answer)] == [question]
        assert not answer.refused
    for question in ("2025年新建绿色建筑占比要达到多少？", "更新新能源公交车280辆的配合单位是谁？"):
        answer = asked.ask(question)
        assert answer.refused
        assert "表中该格为空" in answer.answer
