"""``yzassist password``: the hash of the trainer's password, for the settings."""

from __future__ import annotations

import getpass
import sys

from yzassist.commands import shell
from yzassist.errors import InvalidInputError

_MIN_CHARS = 8
_ADVICE = (
    "把下面这一行写进 YZASSIST_ADMIN_PASSWORD_HASH（外面加单引号，因为里面有 $），用户名写进 YZASSIST_ADMIN_USER："
)


def print_hash() -> None:
    """Ask for a password twice and print its hash. Raises InvalidInputError for a short one, or two that differ.

    Without a terminal the two are the first lines of the standard input.
    """
    from yzassist.web.auth import hash_password

    password = _asked("密码：")
    if len(password) < _MIN_CHARS:
        raise InvalidInputError(f"密码太短，至少 {_MIN_CHARS} 个字符。")
    if _asked("再输入一次：") != password:
        raise InvalidInputError("两次输入的密码不一样，请重新运行。")
    shell.tell(_ADVICE)
    shell.raw(hash_password(password))


def _asked(prompt: str) -> str:
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
