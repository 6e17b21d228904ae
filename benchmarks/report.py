"""From measurements to lines, and from lines to a table for people and a file for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from measure import Fresh, Timed, percentile
from yzassist.question.model import Intent

_SET_INTENTS = frozenset({Intent.LIST, Intent.COUNT, Intent.DEPARTMENT, Intent.CLAUSE, Intent.CHAPTER, Intent.METADATA})
_SECONDS, _MS, _MB, _PERCENT = "秒", "毫秒", "MB", "%"

_Pair = tuple[Timed, Timed]
"""One question to both: ours, the textbook chain's."""


@dataclass(frozen=True, slots=True)
class Line:
    """One measured thing, over ``questions`` questions (0 for none). ``textbook`` is None where the chain has nothing
    of the kind; ``goal`` is an upper limit."""

    name: str
    unit: str
    ours: float
    textbook: float | None = None
    goal: float | None = None
    questions: int = 0

    @property
    def ratio(self) -> float | None:
        """Ours by the textbook chain's."""
        return self.ours / self.textbook if self.textbook else None


def fresh_lines(ours: Fresh, textbook: Fresh, with_conversion_s: float, model_bytes: int) -> list[Line]:
    """What fresh processes cost."""
    return [
        Line("冷启动到第一个答案", _SECONDS, ours.first_answer_s, textbook.first_answer_s, 8),
        Line("从零建索引", _SECONDS, ours.build_s, textbook.build_s, 15),
        Line("从零建索引，含模型转换", _SECONDS, with_conversion_s),
        Line("语料未变时再建一次", _SECONDS, ours.rebuild_s),
        Line("预热后常驻内存", _MB, ours.memory_bytes / 1e6, textbook.memory_bytes / 1e6, 1200),
        Line("索引大小", _MB, ours.index_bytes / 1e6, textbook.index_bytes / 1e6),
        Line("模型大小（两者同用）", _MB, model_bytes / 1e6, model_bytes / 1e6),
    ]


def warm_lines(ours: Sequence[Timed], textbook: Sequence[Timed]) -> list[Line]:
    """Times by kind of question and by intent, then the share of single-clause questions whose clause is given."""
    pairs = list(zip(ours, textbook, strict=True))
    alone = [pair for pair in pairs if not pair[0].asked.history]
    lines = [
        *_latency("集合问题", [pair for pair in alone if pair[0].reply.intent in _SET_INTENTS], (10, 10)),
        *_latency("开放问题", [pair for pair in alone if pair[0].reply.intent not in _SET_INTENTS], (30, 80)),
        *_latency("带上文的追问", [pair for pair in pairs if pair[0].asked.history]),
        *_latency("全部问题", pairs),
    ]
    for intent in sorted({timed.reply.intent for timed in ours}):
        lines += _latency(intent, [pair for pair in pairs if pair[0].reply.intent == intent])
    return [*lines, _found(alone)]


def _latency(name: str, pairs: Sequence[_Pair], goals: tuple[float, float] | tuple[()] = ()) -> list[Line]:
    """p50 and p95, or nothing without questions."""
    if not pairs:
        return []
    ours, textbook = ([timed.elapsed_ms for timed in side] for side in zip(*pairs, strict=True))
    return [
        Line(f"{name} {label}", _MS, percentile(ours, share), percentile(textbook, share), goal, len(pairs))
        for (label, share), goal in zip((("p50", 0.5), ("p95", 0.95)), goals or (None, None), strict=True)
    ]


def _found(pairs: Sequence[_Pair]) -> Line:
    single = [pair for pair in pairs if pair[0].asked.clause]
    ours, textbook = (
        100 * sum(timed.asked.clause in timed.reply.clauses for timed in side) / len(single)
        for side in zip(*single, strict=True)
    )
    return Line("单条问题给出正确条款", _PERCENT, ours, textbook, questions=len(single))


def show(lines: Sequence[Line]) -> None:
    """The table, on the terminal."""
    table = Table(title="yzassist 与教科书链（500 字切块 → Chroma → 前 4 段；同一向量模型，只检索不作答）")
    table.add_column("项目", overflow="fold")
    for heading in ("问数", "yzassist", "教科书链", "比值", "目标"):
        table.add_column(heading, justify="right")
    for line in lines:
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        count = str(line.questions or "")
        table.add_row(line.name, count, _value(line.ours, line), _value(line.textbook, line), ratio, _goal(line))
    Console().print(table)


def write(lines: Sequence[Line], path: Path) -> None:
    """The same as JSON, with the machine it was measured on."""
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "platform": platform.platform()}
    rows = [asdict(line) | {"ratio": line.ratio} for line in lines]
    path.write_text(json.dumps({"machine": machine, "lines": rows}, ensure_ascii=False, indent=1), encoding="utf-8")


def _value(value: float | None, line: Line) -> str:
    return "—" if value is None else f"{value:,.1f} {line.unit}"


def _goal(line: Line) -> str:
    if line.goal is None:
        return ""
    return f"{'✓' if line.ours <= line.goal else '✗'} ≤ {line.goal:g} {line.unit}"
