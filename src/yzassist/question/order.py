"""Clauses meant by their place in the order: the last three, the first two of a chapter, the one before another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yzassist.documents.model import Measure, Plan
from yzassist.documents.numerals import parse_chinese_number
from yzassist.question.model import ClauseSlot, Slots

_COUNT = r"(?P<count>\d{1,2}|[一二两三四五六七八九十]+)"
_OTHER_THINGS = r"(?![岸河江沟溪鱼船路腿件约])"
_LAST = re.compile(
    rf"最后(?:面|头)?的?(?:那|这)?{_COUNT}?条(?:措施|任务|条款)?{_OTHER_THINGS}"
    rf"|倒数的?第(?P<back>\d{{1,2}}|[一二三四五六七八九十]+)条"
)  # 最后三条, 倒数第二条
_FIRST = re.compile(
    rf"(?:^|方案|文件|全文|正文|[章分]|[里中的，,]|请问)(?:(?:最?前|开头|头)(?:面|头)?的?|头)(?:那|这)?{_COUNT}条(?:措施|任务|条款)?{_OTHER_THINGS}"
)  # 第三章的前两条
_NTH = re.compile(
    r"第(?:\d{1,2}|[一二三四五六七八九十]+)个?大?(?:部分|章|板块)(?:里面?|中|的|内)*第(?P<nth>\d{1,2}|[一二三四五六七八九十]+)条"
)  # 第三章的第一条
NEIGHBOUR = re.compile(
    r"(?:紧?挨着|紧?接着|紧跟着)?(?:它|这条)?(?:的)?[上下前后](?:头|面|边)(?:紧?(?:挨|跟|接)着)?(?:的)?(?:那|这)?一?条(?![河江沟溪鱼船路件约])"
    r"|(?:再|往|紧接着|接着)*的?(?:(?P<far>上上|下下)一?条|[上下前后]一条(?![河江沟溪鱼船路件约])|(?<![以如之])[上下]条(?=[呢嘞讲说是的，,谁]))"
    r"|(?:紧?接着|接下来|紧跟着)的?(?:那|这)?一?条(?![河江沟溪鱼船路件约])"
    r"|往[下后上前](?:再)?(?:数|推|看|翻)(?P<steps>[一两二三四五])条"
)  # 下一条, 下下条, 前面紧挨着的一条, 往下数两条
_BETWEEN = re.compile(r"(?:那|这)?一?条?的?(?:再|往|，|,)?")  # （二十）|那条的|下一条
_BESIDE_CLAUSES = ("专栏", "附件")
_BACKWARDS = frozenset("上前")
_STEPS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def steps_to(neighbour: re.Match[str]) -> int:
    """How many clauses further, or back, the one meant stands: 下下条 2, 上一条 -1."""
    steps = _STEPS[neighbour["steps"]] if neighbour["steps"] else 2 if neighbour["far"] else 1
    return -steps if _BACKWARDS & set(neighbour.group()) else steps


def with_clauses_in_order(slots: Slots, text: str, plans: Sequence[Plan]) -> Slots:
    """The slots with the clauses meant by their place, instead of the chapter in which they stand; a number counted
    from the end (倒数第二条) names none."""
    counted_back = _LAST.search(text)
    if slots.clauses and not (counted_back and counted_back["back"]):
        return beside_clause(nth_of_chapter(slots, text, plans), text, plans)
    clauses = clauses_in_order(text, plans, slots.chapters)
    return replace(slots, clauses=clauses, chapters=()) if clauses else slots


def clauses_in_order(text: str, plans: Sequence[Plan], chapters: Sequence[int]) -> tuple[ClauseSlot, ...]:
    """The last, or the first, clauses of each plan, or of the chapters named."""
    match = _LAST.search(text) or _FIRST.search(text)
    if match is None:
        return ()
    slots: list[ClauseSlot] = []
    for plan in plans:
        inside = [m for m in _numbered(plan) if not chapters or m.chapter in chapters]
        slots += [ClauseSlot(measure.number, None, *match.span()) for measure in _meant(match, inside)]
    return tuple(slots)


def _numbered(plan: Plan) -> tuple[Measure, ...]:
    """The clauses of a plan without its boxes and annexes, unless it has nothing else."""
    return tuple(m for m in plan.measures if not m.label.startswith(_BESIDE_CLAUSES)) or plan.measures


def _meant(match: re.Match[str], measures: Sequence[Measure]) -> Sequence[Measure]:
    said = match.groupdict()
    if said.get("back"):
        at = parse_chinese_number(said["back"]) or 0
        return measures[-at : len(measures) - at + 1] if 0 < at <= len(measures) else ()
    count = parse_chinese_number(said["count"] or "一") or 1
    return measures[:count] if match.re is _FIRST else measures[-count:]


def beside_clause(slots: Slots, text: str, plans: Sequence[Plan]) -> Slots:
    """The slots with the clause before, or after, the only one named instead of it (（二十）的下一条)."""
    match = NEIGHBOUR.search(text)
    if match is None or len(slots.clauses) != 1 or slots.clauses[0].paragraph is not None:
        return slots
    (named,) = slots.clauses
    if match.start() < named.end or not _BETWEEN.fullmatch(text[named.end : match.start()]):
        return slots
    for measures in (plan.measures for plan in plans):
        at = next((at for at, measure in enumerate(measures) if measure.number == named.number), None)
        if at is not None and 0 <= at + steps_to(match) < len(measures):
            meant = ClauseSlot(measures[at + steps_to(match)].number, None, named.start, match.end())
            return replace(slots, clauses=(meant,))
    return slots


def nth_of_chapter(slots: Slots, text: str, plans: Sequence[Plan]) -> Slots:
    """第三章的第一条 is the first of the chapter's clauses, where none of that number stands in the chapter."""
    match = _NTH.search(text)
    if match is None or len(slots.chapters) != 1 or len(slots.clauses) != 1:
        return slots
    inside = [m for plan in plans for m in plan.measures if m.chapter == slots.chapters[0]]
    nth = parse_chinese_number(match["nth"]) or 0
    if any(m.number == slots.clauses[0].number for m in inside) or not 0 < nth <= len(inside):
        return slots
    return replace(slots, clauses=(replace(slots.clauses[0], number=inside[nth - 1].number),), chapters=())
