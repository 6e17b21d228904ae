"""Word lists of the extractors, read from ``data/*.yaml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from yzassist.facts.model import Role

_DATA = Path(__file__).parent / "data"


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TargetWords(_Words):
    """Words by which a plan states what must be reached; see ``data/targets.yaml``."""

    units: tuple[str, ...]
    per: tuple[str, ...]
    class_fields: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    increase: tuple[str, ...]
    decrease: tuple[str, ...]
    action: tuple[str, ...]
    leaders: tuple[str, ...]
    object_tails: tuple[str, ...]
    object_stops: tuple[str, ...]
    adverbs: tuple[str, ...]
    changes: tuple[str, ...]
    strong: tuple[str, ...]
    states: tuple[str, ...]
    masked: tuple[str, ...]
    goal_headings: tuple[str, ...]
    comparatives: tuple[str, ...]
    fixed: tuple[str, ...]
    no_indicators: tuple[str, ...]
    forbidding: tuple[str, ...]
    measures: tuple[str, ...]
    fixed_verbs: tuple[str, ...]
    kept_heads: tuple[str, ...]
    given: tuple[str, ...]
    history_headings: tuple[str, ...]
    present: tuple[str, ...]


class DutyWords(_Words):
    """Words by which a plan says who does what; see ``data/duties.yaml``."""

    lead_fields: tuple[str, ...]
    responsible_fields: tuple[str, ...]
    participant_fields: tuple[str, ...]
    time_fields: tuple[str, ...]
    other_fields: tuple[str, ...]
    roles: dict[str, Role]
    field_leads: tuple[str, ...]
    body_endings: tuple[str, ...]
    body_stops: tuple[str, ...]
    kind_endings: tuple[str, ...]
    not_in_kinds: tuple[str, ...]
    not_in_names: tuple[str, ...]
    not_opening: tuple[str, ...]
    duty_adverbs: tuple[str, ...]
    acts: tuple[str, ...]
    doings: tuple[str, ...]
    official_endings: tuple[str, ...]
    holders: tuple[str, ...]
    not_duties: tuple[str, ...]
    not_by_whom: tuple[str, ...]


class TableWords(_Words):
    """Heads of columns and what cells say; see ``data/tables.yaml``."""

    ordering: tuple[str, ...]
    indicators: tuple[str, ...]
    indicator_endings: tuple[str, ...]
    units: tuple[str, ...]
    unitless: tuple[str, ...]
    kinds: tuple[str, ...]
    current: tuple[str, ...]
    wanted: tuple[str, ...]
    blank: tuple[str, ...]
    marks: str
    mark_leads: tuple[str, ...]
    current_asked: tuple[str, ...]
    wholes: tuple[str, ...]
    series_asked: tuple[str, ...]
    more_asked: tuple[str, ...]
    less_asked: tuple[str, ...]
    blank_asked: tuple[str, ...]


class SuspectWords(_Words):
    """``words`` that speak of one kind of fact, but not inside one of ``never``; see ``data/suspects.yaml``."""

    words: tuple[str, ...]
    never: tuple[str, ...]


class Suspects(_Words):
    """What shows that something was not understood; see ``data/suspects.yaml``."""

    responsibility: SuspectWords
    deadline: SuspectWords
    target: SuspectWords
    common_bodies: tuple[str, ...]


class PlaceNames(_Words):
    """Names of places and how unlisted ones end; see ``data/places.yaml``."""

    provinces: dict[str, str]
    cities: tuple[str, ...]
    ambiguous_cities: tuple[str, ...]
    waters: tuple[str, ...]
    regions: tuple[str, ...]
    not_before: tuple[str, ...]
    suffixes: tuple[str, ...]
    endings: tuple[str, ...]
    lead_verbs: tuple[str, ...]
    stop: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]


@cache
def target_words() -> TargetWords:
    """The word lists for targets."""
    return TargetWords.model_validate(_read("targets.yaml"))


@cache
def duty_words() -> DutyWords:
    """The word lists for responsibilities and the fields beside them."""
    return DutyWords.model_validate(_read("duties.yaml"))


@cache
def table_words() -> TableWords:
    """The word lists for tables."""
    return TableWords.model_validate(_read("tables.yaml"))


@cache
def suspects() -> Suspects:
    """The word lists of the check."""
    return Suspects.model_validate(_read("suspects.yaml"))


@cache
def place_names() -> PlaceNames:
    """The word lists for places."""
    return PlaceNames.model_validate(_read("places.yaml"))


def alternatives(words: tuple[str, ...]) -> str:
    """A regex group matching any of ``words``, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _read(name: str) -> object:
    return yaml.safe_load((_DATA / name).read_text(encoding="utf-8"))
