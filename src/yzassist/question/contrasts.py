"""Qualifiers that exclude each other (农村 / 城市; ``data/contrasts.yaml``) and things of one kind (总氮 / 总磷;
``data/sisters.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_WARNING = re.compile(
    r"[，,。；]?(?:可)?(?:别|莫|不要|勿|甭)(?:给我|再|又)?(?:跟|和|同|与|把|拿)?[^，。？?]{2,24}?"
    r"(?:弄混|搞混|混淆|混为一谈|混到一起|混在一起|搞错|弄错|扯到一起|扯在一起)(?:了|啊|哈)?"
)  # 别跟城市集中收集率弄混

_ONCE = re.compile(
    r"[，,。；？?（(]?同一?(?:个)?(?:条|款)(?:措施|条款)?[^。？?]{0,14}?(?:只|仅|都|也)?[算计按](?:作|为)?(?:一|1)[条次][）)。]?"
    r"|[，,。；？?（(]?(?:不要?|别|勿)重复(?:计算?|算|数)[）)。]?"
    r"|从第?[（(]?[一1][）)]?条?(?:往[后下]|开始|起|连|编|排|数|一直)[^，。？?几多]{0,10}?[，,]?(?=一?共|总共|有)"
)  # 同一条里出现几次只算一条, 从（一）往后连着编号

_ALIKE = re.compile(
    r"(?:跟|和|与|同|像)(?:它|他|她|这|那)(?:个|些|边|儿|样)?一样的?[，,]?(?=[^，。？?]{2,}[，,]?(?:另外|其他|其余|别的)?还?有(?:哪|谁|什么))"
)  # 跟它一样|只算部分县的，还有哪些省

_DENIED = re.compile(r"非([\u4e00-\u9fff]{3})")  # 非主汛期, 非营利(性)


def without_warning(text: str) -> str:
    """The wording without what it says not to mix up with (别跟城市集中收集率弄混) and without how to count: neither is
    asked about."""
    return _ALIKE.sub("", _ONCE.sub("", _WARNING.sub("", text)))


_ORDINAL = re.compile(r"(?P<number>第(?:\d+|[一二两三四五六七八九十]+))(?P<of>轮|批|期|阶段|次)")  # 第三轮
_GRADE = re.compile(r"(?<![A-Za-z\d])(?P<number>[A-Z]|[甲乙丙丁])(?P<of>级)")  # E级

_Kinds = tuple[tuple[tuple[str, ...], ...], ...]


@cache
def _kinds(name: str) -> _Kinds:
    text = files("yzassist.question").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    return tuple(tuple(tuple(map(str, side)) for side in sides) for sides in yaml.safe_load(text))


def names_sister(asked: str, text: str, strictly: bool = False) -> bool:
    """True when ``asked`` names a thing of a kind (总氮, 第三轮) that ``text`` does not, while it names another of that
    kind (总磷, 第二轮); ``strictly``, even where it names none."""
    for things in _kinds("sisters"):
        wanted = [thing for thing in things if _names(thing, asked)]
        given = [thing for thing in things if _names(thing, text)]
        if wanted and (given or strictly) and not set(wanted) & set(given):
            return True
    return any(_numbered_otherwise(asked, text, pattern) for pattern in (_ORDINAL, _GRADE))


def _names(words: tuple[str, ...], text: str) -> bool:
    return any(word.upper() in text.upper() for word in words)


def _numbered_otherwise(asked: str, text: str, pattern: re.Pattern[str]) -> bool:
    """True when a thing is numbered in one way (E级) and the text numbers such things in others alone (A、B级)."""
    others = {match["of"] for match in pattern.finditer(text)}
    return any(
        match["of"] in others and match["number"] not in text and match.group() not in text
        for match in pattern.finditer(asked)
    )


def contrasts_with(asked: str, text: str) -> bool:
    """True when ``asked`` names a side that ``text`` lacks, while ``text`` names another that ``asked`` lacks, or when
    one speaks of a thing and the other of what is not it (主汛期 / 非主汛期)."""
    if _only_denied(asked, text) or _only_denied(text, asked):
        return True
    for sides in _kinds("contrasts"):
        wanted = [side for side in sides if any(word in asked for word in side)]
        given = [side for side in sides if any(word in text for word in side)]
        if wanted and given and not set(wanted) & set(given):
            return True
    return False


def on_same_side(word: str, text: str) -> bool:
    """True when ``word`` names a side that ``text`` names too, in the same words or others (县城, 县级城市), and none
    that excludes it."""
    sides = (side for kind in _kinds("contrasts") for side in kind if any(name in word for name in side))
    return any(name in text for side in sides for name in side) and not contrasts_with(word, text)


def exchanged(named: str, text: str) -> str | None:
    """``text`` with the side that it names exchanged for another, ``named`` alone (农村|黑臭水体谁管, 城市); None when
    it names none."""
    for sides in _kinds("contrasts"):
        others = [word for side in sides if named not in side for word in side]
        if any(named in side for side in sides) and (given := [word for word in others if word in text]):
            return text.replace(max(given, key=len), named, 1)
    return None


def _only_denied(said: str, other: str) -> bool:
    """True for a thing that ``other`` names and ``said`` names behind 非 alone."""
    return any(
        re.search(rf"(?<!非){thing}", other) and f"非{thing}" not in other and not re.search(rf"(?<!非){thing}", said)
        for thing in dict.fromkeys(_DENIED.findall(said))
    )
