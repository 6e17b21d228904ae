"""Brings a typed question into one writing: width, script, white space. Words are not changed here."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

from yzassist.errors import InvalidQuestionError

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # e.g. "\x00", half a surrogate pair
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")  # e.g. a zero-width space
_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")  # e.g. "到 2025 年"
_SPACES = re.compile(r"\s+")  # e.g. "who  leads"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()} | {
    ord("％"): "%", ord("\u3000"): " ",
}  # fmt: skip


def check_question(text: object, max_chars: int) -> str:
    """The question as text, or InvalidQuestionError saying in Chinese what is wrong and how to mend it."""
    if not isinstance(text, str):
        raise InvalidQuestionError("问题必须是文字，请重新输入。")
    if _CONTROL.search(text):
        raise InvalidQuestionError("问题里含有控制字符，无法识别，请删去后重试。")
    if not _INVISIBLE.sub("", text).strip():
        raise InvalidQuestionError("问题是空的，请输入想了解的内容，例如“这项工作由谁牵头？”。")
    if len(text) > max_chars:
        raise InvalidQuestionError(f"问题太长（{len(text)}字），请精简到{max_chars}字以内。")
    if not any(unicodedata.category(char)[0] in "LN" for char in text):
        raise InvalidQuestionError("问题里没有文字，请输入想了解的内容。")
    return text


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def normalize(text: str) -> str:
    """Half-width letters and digits, simplified script, no blanks between Chinese characters, no invisible ones."""
    text = _INVISIBLE.sub("", text).translate(_FULL_WIDTH)
    text = _SPACES.sub(" ", _GAP.sub("", text)).strip()
    return str(_converter().convert(text))
