"""Finds named cues in a question's wording. The cues are data (``data/cues.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from yzassist.question.model import OUTSIDE, DepartmentSlot
from yzassist.question.phrases import phrase

_ATTRIBUTES = frozenset({"responsibility", "deadline", "target"})
_QUOTED = re.compile(r"(?<=.)“[^“”]{2,20}”")  # 写的是“谁主管谁普法”吗
_OUTSIDE_GROUPS = frozenset(intent.value for intent in OUTSIDE)


@dataclass(frozen=True, slots=True)
class Cue:
    """One named pattern of a group (``responsibility.who_does``); ``keep`` leaves its words in the topic. Where the
    pattern has a group ``asked``, that alone is the cue, and the rest what must stand around it."""

    group: str
    name: str
    pattern: re.Pattern[str]
    example: str
    keep: bool

    @property
    def part(self) -> str | int:
        """The group of the pattern that is the cue."""
        return "asked" if "asked" in self.pattern.groupindex else 0


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
        CueMatch(cue, match.start(cue.part), match.end(cue.part), match[cue.part])
        for cue in load_cues()
        for match in cue.pattern.finditer(bare)
        if match[cue.part]
    )


def cues_outside(text: str, cues: Sequence[CueMatch], named: Sequence[DepartmentSlot]) -> tuple[CueMatch, ...]:
    """The cues that are not a part of a body's name (生态环境行政|主管部门|) or of words that are quoted
    (“谁主管谁普法”), and no role of a body where the public takes part (公众如何|参与|)."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    public = [match.span() for match in phrase("public_takes_part").finditer(text)]

    def is_public(cue: CueMatch) -> bool:
        bare = cue.cue.group == "responsibility" and phrase("asking").search(cue.text) is None
        return bare and any(start < cue.end and cue.start < end for start, end in public)

    def is_quoted(cue: CueMatch) -> bool:
        return cue.cue.group in _ATTRIBUTES and any(start < cue.start and cue.end < end for start, end in quoted)

    inside = (any(one.start <= cue.start and cue.end <= one.end for one in named) or is_quoted(cue) for cue in cues)
    return tuple(cue for cue, held in zip(cues, inside, strict=True) if not held and not is_public(cue))


def outside_cues(text: str) -> tuple[CueMatch, ...]:
    """The cues of what no plan is asked about, in the language of the question: a translation loses them."""
    return tuple(cue for cue in find_cues(text) if cue.cue.group in _OUTSIDE_GROUPS)
