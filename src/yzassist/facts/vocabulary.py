"""The department vocabulary: who a name means, at the national level and in provinces, cities and counties."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from yzassist.errors import InvalidInputError

Level = Literal["省", "市", "县"]

_DEFAULT_FILE = Path(__file__).parent / "data" / "departments.yaml"
_LEVEL_OF_CHAR: dict[str, Level] = {"省": "省", "市": "市", "州": "市", "盟": "市", "县": "县", "区": "县", "旗": "县"}
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_LEVEL_WORDS: tuple[tuple[str, Level], ...] = (
    ("自治区", "省"),
    ("省级", "省"),
    ("市级", "市"),
    ("县级", "县"),
    ("区级", "县"),
)
# 公安部 in 公安部门, 应急部 in 应急部署, 水利部 in 水利部分: the word goes on, no ministry is meant
_GOES_ON = ("门", "队", "署", "分", "位", "件")
# 武汉市江夏区 · 县 · 县委 · 广西壮族自治区 : places that may stand before a local name
_PLACE_PREFIX = re.compile(
    r"(?:(?:[\u4e00-\u9fff]{2,12}?自治[区州县])|(?:[\u4e00-\u9fff]{0,4}?[省市县区州盟旗]委?)|省级|市级|县级|区级|自治区)+$"
)
# words that are not part of a place name: 请问武汉市 → 武汉市
_NOT_PLACE = re.compile(
    r"^.*(?:请问|我们|你们|咱们|他们|哪个|哪些|什么|推进|推动|推广|支持|鼓励|落实|督促|"
    r"[我你他她是的在和与及跟让由向为对给问替找去叫，,、。？?！! ])"
)
_PREFIX_REACH = 20


class DepartmentEntry(BaseModel):
    """One body of the vocabulary file; see the head of ``data/departments.yaml`` for the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    full: str
    aliases: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    informal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DepartmentMatch:
    """A department named at ``text[start:end]``, place included. ``local`` is True for a counterpart below the nation;
    ``level`` is told by its place or name (省水利厅 → 省), None if neither says."""

    id: str
    name: str
    start: int
    end: int
    local: bool
    level: Level | None


@dataclass(frozen=True, slots=True)
class _Name:
    id: str
    local: bool
    informal: bool


class DepartmentVocabulary:
    """Names of departments, found longest first. A name belongs to one body; the first entry of the file keeps it."""

    def __init__(self, entries: Iterable[DepartmentEntry]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._names: dict[str, _Name] = {}
        for entry in self._entries.values():
            national = (entry.id, entry.full, *entry.aliases, *entry.english)
            for name in (*national, *(f"国家{n}" for n in national if n[0] > "\u4e00" and not n.startswith("国家"))):
                self._names.setdefault(name.lower(), _Name(entry.id, local=False, informal=False))
        for entry in self._entries.values():
            for name in (*entry.local, *entry.former):
                self._names.setdefault(name.lower(), _Name(entry.id, local=True, informal=False))
            for name in entry.informal:
                self._names.setdefault(name.lower(), _Name(entry.id, local=True, informal=True))
        self._formal = self._pattern(informal=False)
        self._all = self._pattern(informal=True)

    @property
    def ids(self) -> tuple[str, ...]:
        """Identities of all bodies, in the order of the file."""
        return tuple(self._entries)

    def find(self, text: str, informal: bool = False) -> list[DepartmentMatch]:
        """Departments named in ``text``, in order, without overlap; colloquial names only if ``informal``."""
        matches: list[DepartmentMatch] = []
        for found in (self._all if informal else self._formal).finditer(text):
            name = self._names[found.group().lower()]
            if found.group().endswith("部") and text.startswith(_GOES_ON, found.end()):
                continue
            floor = matches[-1].end if matches else 0
            place = _place_before(text, floor, found.start())
            local = name.local or (bool(place) and not found.group().endswith("部"))
            matches.append(
                DepartmentMatch(
                    id=name.id,
                    name=text[found.start() - len(place) : found.end()],
                    start=found.start() - len(place),
                    end=found.end(),
                    local=local,
                    level=_level(place, found.group()),
                )
            )
        return matches

    def identify(self, name: str) -> str | None:
        """The identity of exactly that name (a place or 国家 in front allowed), or None."""
        matches = self.find(name)
        return matches[0].id if len(matches) == 1 and matches[0].name == name else None

    def canonical(self, department_id: str) -> str:
        """The name to show for an identity; an identity that is not in the vocabulary is its own name."""
        entry = self._entries.get(department_id)
        return entry.id if entry else department_id

    def aliases(self, department_id: str) -> tuple[str, ...]:
        """Every name of a body, canonical first; of an unknown one, its own name alone."""
        entry = self._entries.get(department_id)
        if entry is None:
            return (department_id,)
        names = (entry.id, entry.full, *entry.aliases, *entry.english, *entry.local, *entry.former, *entry.informal)
        return tuple(dict.fromkeys(names))

    def local_names(self, department_id: str) -> tuple[str, ...]:
        """Formal names that its counterparts below the nation bear today, without a place, in the order of the file."""
        entry = self._entries.get(department_id)
        return entry.local if entry else ()

    def _pattern(self, *, informal: bool) -> re.Pattern[str]:
        names = sorted((n for n, meant in self._names.items() if informal or not meant.informal), key=len, reverse=True)
        written = (rf"(?<![a-z]){re.escape(name)}(?![a-z])" if name.isascii() else re.escape(name) for name in names)
        return re.compile("|".join(written) or r"(?!)", re.IGNORECASE)


def load_vocabulary(path: Path = _DEFAULT_FILE) -> DepartmentVocabulary:
    """The vocabulary of a YAML file (default: the one shipped). Raises InvalidInputError naming what is wrong in it."""
    return _load(path)


@cache
def _load(path: Path) -> DepartmentVocabulary:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(raw, list):
            raise InvalidInputError(f"部门词表“{path.name}”应当是一个列表，每项一个部门。请对照默认词表改正。")
        return DepartmentVocabulary(DepartmentEntry.model_validate(item) for item in raw)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise InvalidInputError(f"部门词表“{path.name}”读不出来：{error}。请改正后重试。") from error


def _place_before(text: str, floor: int, end: int) -> str:
    before = _NOT_PLACE.sub("", text[max(floor, end - _PREFIX_REACH) : end])
    match = _PLACE_PREFIX.search(before)
    return match.group() if match else ""


def _level(place: str, name: str) -> Level | None:
    if place.endswith(_MUNICIPALITIES):
        return "省"
    for word, level in _LEVEL_WORDS:
        if place.endswith(word):
            return level
    if place:
        return _LEVEL_OF_CHAR.get(place.rstrip("委")[-1])
    return "省" if name.endswith(("厅", "高级人民法院", "高院")) else None
