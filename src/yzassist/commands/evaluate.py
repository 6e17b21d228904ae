"""``yzassist eval``: run question sets, compare with a baseline, and say what changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from yzassist.commands import shell
from yzassist.errors import InvalidInputError
from yzassist.evaluation import baseline as baselines
from yzassist.evaluation.comparison import Comparison, Flip, compare, outcome_of
from yzassist.evaluation.corpora import corpus_settings, open_corpora, read_documents
from yzassist.evaluation.judge import PROMPT_FILE, Judgement, agreements, judge_case, judged_cases
from yzassist.evaluation.llm import TextModel, read_prompt
from yzassist.evaluation.model import Record
from yzassist.evaluation.runs import RunFolder
from yzassist.evaluation.scoring import METRIC_NAMES
from yzassist.evaluation.session import (
    RunInterruptedError,
    Session,
    check_clauses,
    corpus_names,
    load_cases,
    open_session,
)
from yzassist.evaluation.sets import Located, read_sets, set_files
from yzassist.evaluation.summary import Case, Group, Summary, summarize
from yzassist.evaluation.systems.factory import SystemOptions, open_system
from yzassist.settings import Settings

EXIT_INTERRUPTED = 130
_PLANS = "plans"
_SHOWN_CHARS = 160
_SHOWN_ERRORS = 10
_ROWS_FOR_PROCESSES = 300
"""From here on opening the assistant once more in each process (about 5 s) is worth it."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What to compare with, whether to replace it, and how a person agrees to that (given the question)."""

    file: Path
    update: bool
    confirm: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Choice:
    """What to evaluate: sets by folder and name, the split ("all" for both), the system, and how."""

    sets: Path
    names: tuple[str, ...]
    split: str
    system: SystemOptions
    runs: Path
    threads: int
    resume: bool
    judge: bool


def evaluate(settings: Settings, choice: Choice, gate: Gate | None) -> int:
    """Run the sets, print the tables, and hold them against the baseline; the exit code."""
    located = chosen_rows(choice)
    by_name = corpus_settings(settings, (item.row for item in located), choice.sets.parent / _PLANS)
    documents = read_documents(by_name)
    baseline = baselines.read_baseline(gate.file) if gate and (not gate.update or gate.file.exists()) else None
    if baseline:
        baselines.check_same_documents(baseline, documents)
    check_clauses(located, documents, baseline.clauses if baseline else {})
    with _progress() as progress:
        task = progress.add_task("准备索引")
        corpora = open_corpora(
            by_name, lambda stage, done, total: progress.update(task, description=stage, completed=done, total=total)
        )
    session = open_session(located, corpora, settings, choice.system, choice.threads)
    folder = session.resume(choice.runs) if choice.resume else session.start(choice.runs)
    try:
        _run(session, folder, choice)
    except RunInterruptedError as stop:
        shell.tell(str(stop))
        return EXIT_INTERRUPTED
    cases = load_cases(folder)
    summary = summarize(cases, corpus_names(folder.info))
    print_summary(summary)
    if choice.judge:
        _judge(cases, folder, settings, choice.system.language_model)
    shell.tell(f"结果在 {folder.path}；报告：yzassist eval report {folder.path}", "green")
    code = shell.EXIT_SOME_FAILED if summary.errors else 0
    if gate is None:
        return code
    if baseline:
        found = compare(baseline.outcomes, [outcome_of(case) for case in cases])
        print_comparison(found)
        code = shell.EXIT_FAILED if found.is_regression else code
    return _update(gate, folder, cases, summary) if gate.update else code


def chosen_rows(choice: Choice) -> tuple[Located, ...]:
    """The rows of the chosen sets and split. Raises InvalidSetError, and InvalidInputError when none is left."""
    located = read_sets(set_files(choice.sets, choice.names))
    kept = tuple(item for item in located if choice.split in ("all", item.row.split))
    if not kept:
        raise InvalidInputError(f"所选题库里没有 {choice.split} 的题。请换 --split 或 --set。")
    return kept


def print_summary(summary: Summary) -> None:
    """The tables of a run: every metric, then the kinds."""
    rows = [
        (METRIC_NAMES[name], f"{rate.mean:.3f}", f"{rate.low:.3f}～{rate.high:.3f}", str(rate.n))
        for name, rate in summary.overall.rates.items()
    ]
    shell.print_rows("总体", ("指标", "数值", "95% 区间", "题数"), rows)
    shell.print_rows("按题型", ("题型", "题数", "通过率", "95% 区间"), [_group_row(g) for g in summary.by_kind])
    wrongly, right = summary.refusals[1], summary.refusals[0]
    shell.say(f"拒答：对 {right}，该拒未拒 {summary.refusals[2]}，不该拒而拒 {wrongly}。")
    if summary.latency:
        time = summary.latency
        shell.say(
            f"用时 p50 {time.p50_ms:.0f} 毫秒，p95 {time.p95_ms:.0f} 毫秒；"
            f"答案长度 p50 {time.p50_chars:.0f} 字，p95 {time.p95_chars:.0f} 字。"
        )
    if summary.errors:
        shell.say(f"出错 {len(summary.errors)} 题（不计分）：", "red")
        for row_id, error in list(summary.errors.items())[:_SHOWN_ERRORS]:
            shell.say(f"  {row_id}：{error}", "red")


def print_comparison(found: Comparison) -> None:
    """Flips both ways with both answers, rates that fell, and the verdict."""
    rows = [
        *(_flip_row("变坏", flip) for flip in found.broken),
        *(_flip_row("出错", flip) for flip in found.crashed),
        *(_flip_row("变好", flip) for flip in found.mended),
    ]
    if rows:
        shell.print_rows("与基准不同的题", ("变化", "题号", "问题", "基准的回答", "现在的回答", "原因"), rows)
    for change in found.rates:
        if change.fell:
            name, low = METRIC_NAMES[change.metric], change.before.low
            shell.say(
                f"{name}下降：{change.before.mean:.3f} → {change.after.mean:.3f}（低于区间下限 {low:.3f}）", "red"
            )
    for text, ids in (
        ("题目已改，没有比较", found.changed),
        ("基准里没有", found.added),
        ("这次没有做", found.removed),
    ):
        if ids:
            shell.tell(f"{text}：{len(ids)} 题（{'、'.join(ids[:8])}{'……' if len(ids) > 8 else ''}）")
    verdict = (
        f"比较 {found.compared} 题：变坏 {len(found.broken)}，出错 {len(found.crashed)}，变好 {len(found.mended)}。"
    )
    shell.say(verdict + ("不通过。" if found.is_regression else "通过。"), "red" if found.is_regression else "green")


def _run(session: Session, folder: RunFolder, choice: Choice) -> None:
    with _progress() as progress:
        task = progress.add_task("准备", total=len(session.rows))
        worthwhile = len(session.rows) >= _ROWS_FOR_PROCESSES
        alone = choice.system.language_model is not None  # one process holds the model
        processes = min(session.threads, os.cpu_count() or 1) if worthwhile and not alone else 1
        answering = open_system(replace(choice.system, processes=processes), session.corpora)
        progress.update(task, description="正在评测")

        def advance(record: Record) -> None:
            progress.advance(task)

        session.run(folder, answering, advance)


def _judge(cases: Sequence[Case], folder: RunFolder, settings: Settings, model: TextModel | None) -> None:
    if model is None:
        raise InvalidInputError("--judge 需要语言模型。请同时给出 --llm-url 和 --llm-model。")
    prompt = read_prompt(settings.prompts / PROMPT_FILE)
    passages = {passage.place: passage for passage in folder.passages()}
    judgements: list[Judgement] = []
    judged = judged_cases(cases)
    with _progress() as progress, ThreadPoolExecutor(folder.info.threads) as pool:
        task = progress.add_task("正在评审", total=len(judged))
        for judgement in pool.map(lambda case: judge_case(case, passages, prompt, model.complete), judged):
            judgements.append(judgement)
            progress.advance(task)
    folder.write_judgements(judgements)
    failed = sum(judgement.error is not None for judgement in judgements)
    shell.say(f"评审 {len(judgements)} 题，其中 {failed} 题评审员没有给出结论。")
    for name, found in agreements(cases, judgements).items():
        if found:
            kappa = "无法计算" if found.kappa is None else f"{found.kappa:.2f}"
            shell.say(f"评审与判分一致：{name} {found.share:.1%}（kappa {kappa}，{found.compared} 题）")


def _update(gate: Gate, folder: RunFolder, cases: Sequence[Case], summary: Summary) -> int:
    if summary.errors:
        raise InvalidInputError("这次评测有题出错，不能作为基准。请先修好出错的题。")
    if not gate.confirm(f"把这次结果写成基准 {gate.file}？"):
        shell.tell("没有更新基准。")
        return shell.EXIT_FAILED
    baselines.write_baseline(gate.file, folder.info, cases)
    shell.tell(f"基准已更新：{gate.file}", "green")
    return 0


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=shell.err, transient=True)


def _group_row(group: Group) -> tuple[str, str, str, str]:
    rate = group.rates["passed"]
    return group.name, str(group.cases), f"{rate.mean:.3f}", f"{rate.low:.3f}～{rate.high:.3f}"


def _flip_row(change: str, flip: Flip) -> tuple[str, ...]:
    answers = (answer[:_SHOWN_CHARS] for answer in (flip.before.answer, flip.after.answer))
    why = "；".join((flip.before if change == "变好" else flip.after).problems)
    return change, flip.after.id, flip.after.question, *answers, why
