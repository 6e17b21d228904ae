"""``yzassist eval beside``: the same questions without a model, with one, and through the textbook chain with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress

from yzassist.commands import shell
from yzassist.evaluation.corpora import corpus_settings, open_corpora
from yzassist.evaluation.llm import BackendModel, writing_model
from yzassist.evaluation.metrics.statistics import percentile
from yzassist.evaluation.model import Record
from yzassist.evaluation.session import load_cases, open_session
from yzassist.evaluation.sets import Located, read_sets, set_files
from yzassist.evaluation.summary import Case, Summary, summarize
from yzassist.evaluation.systems.factory import SystemName, SystemOptions, open_system
from yzassist.exports.files import whole_file
from yzassist.settings import Settings

_COLUMNS = (
    "",
    "通过",
    "事实召回",
    "有错误事实",
    "引用召回",
    "引用精确",
    "该拒而拒",
    "不该拒而拒",
    "用时 p50",
    "用时 p95",
    "出错",
)
_PATIENCE_S = 120.0
"""The textbook chain's four passages take the embedded model 20–30 s to read before its first word."""

_PLANS = "plans"
_SPLIT = "dev"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which questions: sets by folder and name, how many of them, and where the runs are kept."""

    sets: Path
    names: tuple[str, ...]
    sample: int
    runs: Path


@dataclass(frozen=True, slots=True)
class System:
    """One row of the table."""

    name: str
    options: SystemOptions
    settings: Settings


def beside(settings: Settings, asked: Asked, out: Path | None) -> None:
    """Run the three systems on the same sample, one question at a time; print the table, and write it as Markdown."""
    located = sampled(
        [item for item in read_sets(set_files(asked.sets, asked.names)) if item.row.split == _SPLIT], asked.sample
    )
    model = writing_model(settings.model_copy(update={"llm_silence_s": _PATIENCE_S}))
    rows = [_row(system.name, *_run(system, located, asked)) for system in systems(settings, model)]
    title = f"{len(located)} 题，模型 {model.name if model else '无'}"
    shell.print_rows(title, _COLUMNS, rows)
    if out is not None:
        with whole_file(out) as part:
            part.write_text(as_markdown(title, rows), encoding="utf-8")
        shell.tell(f"表格已写入 {out}。", "green")


def sampled(located: Sequence[Located], count: int) -> tuple[Located, ...]:
    """``count`` rows spread evenly over all, so that every set and kind has its share."""
    count = min(count, len(located))
    return tuple(located[at * len(located) // count] for at in range(count))


def systems(settings: Settings, model: BackendModel | None) -> tuple[System, ...]:
    """What is compared."""
    plain = settings.model_copy(update={"llm": "none"})
    return (
        System("不用模型", SystemOptions(SystemName.ASSISTANT), plain),
        System("用模型", SystemOptions(SystemName.ASSISTANT, language_model=model), settings),
        System("教科书链，同一模型", SystemOptions(SystemName.TEXTBOOK, language_model=model), plain),
    )


def as_markdown(title: str, rows: Sequence[Sequence[str]]) -> str:
    """The table, for a README."""
    lines = (_COLUMNS, ["---"] * len(_COLUMNS), *rows)
    return f"{title}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _run(system: System, located: Sequence[Located], asked: Asked) -> tuple[Summary, tuple[Case, ...]]:
    by_name = corpus_settings(system.settings, (item.row for item in located), asked.sets.parent / _PLANS)
    corpora = open_corpora(by_name, _silent)
    session = open_session(located, corpora, system.settings, system.options, threads=1)
    folder = session.start(asked.runs)
    answering = open_system(system.options, corpora)
    with Progress(console=shell.err, transient=True) as progress:
        task = progress.add_task(system.name, total=len(located))

        def advance(record: Record) -> None:
            progress.advance(task)

        session.run(folder, answering, advance)
    cases = load_cases(folder)
    names = {name: name or "语料" for name in corpora}
    return summarize(cases, names), cases


def _silent(stage: str, done: int, total: int) -> None:
    """Indexes are quick to open here; a build tells itself by the time it takes."""


def _row(name: str, summary: Summary, cases: Sequence[Case]) -> tuple[str, ...]:
    refused_rightly, refused_wrongly, answered_wrongly, _ = summary.refusals
    times = [case.record.elapsed_ms / 1000 for case in cases]
    return (
        name,
        *(_share(summary, metric) for metric in ("passed", "fact_recall")),
        f"{sum(bool(case.score.wrong) for case in cases)} 题",
        *(_share(summary, metric) for metric in ("clause_recall", "clause_precision")),
        f"{refused_rightly}/{refused_rightly + answered_wrongly}",
        str(refused_wrongly),
        *(_seconds(times, share) for share in (0.5, 0.95)),
        str(len(summary.errors)),
    )


def _share(summary: Summary, metric: str) -> str:
    rate = summary.overall.rates.get(metric)
    return f"{rate.mean:.1%}" if rate else "—"


def _seconds(times: Sequence[float], share: float) -> str:
    found = percentile(times, share)
    return f"{found:.2f} 秒" if found is not None else "—"
