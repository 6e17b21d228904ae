"""The report as Markdown, for a note or a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yzassist.evaluation.report.data import ReportData, RunView
from yzassist.evaluation.report.tables import Table, facts_of, group_tables, metric_table, run_name
from yzassist.evaluation.scoring import METRIC_NAMES


def render_markdown(data: ReportData) -> str:
    """The same tables as the HTML, and the failures of the first run."""
    names = [run_name(run.info) for run in data.runs]
    parts = ["# 评测报告"]
    for run in data.runs:
        parts += [f"## {run_name(run.info)}", "\n".join(f"- {name}：{value}" for name, value in facts_of(run))]
    parts += [_table(table, names) for table in (metric_table(data), *group_tables(data))]
    parts += [_confusion(data.runs, names)]
    if data.comparison:
        parts += ["## 两次比较", *_comparison(data)]
    parts += ["## 没有通过的题", *_failures(data.runs[0])]
    return "\n\n".join(parts) + "\n"


def _table(table: Table, names: Sequence[str]) -> str:
    rows = [[name, *(cell.text for cell in cells)] for name, cells in table.rows]
    return f"## {table.title}\n\n" + _grid(["", *names], rows)


def _confusion(runs: Sequence[RunView], names: Sequence[str]) -> str:
    heads = ["", "拒答且应拒", "拒答但不应拒", "作答但应拒", "作答且应答"]
    rows = [[name, *map(str, run.summary.refusals)] for name, run in zip(names, runs, strict=True)]
    return "## 拒答\n\n" + _grid(heads, rows)


def _comparison(data: ReportData) -> Iterable[str]:
    if data.comparison is None:
        return
    found = data.comparison
    yield f"比较 {found.compared} 题：变坏 {len(found.broken)}，出错 {len(found.crashed)}，变好 {len(found.mended)}。"
    fallen = [change for change in found.rates if change.fell]
    if fallen:
        yield "\n".join(f"- {METRIC_NAMES[c.metric]}：{c.before.mean:.3f} → {c.after.mean:.3f}" for c in fallen)
    rows = [
        [title, flip.after.id, flip.after.question, flip.before.answer, flip.after.answer]
        for title, flips in (("变坏", found.broken), ("出错", found.crashed), ("变好", found.mended))
        for flip in flips
    ]
    if rows:
        yield _grid(["变化", "题号", "问题", "之前", "现在"], rows)


def _failures(run: RunView) -> Iterable[str]:
    rows = [
        [f.id, f"{f.kind}·{f.voice}", f.question, f.answer, "；".join(f.expected), "；".join(f.problems)]
        for f in run.failures
    ]
    yield _grid(["题号", "类别", "问题", "回答", "应有", "原因"], rows) if rows else "没有。"
    if run.hidden_failures:
        yield f"另有 {run.hidden_failures} 题没有列出（留出题不展示）。"


def _grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(text) for text in line) + " |" for line in lines)


def _cell(text: str) -> str:
    """Text that does not end its cell."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")
