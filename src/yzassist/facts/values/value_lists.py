"""Several values to several subjects: 省级、市级园区分别达到10个、20个."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from yzassist.facts.model import Comparison, Target, TargetValue

RESPECTIVELY = "分别"
# 公交车、出租车和城市配送车
_SUBJECT_SEPARATOR = re.compile(r"、|和|及|与")
# 城市配送车|中新能源车比例
_SHARED_TAIL = re.compile(r"^(?P<name>.{2,}?)(?P<tail>(?:中|的).{2,})$")
# 均 · 分别 at the end of an indicator (not 平均, 人均)
_EACH = re.compile(r"(?:分别|(?<![平人户年日月])均|都)?(?:为|是|的)?$")
_CLASS_ENDS = frozenset("级类档等型控物")
"""How a class ends that lends the rest of its name from the next: 省级、市级园区, 国控、省控断面比例,
氮氧化物、挥发性有机物减排量."""


def goes_on(targets: list[Target], between: str) -> bool:
    """True where a value goes on a list that 分别 opened: 分别不低于95%|、|80%."""
    return targets[-1].indicator.endswith(RESPECTIVELY) and between.strip() in ("、", "和", "及", "以及", "与")


def next_of_list(last: Target, value: TargetValue) -> Target:
    """The next target of a list; a bare value is meant as the one before it, in its unit."""
    before = last.values[-1]
    bare = value.comparison is Comparison.EQUAL
    meant = replace(value, comparison=before.comparison) if bare else value
    span = replace(last.span, end=max(last.span.end, value.span.end))
    return replace(last, values=(meant,), span=span)


def spread(targets: list[Target]) -> list[Target]:
    """Targets with the subjects of a 分别 list given to its values in order, where there are as many of each."""
    spread: list[Target] = []
    for indicator, group in groupby(targets, key=lambda target: target.indicator):
        members = list(group)
        listed = indicator.endswith(RESPECTIVELY)
        name = _EACH.sub("", indicator)
        if not name:
            continue
        names = _subjects(name, len(members)) if listed and len(members) > 1 else [name] * len(members)
        end = max(target.span.end for target in members)
        last = members[-1].values[-1].comparison
        for target, own in zip(members, names, strict=True):
            named = replace(target, indicator=own)
            if listed:
                (value,) = target.values
                meant = last if value.comparison is Comparison.EQUAL else value.comparison
                span, values = replace(target.span, end=end), (replace(value, comparison=meant),)
                named = replace(named, span=span, values=values)
            spread.append(named)
    return spread


def _subjects(name: str, count: int) -> list[str]:
    """甲、乙中某比例 → 甲中某比例, 乙中某比例; 省级、市级园区 → 省级园区, 市级园区; 甲率、乙率 → 甲率, 乙率;
    市、县 → 市, 县; else the whole name each."""
    parts = name.split("、") if name.count("、") == count - 1 else _SUBJECT_SEPARATOR.split(name)
    endings, lengths = {part[-1:] for part in parts}, {len(part) for part in parts}
    if len(parts) == count and (len(endings) == 1 or len(lengths) == 1):  # 毛入园率、巩固率和毛入学率
        return parts
    ends = {part[-1:] for part in parts[:-1]}
    if len(parts) == count and len(ends) == 1 and ends <= _CLASS_ENDS and (at := parts[-1].find(min(ends))) > 0:
        return [*(part + parts[-1][at + 1 :] for part in parts[:-1]), parts[-1]]
    shared = _SHARED_TAIL.match(parts[-1])
    if len(parts) != count or shared is None:
        return [name] * count
    return [part + shared["tail"] for part in (*parts[:-1], shared["name"])]
