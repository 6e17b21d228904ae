"""Wrong command lines, settings and files, as a shell sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from yzassist import __version__
from yzassist.commands import shell
from yzassist.errors import IndexUnavailableError
from yzassist.settings import Settings

from .conftest import run


def test_help_and_version_are_chinese_and_free() -> None:
    assert "用法：" in run("--help").stdout
    assert "显示这段说明" in run("ask", "--help").stdout
    assert run("--version").stdout == f"yzassist {__version__}\n"
    assert run().exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask"], "请写一个问题"),
        (["ask", "问", "--batch", "a", "--out", "b"], "两者取一"),
        (["ask", "--batch", "a"], "要一起用"),
        (["ask", "--nope", "问"], "没有这个选项：--nope"),
        (["nope"], "没有这个命令"),
        (["ledger", "--format", "pdf"], "--format 的值不对，可选 table|csv|xlsx|docx|json"),
        (["ledger", "--format"], "选项 --format 少了值"),
        (["ledger", "--format", "xlsx"], "需要用 --out"),
        (["ledger", "--out", "台账.abc"], "看不出格式"),
        (["chat", "多余"], "参数多写了或写错了"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_our_errors_are_one_line_on_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_index(settings: Settings) -> None:
        raise IndexUnavailableError("还没有索引，请运行 yzassist index。")

    monkeypatch.setattr(shell, "open_assistant", no_index)
    result = run("ask", "谁牵头")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "还没有索引，请运行 yzassist index。\n")


def test_a_wrong_setting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YZASSIST_TYPO", "1")
    result = run("ask", "谁牵头")
    assert result.exit_code == 1
    assert "YZASSIST_TYPO" in result.stderr


def test_folders_of_the_command_line_reach_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []

    def remember(settings: Settings) -> None:
        seen.append(settings)
        raise IndexUnavailableError("无")

    monkeypatch.setattr(shell, "open_index", remember)
    run("facts", "--corpus", "语料", "--index", "索引")
    assert (seen[0].corpus, seen[0].index) == (Path("语料"), Path("索引"))
