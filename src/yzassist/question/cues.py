"""Finds named cues in a question's wording. The cues are data (``data/cues.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from yzassist.question.model import DepartmentSlot


@dataclass(frozen=True, slots=True)
class Cue:
    """One named pattern of a group (``responsibility.who_does``); ``keep`` leaves its words in the topic."""

    group: str
    name: str
    pattern: re.Pattern[str]
    example: str
    keep: bool


@dataclass(frozen=True, slots=True)
class CueMatch:
    """Where a cue stands in the question."""

    cue: Cue
    start: int
    end: int
    text: str


@cache
def load_cues() -> tuple[Cue, ...]:
    """All cues in file order."""
    raw: Mapping[str, list[dict[str, object]]] = yaml.safe_load(
        files("yzassist.question").joinpath("data/cues.yaml").read_text(encoding="utf-8")
    )
    return tuple(
        Cue(
            group=group,
            name=str(row["name"]),
            pattern=re.compile(str(row["pattern"])),
            example=str(row["example"]),
            keep=bool(row.get("keep", False)),
        )
        for group, rows in raw.items()
        for row in rows
    )


def find_cues(text: str) -> tuple[CueMatch, ...]:
    """Every match of every cue, in file order; matches may overlap."""
    bare = text.rstrip("?？!！。.~… ")
    return tuple(
        CueMatch(cue, match.start(), match.end(), match.group())
        for cue in load_cues()
        for match in cue.pattern.finditer(bare)
        if match.group()
    )


def cues_outside(cues: Sequence[CueMatch], named: Sequence[DepartmentSlot]) -> tuple[CueMatch, ...]:
    """The cues that are not a part of a body's name (生态环境行政|主管部门|)."""
    return tuple(cue for cue in cues if not any(one.start <= cue.start and cue.end <= one.end for one in named))
