"""The tables of a report as plain rows, shared by its HTML and its Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yzassist.evaluation.metrics.statistics import Rate
from yzassist.evaluation.report.data import ReportData, RunView
from yzassist.evaluation.runs import RunInfo
from yzassist.evaluation.scoring import METRIC_NAMES
from yzassist.evaluation.summary import Group

SYSTEM_NAMES = {"assistant": "本助手", "textbook": "教科书式检索链", "http": "HTTP 服务"}
_NONE = "—"
_TO_SECONDS = len("2025-01-31T12:00:00")


@dataclass(frozen=True, slots=True)
class Cell:
    """A rate with its interval, each 0…1; ``n`` cases."""

    rate: Rate | None

    @property
    def text(self) -> str:
        """``0.963（0.942～0.983，344 题）``."""
        if self.rate is None:
            return _NONE
        return f"{self.rate.mean:.3f}（{self.rate.low:.3f}～{self.rate.high:.3f}，{self.rate.n} 题）"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a name and one cell for each run."""

    title: str
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def run_name(info: RunInfo) -> str:
    """``本助手 2025-01-31 12:00:00``."""
    system = info.configuration.system
    model = f"（{info.configuration.language_model}）" if info.configuration.language_model else ""
    return f"{SYSTEM_NAMES.get(system, system)}{model} {info.started[:_TO_SECONDS].replace('T', ' ')}"


def metric_table(data: ReportData) -> Table:
    """Every metric over all cases."""
    rows = tuple(
        (name, tuple(Cell(run.summary.overall.rates.get(metric)) for run in data.runs))
        for metric, name in METRIC_NAMES.items()
    )
    return Table("总体", tuple(row for row in rows if any(cell.rate for cell in row[1])))


def group_tables(data: ReportData) -> tuple[Table, ...]:
    """The pass rate by kind, voice, document and measure."""
    return tuple(
        _groups(title, [getattr(run.summary, field) for run in data.runs])
        for title, field in (
            ("按题型", "by_kind"),
            ("按口吻", "by_voice"),
            ("按文件", "by_document"),
            ("按条款", "by_measure"),
        )
    )


def facts_of(run: RunView) -> tuple[tuple[str, str], ...]:
    """What a run was and took, as name and value."""
    configuration = run.info.configuration
    documents = "；".join(document.title for found in configuration.documents.values() for document in found)
    latency = run.summary.latency
    passages_only = configuration.system == "textbook" and not configuration.language_model
    note = (("说明", "没有配置语言模型，回答就是检索到的四段原文，其中含有答案即算通过"),) if passages_only else ()
    return (
        ("系统", run_name(run.info)),
        *note,
        ("题目", f"{run.cases} 题，出错 {len(run.summary.errors)} 题（不计分）"),
        ("题库", "、".join(run.info.sets)),
        ("文件", documents),
        ("向量模型", configuration.embedding_model),
        (
            "用时",
            f"p50 {latency.p50_ms:.0f} 毫秒，p95 {latency.p95_ms:.0f} 毫秒（{run.info.threads} 路并行）"
            if latency
            else _NONE,
        ),
        ("答案长度", f"p50 {latency.p50_chars:.0f} 字，p95 {latency.p95_chars:.0f} 字" if latency else _NONE),
        (
            "配置",
            f"代码 {configuration.code_hash}，提示词 {configuration.prompts_hash}，问题 {configuration.rows_hash}",
        ),
    )


def _groups(title: str, sides: Sequence[Sequence[Group]]) -> Table:
    names = dict.fromkeys(group.name for groups in sides for group in groups)
    found = [{group.name: group for group in groups} for groups in sides]
    return Table(
        title,
        tuple((name, tuple(Cell(_passed(groups.get(name))) for groups in found)) for name in names),
    )


def _passed(group: Group | None) -> Rate | None:
    return group.rates.get("passed") if group else None
