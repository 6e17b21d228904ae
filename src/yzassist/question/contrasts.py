"""Qualifiers that exclude each other (农村 / 城市), from ``data/contrasts.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def _contrasts() -> tuple[tuple[tuple[str, ...], ...], ...]:
    text = files("yzassist.question").joinpath("data/contrasts.yaml").read_text(encoding="utf-8")
    return tuple(tuple(tuple(map(str, side)) for side in sides) for sides in yaml.safe_load(text))


def contrasts_with(asked: str, text: str) -> bool:
    """True when ``asked`` names a side that ``text`` lacks, while ``text`` names another that ``asked`` lacks."""
    for sides in _contrasts():
        wanted = [side for side in sides if any(word in asked for word in side)]
        given = [side for side in sides if any(word in text for word in side)]
        if wanted and given and not set(wanted) & set(given):
            return True
    return False
