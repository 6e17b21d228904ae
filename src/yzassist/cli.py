"""The command line: options and help; what a command does lives in ``yzassist.commands``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from yzassist import __version__
from yzassist.commands import ask as ask_command
from yzassist.commands import chat as chat_command
from yzassist.commands import doctor as doctor_command
from yzassist.commands import draft as draft_command
from yzassist.commands import index as index_command
from yzassist.commands import ledger as ledger_command
from yzassist.commands import password as password_command
from yzassist.commands import shell, usage
from yzassist.commands.evaluate_cli import evaluation_app
from yzassist.commands.facts_cli import facts_app
from yzassist.exports.drafting import DraftKind
from yzassist.facts.model import Role

app = typer.Typer(
    cls=usage.ChineseGroup,
    help="离线的中文政策问答助手：回答行动方案里的问题，句句注明条款出处。",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.add_typer(evaluation_app, name="eval")
app.add_typer(facts_app, name="facts")

Corpus = Annotated[Path | None, typer.Option("--corpus", metavar="DIR", help="语料文件夹")]
IndexFolder = Annotated[Path | None, typer.Option("--index", metavar="DIR", help="索引文件夹")]
Llm = Annotated[str | None, typer.Option("--llm", metavar="NAME", help="语言模型：none、local、openai，或 服务商:模型")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"yzassist {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="显示版本号")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("index", cls=usage.ChineseCommand)
def _index(
    corpus: Corpus = None,
    index: IndexFolder = None,
    force: Annotated[bool, typer.Option("--force", help="不管有无改动，全部重建")] = False,
) -> None:
    """建立或更新索引（只处理有改动的文件）。"""
    index_command.build(shell.settings_for(corpus, index), force)


@app.command("ask", cls=usage.ChineseCommand)
def _ask(
    question: Annotated[list[str] | None, typer.Argument(metavar="问题", help="要问的话", show_default=False)] = None,
    as_json: AsJson = False,
    batch: Annotated[Path | None, typer.Option("--batch", metavar="IN.jsonl", help="逐行回答一个文件里的问题")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="OUT.jsonl", help="成批回答写到这里")] = None,
    document: shell.Documents = None,
    llm: Llm = None,
    corpus: Corpus = None,
    index: IndexFolder = None,
) -> None:
    """问一个问题，或用 --batch 成批提问。"""
    text = " ".join(question or ())
    if (batch is None) != (out is None):
        raise typer.BadParameter("--batch 和 --out 要一起用")
    if (batch is None) == (question is None):
        raise typer.BadParameter("请写一个问题，或用 --batch 给出问题文件，两者取一")
    settings = shell.settings_for(corpus, index, llm)
    if batch is None or out is None:
        ask_command.ask_one(settings, text, as_json, document or ())
    elif not ask_command.ask_batch(settings, batch, out, document or ()):
        raise typer.Exit(shell.EXIT_SOME_FAILED)


@app.command("chat", cls=usage.ChineseCommand)
def _chat(document: shell.Documents = None, llm: Llm = None, corpus: Corpus = None, index: IndexFolder = None) -> None:
    """在终端里连续问答，可以追问。"""
    chat_command.chat(shell.settings_for(corpus, index, llm), document or ())


@app.command("ledger", cls=usage.ChineseCommand)
def _ledger(
    department: Annotated[str | None, typer.Option("--department", metavar="部门", help="如 水利部、县水利局")] = None,
    role: Annotated[Role | None, typer.Option("--role", metavar="|".join(Role), help="只列这种角色")] = None,
    form: Annotated[
        ledger_command.Format | None, typer.Option("--format", metavar="|".join(ledger_command.Format), help="输出格式")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="写入文件")] = None,
    document: shell.Documents = None,
    corpus: Corpus = None,
    index: IndexFolder = None,
) -> None:
    """任务台账：全部任务，或一个部门的任务。"""
    ledger_command.ledger(shell.settings_for(corpus, index), department, role, form, out, document or ())


@app.command("draft", cls=usage.ChineseCommand)
def _draft(
    kind: Annotated[DraftKind, typer.Option("--kind", metavar="|".join(DraftKind), help="要起草什么")],
    department: Annotated[str, typer.Option("--department", metavar="部门", help="如 水利部、县水利局")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.docx", help="写入文件")],
    document: shell.Documents = None,
    llm: Llm = None,
    corpus: Corpus = None,
    index: IndexFolder = None,
) -> None:
    """为一个部门起草工作要点、任务分解表或汇报提纲（Word，每一行注明条款）。"""
    draft_command.write_draft(shell.settings_for(corpus, index, llm), kind, department, out, document or ())


@app.command("doctor", cls=usage.ChineseCommand)
def _doctor(corpus: Corpus = None, index: IndexFolder = None) -> None:
    """体检：版本、依赖、语料、模型、索引是否齐全完好，怎么修。"""
    if not doctor_command.diagnose(shell.settings_for(corpus, index)):
        raise typer.Exit(shell.EXIT_FAILED)


@app.command("password", cls=usage.ChineseCommand)
def _password() -> None:
    """生成训练员登录密码的摘要，供 YZASSIST_ADMIN_PASSWORD_HASH 使用。"""
    password_command.print_hash()
