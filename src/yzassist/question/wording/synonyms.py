"""Plain words and the plan-language terms they stand for. The groups are data (``data/synonyms.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """``term`` is how plans write it, ``said`` how people say it."""

    term: str
    said: tuple[str, ...]


@cache
def load_synonyms() -> tuple[SynonymGroup, ...]:
    """All groups in file order."""
    rows = yaml.safe_load(files("yzassist.question").joinpath("data/synonyms.yaml").read_text(encoding="utf-8"))
    return tuple(SynonymGroup(str(row["term"]), tuple(str(word) for word in row["said"])) for row in rows)


@cache
def _terms_by_said() -> dict[str, tuple[str, ...]]:
    terms: dict[str, list[str]] = {}
    for group in load_synonyms():
        for word in group.said:
            terms.setdefault(word, []).append(group.term)
    return {word: tuple(found) for word, found in terms.items()}


@cache
def _longest() -> int:
    return max(map(len, _terms_by_said()))


def plan_terms_for(text: str) -> dict[str, tuple[str, ...]]:
    """Plain words found in ``text``, in the order of their beginnings, each with the plan terms it may stand for; one
    inside a longer one is left out (塑料布 is no litter in 地里的塑料布)."""
    known = _terms_by_said()
    found: dict[str, tuple[str, ...]] = {}
    covered = 0
    for start in range(len(text)):
        ends = range(min(start + _longest(), len(text)), start, -1)
        end = next((end for end in ends if text[start:end] in known), start)
        if end > max(start, covered):
            found[text[start:end]] = known[text[start:end]]
            covered = end
    return found
