"""What kind of list is asked for (哪些条件, 什么材料, 哪里不能): its words are data (``data/announced.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml


@cache
def _data() -> dict[str, list[list[str]] | list[str]]:
    text = files("yzassist.question").joinpath("data/announced.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[list[str]] | list[str]] = yaml.safe_load(text)
    return loaded


@cache
def _kinds() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, row)) for row in _data()["kinds"])


@cache
def _asked() -> re.Pattern[str]:
    """哪些|条件 · 什么|材料 · 条件|有哪些 · 登记|条件 at the end · 哪里."""
    noun = "|".join(dict.fromkeys(word for row in _kinds() for word in row))
    which = r"(?:哪些|哪几[个种类项条样处]?|什么|啥|何种|怎样的)(?:样|种|类)?(?:的)?"
    where = "|".join(map(str, _data()["where"]))
    return re.compile(
        rf"{which}[^，。？?]{{0,10}}?(?P<after>{noun})(?!的)"
        rf"|(?P<before>{noun})(?:都|主要|具体)?(?:有|是|包括|包含|分)(?:了)?(?:哪些|哪几|什么|啥)"
        rf"|(?P<bare>{noun})[？?]?$|(?P<where>{where})"
    )


@cache
def having_words() -> frozenset[str]:
    """Verbs by which a thing has the items of a list (具备, 提交), which say nothing of the thing."""
    return frozenset(map(str, _data()["having"]))


def kind_asked(text: str) -> tuple[str, ...]:
    """The words that announce the kind of list asked for (条件, 资格…); empty where none is."""
    asked = _asked().search(text)
    if asked is None:
        return ()
    noun = "地方" if asked["where"] else asked["after"] or asked["before"] or asked["bare"]
    return tuple(dict.fromkeys(word for row in _kinds() if noun in row for word in row))


@cache
def _forbidding() -> re.Pattern[str]:
    return re.compile("|".join(map(str, _data()["forbidding"])))


def forbids(text: str) -> bool:
    """True for a wording that forbids (不准带狗进去, 禁止携带犬只)."""
    return _forbidding().search(text) is not None
