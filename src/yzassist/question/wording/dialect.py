"""Brings dialect, spoken words and slips into standard words before cues are looked for.

Words that are so everywhere stand in ``data/dialect.yaml``, those that need certain others beside them in
``data/respellings.yaml``.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from yzassist.question.wording.amounts import ask_amounts

_FINAL_PARTICLE = re.compile(r"(?:伐|喃|噻|撒|哈|咯|哦|嘞|咧|哩|嗦|么子|哟)(?=[?？!！。]*(?:$|(?<=[?？])))")  # 牵头伐？
_WATER_CLASS = re.compile(r"(?<![第十])[一二三四五](?=类(?:水|标准|就|才|以))")  # 保到三类就算达标
_ROMAN = str.maketrans("一二三四五", "ⅠⅡⅢⅣⅤ")
_NOT_INSIDE = "(?<![什怎这那多])"  # 什么事故 does not say 么事
_YEAR = re.compile(r"二[〇零○0][一二三四五六七八九〇零○]{2}(?=年|[、，,。？?]|到|至)")  # 二〇二五年
_YEAR_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_QUESTION_PARTICLES = {"伐": "吗", "喃": "呢"}


def _read(name: str) -> Any:
    return yaml.safe_load(files("yzassist.question").joinpath(f"data/{name}").read_text(encoding="utf-8"))


@cache
def _standard_words() -> tuple[tuple[str, str], ...]:
    rows = _read("dialect.yaml").items()
    return tuple(sorted(((str(said), str(word)) for said, word in rows), key=lambda pair: -len(pair[0])))


@cache
def _respellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["word"]) for row in _read("respellings.yaml"))


def standardize(text: str) -> str:
    """The text with dialect words and slips replaced; closing particles become 吗 or 呢, or go."""
    for said, word in _standard_words():
        if said in text:
            text = (
                re.sub(rf"{_NOT_INSIDE}{re.escape(said)}", word, text) if said[0] == "么" else text.replace(said, word)
            )
    text = _YEAR.sub(lambda match: match.group().translate(_YEAR_DIGITS), text)
    text = _WATER_CLASS.sub(lambda match: match.group().translate(_ROMAN), text)
    for pattern, word in _respellings():
        text = pattern.sub(word, text)
    text = _FINAL_PARTICLE.sub(lambda match: _QUESTION_PARTICLES.get(match.group(), ""), text)
    return ask_amounts(text)
