"""The department vocabulary: who a name means, at the national level and in provinces, cities and counties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from yzassist.errors import InvalidInputError
from yzassist.facts.departments.described import DescribedBodies
from yzassist.facts.departments.formerly import FormerNames, founding

Level = Literal["省", "市", "县"]

_DEFAULT_FILE = Path(__file__).parents[1] / "data" / "departments.yaml"
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
# 县（区） · 各县（市、区） : levels that one text names together
_LEVELS = re.compile(r"各?[省市州县区](?:[（(][省市州县区旗、]+[）)])$")
# 县级以上地方人民政府|水行政主管部门 · 市人民政府|住房城乡建设主管部门 : whose department it is
_GOVERNMENT = re.compile(r"(?:以上)?(?:地方)?(?:各级)?人民政府$")
# 生态环境|局 · 住房和城乡建设|部 : what a body looks after, and its kind
_OFFICE = re.compile(
    r"(?!国家)(?:中华人民共和国)?(?P<work>[\u4e00-\u9fff]{2,12}?)(?:部|总局|局|厅|委员会|委|主管部门|部门)$"
)
# 生态环境|行政主管部门 : a regulation names a body by its work
_BY_WORK = re.compile(r"(?:行政主管|行政管理|行政执法|业务主管|主管|行政)?部门")
# words that are not part of a place name: 请问武汉市 → 武汉市, 第六条市水务局 → 市水务局, 没有县水利局 → 县水利局
_NOT_PLACE = re.compile(
    r"^.*(?:第[一二三四五六七八九十百]+[条章款]|请问|我们|你们|咱们|他们|哪个|哪些|什么|推进|推动|推广|支持|鼓励|落实|督促|着|包括|"
    r"[我你他她是的在和与及跟让由向为对给问替找去叫有没未写到了款，,、。？?！! ])"
)
_PREFIX_REACH = 20
_LONGEST_WORK = 12


class DepartmentEntry(BaseModel):
    """One body of the vocabulary file; see the head of ``data/departments.yaml`` for the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    full: str
    aliases: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    informal: tuple[str, ...] = ()
    cares: tuple[str, ...] = ()
    line: str | None = None


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
            national = (entry.id, entry.full, *entry.aliases, *entry.formerly, *entry.english)
            for name in (*national, *(f"国家{n}" for n in national if n[0] > "\u4e00" and not n.startswith("国家"))):
                self._names.setdefault(name.lower(), _Name(entry.id, local=False, informal=False))
        for entry in self._entries.values():
            for name in (*entry.local, *entry.former):
                self._names.setdefault(name.lower(), _Name(entry.id, local=True, informal=False))
            for name in entry.informal:
                self._names.setdefault(name.lower(), _Name(entry.id, local=True, informal=True))
        self._works = self._named_works()
        self._described = DescribedBodies({entry.id: entry.cares for entry in self._entries.values()})
        self._former = FormerNames(self._todays_names())
        self._formal = self._pattern(informal=False)
        self._all = self._pattern(informal=True)

    @property
    def ids(self) -> tuple[str, ...]:
        """Identities of all bodies, in the order of the file."""
        return tuple(self._entries)

    def find(self, text: str, informal: bool = False) -> list[DepartmentMatch]:
        """Departments named in ``text``, in order, without overlap; colloquial names only if ``informal``."""
        matches: list[DepartmentMatch] = []
        for start, end, name in self._found(text, informal):
            if text[start:end].endswith("部") and text.startswith(_GOES_ON, end):
                continue
            floor = matches[-1].end if matches else 0
            place = _place_before(text, floor, start)
            matches.append(
                DepartmentMatch(
                    id=name.id,
                    name=text[start - len(place) : end],
                    start=start - len(place),
                    end=end,
                    local=name.local or (bool(place) and not text[start:end].endswith("部")),
                    level=_level(place, text[start:end]),
                )
            )
        return matches

    def _found(self, text: str, informal: bool) -> Iterator[tuple[int, int, _Name]]:
        """Offsets of the names in ``text`` with whom they mean, in order; one by work goes before what stands in it."""
        by_work = list(self._found_by_work(text, informal)) if "部门" in text else []
        for start, end, body, national in self._described.find(text) if informal else ():
            local = not national and bool(self._entries[body].local)
            by_work.append((start, end, _Name(body, local=local, informal=True)))
        for found in (self._all if informal else self._formal).finditer(text):
            start, end = found.span()
            inside = any(first < end and start < last and last - first > end - start for first, last, _ in by_work)
            if not inside:
                by_work = [one for one in by_work if one[1] <= start or end <= one[0]]
                by_work.append((start, end, self._names[found.group().lower()]))
        yield from sorted(by_work, key=lambda one: one[:2])

    def _found_by_work(self, text: str, informal: bool) -> Iterator[tuple[int, int, _Name]]:
        """Names made of a body's work and its kind (生态环境行政主管部门); 财政部门, which is talk, if ``informal``."""
        for kind in _BY_WORK.finditer(text):
            if kind.group() == "部门" and not informal:
                continue
            works = (text[start : kind.start()] for start in range(max(0, kind.start() - _LONGEST_WORK), kind.start()))
            work = next((work for work in works if work in self._works), None)
            if work is not None:
                yield kind.start() - len(work), kind.end(), _Name(self._works[work], local=True, informal=False)

    def _named_works(self) -> dict[str, str]:
        """What each body looks after (住房和城乡建设), as its own names and those of its counterparts say."""
        works: dict[str, str] = {}
        for entry in self._entries.values():
            for name in (entry.id, entry.full, *entry.aliases, *entry.formerly, *entry.local, *entry.former):
                if (office := _OFFICE.match(name)) is not None:
                    works.setdefault(office["work"], entry.id)
        return works

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
        names = (
            entry.id,
            entry.full,
            *entry.aliases,
            *entry.formerly,
            *entry.english,
            *entry.local,
            *entry.former,
            *entry.informal,
        )
        return tuple(dict.fromkeys(names))

    def local_names(self, department_id: str) -> tuple[str, ...]:
        """Formal names that its counterparts below the nation bear today, without a place, in the order of the file."""
        entry = self._entries.get(department_id)
        return entry.local if entry else ()

    def in_todays_names(self, text: str) -> str:
        """A question whose bodies told by a former name (由原扶贫办改成的那个局) are named, without what it tells of
        the founding of a body that it names (2021年挂牌的疾控局)."""
        text = self._former.named(text)
        starts = {match.start for match in self.find(text, informal=True)} if (told := founding(text)) else set()
        for start, end in reversed(told):
            text = text[:start] + text[end:] if {end, end + 1} & starts else text
        return text

    def _todays_names(self) -> dict[str, str]:
        today: dict[str, str] = {}
        for entry in self._entries.values():
            for name in entry.formerly:
                for written in (name, f"国家{name}"):
                    today.setdefault(written, entry.id)
            for name in entry.former if entry.local else ():
                today.setdefault(name, entry.local[0])
        return today

    def guiding(self, department_id: str) -> str | None:
        """The national body in whose line a body without a ministry of its own works, or None."""
        entry = self._entries.get(department_id)
        return entry.line if entry else None

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
    before = text[max(floor, end - _PREFIX_REACH) : end]
    government = _GOVERNMENT.search(before)
    placed = before[: government.start()] if government else before
    match = _LEVELS.search(placed) or _PLACE_PREFIX.search(_NOT_PLACE.sub("", placed))
    return match.group() + (government.group() if government else "") if match else ""


def _level(place: str, name: str) -> Level | None:
    if place.endswith(_MUNICIPALITIES):
        return "省"
    for word, level in _LEVEL_WORDS:
        if place.endswith(word):
            return level
    if place:
        return _LEVEL_OF_CHAR.get(_GOVERNMENT.sub("", place).rstrip("委级")[-1])
    return "省" if name.endswith(("厅", "高级人民法院", "高院")) else None
