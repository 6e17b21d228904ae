"""The parts of a time field that give different days to different parts of a task: D级6月底前，其余12月底前."""

from __future__ import annotations

import re
from itertools import pairwise

from yzassist.facts.dates.found_dates import Found
from yzassist.facts.duties.fields import FieldHead, field_heads

_ROW = re.compile(r"^[^：；。]{1,12}：[^；。]*；[^：；。]{1,12}：")  # 序号：8；重点任务：城镇危旧房改造；
_REST = re.compile(r"^(?:其余|其他|其它|余下|剩余)")  # 其余|12月底前
_MARKS = "，；。,;"
# 5月底前|全部|开工 (words that tell no parts apart)
_COMMON = re.compile(r"全部|全面|基本|完成|投入|使用|[0-9]+[月日年]|[底末前、]")
_PAIR = 2
_ALIKE = 0.5
"""Share of the pairs of characters of a part that a clause must hold to be meant: 水库除险加固 is 除险加固小型水库,
企业数 is 高新技术企业总数."""

_Span = tuple[int, int]


def governed_by_part(text: str, item: Found) -> _Span | None:
    """The clauses of a row's task that the part around ``item`` names: 储备库|7月底前 → 建成市级应急物资储备库.

    其余 names what the other parts of the field do not. None where the date stands in no time field of a row, or its
    part names no clause.
    """
    if not _ROW.match(text):
        return None
    heads = [head for head in field_heads(text) if head.has_colon]
    own = next((at for at in range(len(heads)) if heads[at].is_time and _holds(text, heads, at, item)), None)
    if own is None or own == 0:
        return None
    end = heads[own + 1].start if own + 1 < len(heads) else len(text)
    parts = _split(text, heads[own].end, end)
    part = next(part for part in parts if part[0] <= item.start < part[1])
    task = next((head.start for head in heads[: own + 1] if head.role or head.is_time), heads[own].start)
    clauses = _split(text, 0, task)
    bare = text[: item.start] + " " * (item.end - item.start) + text[item.end :]
    named = [_named(text[:task], clauses, _words(bare, other)) for other in parts]
    if _REST.match(text[part[0] : part[1]]):
        return _remainder(clauses, [span for other, span in zip(parts, named, strict=True) if span and other != part])
    return named[parts.index(part)]


def _holds(text: str, heads: list[FieldHead], at: int, item: Found) -> bool:
    end = heads[at + 1].start if at + 1 < len(heads) else len(text)
    return heads[at].end <= item.start < end


def _split(text: str, start: int, end: int) -> list[_Span]:
    """The clauses of ``text[start:end]``."""
    cuts = [start, *(at + 1 for at in range(start, end) if text[at] in _MARKS or text[at] == "："), end]
    return [(first, last) for first, last in pairwise(cuts) if text[first:last].strip(_MARKS)]


def _words(text: str, part: _Span) -> list[str]:
    """What a part of ``text`` names beside its date: 研发投入、企业数12月底前 → 研发投入, 企业数."""
    pieces = (_COMMON.sub("", piece).strip(f" {_MARKS}") for piece in text[part[0] : part[1]].split("、"))
    return [piece for piece in pieces if len(piece) >= _PAIR]


def _named(task: str, clauses: list[_Span], words: list[str]) -> _Span | None:
    """From the first to the last clause that one of the words is most alike; None where none is."""
    found: list[_Span] = []
    for word in words:
        pairs = [word[at : at + _PAIR] for at in range(len(word) - 1)]
        shares = [sum(pair in task[start:end] for pair in pairs) / len(pairs) for start, end in clauses]
        best = max(shares, default=0.0)
        if best == 1 or (best >= _ALIKE and shares.count(best) == 1):
            found.append(clauses[len(shares) - 1 - shares[::-1].index(best)])
    return (min(found)[0], max(found)[1]) if found and len(found) == len(words) else None


def _remainder(clauses: list[_Span], named: list[_Span]) -> _Span | None:
    """The clauses before or behind those named; all of them where these stand in the middle, or were not found."""
    if not named or not clauses:
        return None
    first, last = min(span[0] for span in named), max(span[1] for span in named)
    before = [span for span in clauses if span[1] <= first]
    behind = [span for span in clauses if span[0] >= last]
    if behind:
        return behind[0][0], behind[-1][1]
    return (before[0][0], before[-1][1]) if before else None
