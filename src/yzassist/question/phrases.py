"""Named wordings that tell what is meant in a question of a known kind (``data/phrases.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    text = files("yzassist.question").joinpath("data/phrases.yaml").read_text(encoding="utf-8")
    return {name: re.compile(row["pattern"]) for name, row in yaml.safe_load(text).items()}


def phrase(name: str) -> re.Pattern[str]:
    """The pattern of that name."""
    return _phrases()[name]
