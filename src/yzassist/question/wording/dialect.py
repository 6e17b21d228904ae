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

_FINAL_PARTICLE = re.compile(r"(?:伐|喃|噻|撒|哈|咯|哦|嘞|咧|哩|嗦|么子|哟)(?=[?？!！。]*(?:$|(?<=[?？])))")  # 牵头伐？
_WATER_CLASS = re.compile(r"(?<![第十])[一二三四五](?=类(?:水|标准|就|才|以))")  # 保到三类就算达标
_ROMAN = str.maketrans("一二三四五", "ⅠⅡⅢⅣⅤ")
_NOT_INSIDE = "(?<![什怎这那多])"  # 什么事故 does not say 么事
_YEAR = re.compile(r"二[〇零○0][一二三四五六七八九〇零○]{2}(?=年|[、，,。？?]|到|至)")  # 二〇二五年
_YEAR_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_MEASURE = (
    "个?(?:[十百千万亿]+)?(?:只|座|平方公里|平方|立方|方|微克|毫克|毫米|总吨|吨|米|公里|度|户|人|艘|次|天|公顷|亩|倍|头|尾|"
    "斤|成|亿|万|条|家|个|年)?"
)
_HOW_MANY = re.compile(
    rf"(?:(?<=[要掉是报剩治成摊分赔罚补贴奖交脱共建划出办修装投])|(?<=[^看见听遇碰]到))好多(?={_MEASURE})"
    rf"|(?<![，。！,看见听遇碰到这那有])(?<!^)(?:好多|好些)(?={_MEASURE}(?:[？?，。了的呢啊嘛]|$))"
    rf"|(?<=有)好多(?={_MEASURE}(?:[？?]|$))"
)  # 还剩好多只
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
    return _HOW_MANY.sub("多少", text)
