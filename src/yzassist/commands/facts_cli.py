"""Options and help of ``yzassist facts`` and ``yzassist facts check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from yzassist.commands import facts, facts_check, shell, usage

facts_app = typer.Typer(cls=usage.ChineseGroup, rich_markup_mode=None)

Corpus = Annotated[Path | None, typer.Option("--corpus", metavar="DIR", help="语料文件夹")]
IndexFolder = Annotated[Path | None, typer.Option("--index", metavar="DIR", help="索引文件夹")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]


@facts_app.callback(invoke_without_command=True)
def _facts(
    context: typer.Context,
    clause: Annotated[str | None, typer.Option("--clause", metavar="N", help="只看这一条，如 6、（六）")] = None,
    kind: Annotated[facts.Kind | None, typer.Option("--kind", metavar="|".join(facts.Kind), help="只看这一类")] = None,
    document: shell.Documents = None,
    as_json: AsJson = False,
    corpus: Corpus = None,
    index: IndexFolder = None,
) -> None:
    """看一看从方案里读出了哪些责任、时限、指标、地点、术语和法规。"""
    if context.invoked_subcommand is None:
        facts.show_facts(shell.settings_for(corpus, index), clause, kind, as_json, document or ())


@facts_app.command("check", cls=usage.ChineseCommand)
def _check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="方案文件，不必在语料里", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """核对一份方案：读懂了什么、没读懂什么。有待处理的地方时退出码为 1。"""
    if not facts_check.check_file(file, as_json):
        raise typer.Exit(shell.EXIT_FAILED)
