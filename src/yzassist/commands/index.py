"""``yzassist index``: build or refresh the index."""

from __future__ import annotations

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from yzassist.commands import shell
from yzassist.settings import Settings


class _Bars:
    """One progress bar a stage; called with (stage, done, total) as the build goes on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)


def build(settings: Settings, force: bool) -> None:
    """Build what has changed (everything with ``force``) and say what was done, with the corpus's warnings."""
    from yzassist.index.build import build_index

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=shell.err, transient=True) as progress:
        report = build_index(settings, progress=_Bars(progress), force=force)
    for warning in report.warnings:
        shell.tell(f"注意：{warning}")
    shell.tell(
        f"索引已就绪：新增 {len(report.added)} 份，更新 {len(report.changed)} 份，移除 {len(report.removed)} 份，"
        f"未变 {len(report.unchanged)} 份；用时 {report.elapsed_s:.1f} 秒。",
        "green",
    )
