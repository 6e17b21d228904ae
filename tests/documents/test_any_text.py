"""Whatever lines a file holds, reading it loses no text and keeps every offset."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from yzassist.documents.assembly import build_plan

LINES = """
## 一、总体要求
二、重点任务
三、保障
（一）主要目标。到2025年，达到40%。
（二）治理污水
（三）治理，并检查。
1. 加强领导。
2. 严格考核
3.5万亩林地
第一章 总则
第二章　附则
第一节 水
第一条　依法治水。
第二条规定的事项，
第二条 罚款。
（1）甲；
各市、县人民政府：
推进治理，加强
——坚持统筹。
责任单位：县水利局
生态环境部 水利部
2024年1月2日
（此件公开发布）
标 题：
关于印发《某方案》的通知
来 源：网站
目录
一、总体要求……1
附件：1. 清单
第二节　大气
专栏1 水利工程
附件1
附件2
专栏2　美丽河湖
序号：1；任务：关停砖瓦窑；完成时限：6月底前。
序号：2；任务：清理河道；完成时限：9月底前。
""".splitlines()


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=25))
def test_no_text_is_lost_and_offsets_hold(lines: list[str]) -> None:
    plan = build_plan(lines, "p", "p.txt", "")
    covered = [False] * len(plan.text)
    for paragraph in plan.paragraphs:
        end = paragraph.start + len(paragraph.text)
        assert plan.text[paragraph.start : end] == paragraph.text
        assert not any(covered[paragraph.start : end])
        covered[paragraph.start : end] = [True] * len(paragraph.text)
    labels = {measure.label for measure in plan.measures}
    headings = {chapter.heading for chapter in plan.chapters} | {measure.heading for measure in plan.measures}
    for line, start in _rows(plan.text):
        if not all(covered[start : start + len(line)]) and not any(covered[start : start + len(line)]):
            assert "节" in line or line in labels or any(heading and heading in line for heading in headings), line
    assert len({paragraph.id for paragraph in plan.paragraphs}) == len(plan.paragraphs)
    assert len({measure.number for measure in plan.measures}) == len(plan.measures)
    assert all(measure.paragraphs for measure in plan.measures)


def _rows(text: str) -> list[tuple[str, int]]:
    rows: list[tuple[str, int]] = []
    start = 0
    for line in text.splitlines():
        if line:
            rows.append((line, start))
        start += len(line) + 1
    return rows
