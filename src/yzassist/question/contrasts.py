"""Qualifiers that exclude each other (农村 / 城市), from ``data/contrasts.yaml``."""

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
)  # 同一条里出现几次只算一条

_DENIED = re.compile(r"非([\u4e00-\u9fff]{3})")  # 非主汛期, 非营利(性)


def without_warning(text: str) -> str:
    """The wording without what it says not to mix up with (别跟城市集中收集率弄混) and without how to count: neither is
    asked about."""
    return _ONCE.sub("", _WARNING.sub("", text))


@cache
def _contrasts() -> tuple[tuple[tuple[str, ...], ...], ...]:
    text = files("yzassist.question").joinpath("data/contrasts.yaml").read_text(encoding="utf-8")
    return tuple(tuple(tuple(map(str, side)) for side in sides) for sides in yaml.safe_load(text))


def contrasts_with(asked: str, text: str) -> bool:
    """True when ``asked`` names a side that ``text`` lacks, while ``text`` names another that ``asked`` lacks, or when
    one speaks of a thing and the other of what is not it (主汛期 / 非主汛期)."""
    if _only_denied(asked, text) or _only_denied(text, asked):
        return True
    for sides in _contrasts():
        wanted = [side for side in sides if any(word in asked for word in side)]
        given = [side for side in sides if any(word in text for word in side)]
        if wanted and given and not set(wanted) & set(given):
            return True
    return False


def _only_denied(said: str, other: str) -> bool:
    """True for a thing that ``other`` names and ``said`` names behind 非 alone."""
    return any(
        re.search(rf"(?<!非){thing}", other) and f"非{thing}" not in other and not re.search(rf"(?<!非){thing}", said)
        for thing in dict.fromkeys(_DENIED.findall(said))
    )
