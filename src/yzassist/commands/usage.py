"""Help and errors of the command line in Chinese."""

from __future__ import annotations

import sys
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from yzassist.commands.shell import EXIT_FAILED, tell
from yzassist.errors import YzassistError

_HELP_WORDS = (
    ("Usage: ", "用法："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]…"),
    ("Arguments:\n", "参数：\n"),
    ("Options:\n", "选项：\n"),
    ("Commands:\n", "命令：\n"),
    ("Show this message and exit.", "显示这段说明"),
    (" <path>", ""),
    ("  [required]", "（必填）"),
)
"""The words that Typer itself puts into a help text."""


class ChineseCommand(TyperCommand):
    """A command with Chinese help."""

    def get_help(self, ctx: Any) -> str:
        """Typer's help text with its own words translated."""
        return _translated(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """Tells every error as one Chinese line on stderr: exit code 1 for ours, 2 for a wrong command line."""

    def get_help(self, ctx: Any) -> str:
        """Typer's help text with its own words translated."""
        return _translated(super().get_help(ctx))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command and leave with its exit code (130 after Ctrl-C)."""
        try:
            code = super().main(*args, **{**kwargs, "standalone_mode": False})
        except YzassistError as error:
            tell(str(error), "red")
            code = EXIT_FAILED
        except TyperException as error:
            tell(_explain(error), "red")
            code = error.exit_code
        sys.exit(code if isinstance(code, int) else 0)


def _translated(text: str) -> str:
    for english, chinese in _HELP_WORDS:
        text = text.replace(english, chinese)
    return text


def _explain(error: TyperException) -> str:
    """The Chinese line for a wrong command line.

    Its kind is told by the name of its class: Typer keeps these classes private.
    """
    context = getattr(error, "ctx", None)
    hint = f"用法见 {context.command_path if context else 'yzassist'} --help。"
    match type(error).__name__:
        case "NoSuchOption":
            return f"没有这个选项：{getattr(error, 'option_name', '')}。{hint}"
        case "BadOptionUsage":
            return f"选项 {getattr(error, 'option_name', '')} 少了值，或多给了值。{hint}"
        case "MissingParameter":
            return f"缺少参数 {getattr(getattr(error, 'param', None), 'metavar', None) or ''}。{hint}"
        case "BadParameter":
            return f"{_bad_value(error)}。{hint}"
        case _ if context is not None and isinstance(context.command, TyperGroup):
            return f"没有这个命令。可用的命令：{'、'.join(context.command.commands)}。{hint}"
        case _:
            return f"参数多写了或写错了（{error.format_message()}）。{hint}"


def _bad_value(error: TyperException) -> str:
    """``--format 的值不对，可选 table|csv``, or the message that the command itself gave."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return error.message
    choices = f"，可选 {parameter.metavar}" if "|" in (parameter.metavar or "") else f"（{error.message}）"
    return f"{max(parameter.opts, key=len)} 的值不对{choices}"
