"""Kinds of answer that people ask for and plans often do not give (``prompts/asked_attributes.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from yzassist.errors import InvalidSettingError
from yzassist.facts.lexicon import alternatives, place_names
from yzassist.question.phrases import phrase

_FILE = "asked_attributes.yaml"
_REGEX_MARK = "re:"
_END_MARKS = "？?。！! "


@dataclass(frozen=True, slots=True)
class AskedAttribute:
    """One kind of answer asked for in a question; a text that matches one of ``evidence`` gives it. A ``lasting`` one,
    said once, holds for the rest of its paragraph (到2025年，…；…)."""

    name: str
    evidence: tuple[re.Pattern[str], ...]
    lasting: bool = False

    def given_in(self, text: str) -> bool:
        """True when a plan text gives this attribute."""
        return any(pattern.search(text) for pattern in self.evidence)


def _is_indefinite(match: re.Match[str], text: str) -> bool:
    """True for a 几 that means "some" (县里有几座尾矿库，怎么治; 该不该给几家老厂留点工夫): other words ask."""
    rest = text[: match.start()] + text[match.end() :]
    if phrase("whether_to").search(text):
        return "几" in match.group()
    if any(
        amount.start() < match.end() and match.start() < amount.end()
        for amount in phrase("asking_amount").finditer(text)
    ):
        return False  # 一个人可以用|几根竿
    some = "几" in match.group().replace("哪几", "").replace("第几", "") and "多少" not in match.group()
    return some and any(phrase(name).search(rest) for name in ("asking", "asking_amount"))


@dataclass(frozen=True, slots=True)
class AttributeRule:
    """``cues`` in a question ask for the attribute ``name``, unless it holds one of ``unless``. ``{same}`` in
    ``evidence`` stands for the words that a cue's group ``same`` caught (the year, the province)."""

    name: str
    cues: tuple[re.Pattern[str], ...]
    evidence: tuple[str, ...]
    lasting: bool = False
    unless: tuple[re.Pattern[str], ...] = ()

    def asked_in(self, text: str) -> AskedAttribute | None:
        """The attribute as this question asks for it; None when it does not."""
        text = text.rstrip(_END_MARKS)
        match = next((found for cue in self.cues if (found := cue.search(text))), None)
        if match is None or _is_indefinite(match, text) or any(other.search(text) for other in self.unless):
            return None
        same = match.groupdict().get("same")
        wanted = [item for item in self.evidence if same or "{same}" not in item]
        return AskedAttribute(
            self.name,
            tuple(re.compile(item.replace("{same}", re.escape(same or ""))) for item in wanted),
            self.lasting,
        )


def with_places(pattern: str) -> str:
    """A pattern with {province} and {city} written out; cities that are also words (中山, 白银) are left out."""
    places = place_names()
    cities = tuple(city for city in places.cities if city not in places.ambiguous_cities)
    named = pattern.replace("{province}", alternatives(tuple(places.provinces)))
    return named.replace("{city}", alternatives(cities))


def _pattern(item: object) -> str:
    text = str(item)
    if text.startswith(_REGEX_MARK):
        return with_places(text.removeprefix(_REGEX_MARK))
    return "{same}" if text == "{same}" else re.escape(text)


def load_attributes(prompts: Path) -> tuple[AttributeRule, ...]:
    """All rules of the file in ``prompts``; InvalidSettingError when it is missing."""
    path = prompts / _FILE
    if not path.is_file():
        raise InvalidSettingError(f"缺少文件 {path}。请检查 YZASSIST_PROMPTS 指向的文件夹。")
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        AttributeRule(
            str(row["name"]),
            tuple(re.compile(_pattern(item)) for item in row["cues"]),
            tuple(_pattern(item) for item in row.get("evidence") or []),
            bool(row.get("lasting")),
            tuple(re.compile(_pattern(item)) for item in row.get("unless") or []),
        )
        for row in rows
    )
