"""Brings dialect and spoken words into standard ones (``data/dialect.yaml``) before cues are looked for."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_FINAL_PARTICLE = re.compile(r"(?:伐|喃|噻|撒|哈|咯|哦|嘞|咧|哩|嗦|么子|哟)(?=[?？!！。]*(?:$|(?<=[?？])))")  # 牵头伐？
_HOW_MANY_MISTYPED = re.compile(r"(?<=[占有要是分共叫])及(?=[分个家类条项年成])")  # 有及个
_WHEN = re.compile(r"(?<!什)么(?:时候|辰光|会儿)")  # 么时候
_WATER_CLASS = re.compile(r"(?<![第十])[一二三四五](?=类(?:水|标准|就|才|以))")  # 保到三类就算达标
_WHICH_MISTYPED = re.compile(
    r"^那(?=几[条个项款](?:里|中)?(?:头|面)?(?:写|提|讲|说|有|是).*[？?])"
)  # 那几条里写到了…？
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
_MISTYPED_CLAUSE = re.compile(r"(第[一二三四五六七八九十百\d]+)[调跳挑]")  # 第十六调
_QUESTION_PARTICLES = {"伐": "吗", "喃": "呢"}


@cache
def _standard_words() -> tuple[tuple[str, str], ...]:
    rows = yaml.safe_load(files("yzassist.question").joinpath("data/dialect.yaml").read_text(encoding="utf-8"))
    return tuple(sorted(((str(said), str(word)) for said, word in rows.items()), key=lambda pair: -len(pair[0])))


def standardize(text: str) -> str:
    """The text with dialect words replaced; closing particles become 吗 or 呢, or go."""
    for said, word in _standard_words():
        if said in text:
            text = (
                re.sub(rf"{_NOT_INSIDE}{re.escape(said)}", word, text) if said[0] == "么" else text.replace(said, word)
            )
    text = _YEAR.sub(lambda match: match.group().translate(_YEAR_DIGITS), text)
    text = _WATER_CLASS.sub(lambda match: match.group().translate(_ROMAN), text)
    text = _WHICH_MISTYPED.sub("哪", text)
    text = _HOW_MANY_MISTYPED.sub("几", text)
    text = _MISTYPED_CLAUSE.sub(r"\1条", _WHEN.sub("什么时候", text))
    text = _FINAL_PARTICLE.sub(lambda match: _QUESTION_PARTICLES.get(match.group(), ""), text)
    return _HOW_MANY.sub("多少", text)
