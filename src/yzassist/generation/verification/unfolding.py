"""A和B分别为x、y is two statements: each is told, and checked, by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from yzassist.generation.verification.reading import LISTED, Reader

# 化肥农药利用率和农膜回收率|分别|达到43%、85%以上
_RESPECTIVELY = re.compile(r"(?P<left>[^，,；;。：:]*)分别(?P<right>[^，,；;。：:]*)")
# 达到|43% · 由|三家
_COUNT = re.compile(r"百分之|[0-9零一二三四五六七八九十百]")
# 43%|以上 · 2025|年年底前
_AFTER_COUNT = re.compile(r"[^0-9%零一二三四五六七八九十百]*$")
_MOST_VALUES = 6
"""More than a sentence tells of; the ways to read a list grow with their number."""


def unfolded(text: str, known: str, reader: Reader) -> Iterator[tuple[str, ...]]:
    """The ways to read a text, each as statements of one thing: the text itself without 分别, or where ``known``, the
    source, says it in these words; else one statement for each value of 分别, its things grouped in every way that
    keeps their order (支流、湖泊和水库 may be two). None where there are fewer things than values."""
    match = _RESPECTIVELY.search(text)
    if match is None or match.group() in known:
        yield (text,)
        return
    cuts = _cuts(match["right"], reader)
    values = [value for value in _between(match["right"], cuts) if value]
    if not 1 < len(values) <= _MOST_VALUES:
        return
    before, after = text[: match.start()], text[match.end() :]
    told = list(_whole(values, reader))
    for things in _groups(match["left"], len(values), reader):
        yield tuple(f"{before}{thing}{value}{after}" for thing, value in zip(things, told, strict=True))


def _groups(text: str, count: int, reader: Reader) -> Iterator[list[str]]:
    """The list in a text cut into ``count`` things, between its items."""
    for chosen in combinations(_cuts(text, reader), count - 1):
        yield _between(text, chosen)


def _cuts(text: str, reader: Reader) -> list[tuple[int, int]]:
    """Where a list may be cut: not within the name of a department (工业|和|信息化部)."""
    named = [(match.start, match.end) for match in reader.departments(text)]
    found = (match.span() for match in LISTED.finditer(text))
    return [(start, end) for start, end in found if not any(first <= start < last for first, last in named)]


def _between(text: str, cuts: Sequence[tuple[int, int]]) -> list[str]:
    edges = [(0, 0), *cuts, (len(text), len(text))]
    return [text[opened:closed] for (_, opened), (closed, _) in pairwise(edges)]


def _whole(values: Sequence[str], reader: Reader) -> Iterator[str]:
    """Each value with what stands before the first and behind the last: 达到|43%|以上, 由|水利部|牵头."""
    lead, tail = values[0][: _start(values[0], reader)], _tail(values[-1], reader)
    for at, value in enumerate(values):
        own = _tail(value, reader)
        ended = value.removesuffix(own) + tail if own != value and tail.startswith(own) else value
        yield ended if at == 0 or _start(value, reader) else lead + ended


def _start(value: str, reader: Reader) -> int:
    """Where the number, date or department of a value begins."""
    found = [match.start for match in reader.departments(value)]
    count = _COUNT.search(value)
    return min([*found, *([count.start()] if count else [])], default=0)


def _tail(value: str, reader: Reader) -> str:
    """What follows the number, date or department of a value: 以上, 年年底前完成, 牵头."""
    counted = _AFTER_COUNT.search(value)
    counts = counted.start() if counted else 0
    return value[max([*(match.end for match in reader.departments(value)), counts]) :]
