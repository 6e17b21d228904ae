"""Options and help of ``yzassist eval`` and its commands; what they do lives in ``yzassist.commands.evaluate``."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Annotated, Literal

import typer

from yzassist.commands import shell, usage
from yzassist.errors import InvalidSettingError
from yzassist.settings import PROJECT_ROOT, Settings, load_settings

evaluation_app = typer.Typer(cls=usage.ChineseGroup, rich_markup_mode=None)

_EXTRA = ("langchain_text_splitters", "langchain_openai")
_EVAL = PROJECT_ROOT / "eval"

Corpus = Annotated[Path | None, typer.Option("--corpus", metavar="DIR", help="语料文件夹")]
IndexFolder = Annotated[Path | None, typer.Option("--index", metavar="DIR", help="索引文件夹")]
Sets = Annotated[Path, typer.Option("--sets", metavar="DIR", help="题库文件夹", show_default=False)]
Names = Annotated[
    list[str] | None, typer.Option("--set", metavar="NAME", help="只用这个题库（可重复），如 dev 或 dev.jsonl")
]
Runs = Annotated[Path, typer.Option("--runs", metavar="DIR", help="评测结果文件夹", show_default=False)]


@evaluation_app.callback(invoke_without_command=True)
def _evaluate(
    context: typer.Context,
    sets: Sets = _EVAL / "sets",
    names: Names = None,
    split: Annotated[
        Literal["dev", "test", "all"], typer.Option("--split", metavar="dev|test|all", help="调试题、留出题或全部")
    ] = "dev",
    system: Annotated[
        str, typer.Option("--system", metavar="NAME", help="assistant、textbook（教科书式检索链）、http，或 模块:函数")
    ] = "assistant",
    url: Annotated[str, typer.Option("--url", metavar="URL", help="--system http 的问答地址")] = "",
    llm_url: Annotated[
        str | None, typer.Option("--llm-url", metavar="URL", help="OpenAI 兼容的模型地址，密钥读 OPENAI_API_KEY")
    ] = None,
    llm_model: Annotated[str | None, typer.Option("--llm-model", metavar="NAME", help="模型名")] = None,
    llm: Annotated[
        str | None,
        typer.Option("--llm", metavar="NAME", help="assistant 或 textbook 用的语言模型：local、openai，或 服务商:模型"),
    ] = None,
    judge: Annotated[bool, typer.Option("--judge", help="再让语言模型评审开放题")] = False,
    threads: Annotated[int, typer.Option("--threads", min=1, max=64, metavar="N", help="并行数")] = 4,
    resume: Annotated[bool, typer.Option("--resume", help="接着做上次中断的评测")] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="与基准比较，变坏则退出码为 1")
    ] = None,
    update: Annotated[bool, typer.Option("--update-baseline", help="确认后把这次结果写成基准")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="更新基准时不再询问")] = False,
    runs: Runs = _EVAL / "runs",
    corpus: Corpus = None,
    index: IndexFolder = None,
) -> None:
    """评测：用题库提问并判分，与基准比较，出报告。"""
    if context.invoked_subcommand is not None:
        return
    _require_extra()
    from yzassist.commands import evaluate
    from yzassist.evaluation.llm import language_model, writing_model
    from yzassist.evaluation.systems.factory import SystemOptions

    settings = _settings(corpus, index, llm)
    model = language_model(llm_url, llm_model) or writing_model(settings)
    if judge and model is None:
        raise typer.BadParameter("--judge 要和 --llm-url、--llm-model 一起用")
    if system == "http" and not url:
        raise typer.BadParameter("--system http 要和 --url 一起用")
    choice = evaluate.Choice(
        sets=sets,
        names=tuple(names or ()),
        split=split,
        system=SystemOptions(system, url, model),
        runs=runs,
        threads=1 if model else threads,
        resume=resume,
        judge=judge,
    )
    gate = None
    if baseline or update:
        confirm = (lambda question: True) if yes else typer.confirm
        gate = evaluate.Gate(baseline or _EVAL / "baseline.json", update, confirm)
    raise typer.Exit(evaluate.evaluate(settings, choice, gate))


@evaluation_app.command("beside", cls=usage.ChineseCommand)
def _beside(
    llm: Annotated[
        str, typer.Option("--llm", metavar="NAME", help="语言模型：local、openai，或 服务商:模型")
    ] = "local",
    sample: Annotated[int, typer.Option("--sample", min=1, metavar="N", help="从题库里均匀抽多少题")] = 40,
    sets: Sets = _EVAL / "sets",
    names: Names = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="表格另存为 Markdown")] = None,
    runs: Runs = _EVAL / "runs",
    corpus: Corpus = None,
    index: IndexFolder = None,
) -> None:
    """同一批题，比较三者：不用模型、用模型、用同一模型的教科书链。"""
    _require_extra()
    from yzassist.commands import evaluate_beside

    asked = evaluate_beside.Asked(sets, tuple(names or ()), sample, runs)
    evaluate_beside.beside(_settings(corpus, index, llm), asked, out)


@evaluation_app.command("check", cls=usage.ChineseCommand)
def _check(sets: Sets = _EVAL / "sets", names: Names = None, corpus: Corpus = None) -> None:
    """检查题库：格式、答案是否与语料相符、调试题和留出题有没有近似题。"""
    from yzassist.commands import evaluate_sets

    if not evaluate_sets.check(shell.settings_for(corpus, None), sets, tuple(names or ())):
        raise typer.Exit(shell.EXIT_FAILED)


@evaluation_app.command("report", cls=usage.ChineseCommand)
def _report(
    run: Annotated[
        Path | None, typer.Argument(metavar="[RUN]", help="评测结果文件夹（默认最近一次）", show_default=False)
    ] = None,
    compare: Annotated[Path | None, typer.Option("--compare", metavar="RUN", help="与这次结果并列比较")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="报告写到这里（默认在结果文件夹里）")] = None,
    runs: Runs = _EVAL / "runs",
) -> None:
    """出报告：一个不依赖网络的 HTML 文件，以及 Markdown 和 JSON。"""
    _require_extra()
    from yzassist.commands import evaluate_report

    evaluate_report.report(runs, run, compare, out)


@evaluation_app.command("add", cls=usage.ChineseCommand)
def _add(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="反馈文件（JSONL）；不写就读网页版的反馈数据库", show_default=False),
    ] = None,
    from_feedback: Annotated[bool, typer.Option("--from-feedback", help="从用户反馈出题")] = False,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="草稿写到这里", show_default=False)] = _EVAL
    / "drafts.jsonl",
    sets: Sets = _EVAL / "sets",
) -> None:
    """把用户不满意的问答变成题目草稿，由训练员补全后放进题库。"""
    if not from_feedback:
        raise typer.BadParameter("请写 --from-feedback：草稿只能从用户反馈来")
    from yzassist.commands import evaluate_sets

    evaluate_sets.add(file, out, sets)


def _settings(corpus: Path | None, index: Path | None, llm: str | None = None) -> Settings:
    """Like every command's, but a new index folder uses the models that are already there."""
    settings = shell.settings_for(corpus, index, llm)
    models = load_settings().index / "models"
    return settings.model_copy(update={"models": models}) if settings.models is None and models.is_dir() else settings


def _require_extra() -> None:
    """Raises InvalidSettingError naming how to install what only evaluation needs."""
    missing = [name for name in _EXTRA if importlib.util.find_spec(name) is None]
    if missing:
        raise InvalidSettingError(f"评测还缺依赖包（{'、'.join(missing)}）。请运行：pip install -e '.[eval]'")
