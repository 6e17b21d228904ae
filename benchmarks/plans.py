"""Generated plans whose facts are known: what ``size.py`` indexes and asks about.

``plans.yaml`` holds the words. Plan ``n`` is the same for everyone: its chance is seeded with ``n``. Four numberings
take turns: 一、（一）；第一章 第一条; 一、1. with numbers that start again in each chapter; （一） without chapters.
"""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from yzassist.documents.numerals import format_chinese_number

_WORDS = Path(__file__).with_name("plans.yaml")
_SEED = 20220830
_CHAPTER_MEASURES = (8, 12)
_FIRST_YEAR, _LAST_YEAR = 2021, 2025


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """What a measure says: its clause number as the index gives it, who does it, by when, and how much.

    ``indicator`` and ``percent`` are empty and None for a measure with a bare deadline.
    """

    clause: str
    heading: str
    subject: str
    leads: tuple[str, ...]
    participants: tuple[str, ...]
    role: str
    due: date
    indicator: str
    percent: str | None


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """A plan's text, and all the facts in it."""

    number: int
    place: str
    title: str
    text: str
    measures: tuple[KnownMeasure, ...]

    @property
    def stem(self) -> str:
        """Name of its file, without ``.txt``."""
        return f"plan-{self.number:04d}"


@dataclass(frozen=True, slots=True)
class _Numbering:
    chapter: str
    """``{c}`` the chapter's Chinese number; empty for a plan without chapters."""
    measure: str
    """``{n}`` and ``{a}``: the measure's number in Chinese and in Arabic digits."""
    restarts: bool = False


_NUMBERINGS = (
    _Numbering("{c}、", "（{n}）"),
    _Numbering("第{c}章　", "第{n}条　"),
    _Numbering("{c}、", "{a}. ", restarts=True),
    _Numbering("", "（{n}）"),
)


def generate(count: int, first: int = 0) -> Iterator[KnownPlan]:
    """Plans ``first`` … ``first + count − 1``, one at a time."""
    return (generate_one(number) for number in range(first, first + count))


def write_corpus(folder: Path, count: int) -> None:
    """Make ``folder`` hold exactly the files of the first ``count`` plans; those that are there stay as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {f"{plan.stem}.txt": plan.text for plan in generate(count)}
    for path in folder.iterdir():
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def generate_one(number: int) -> KnownPlan:
    """Plan ``number``."""
    words = _words()
    chance = random.Random(_SEED + number)
    level = words["places"]["levels"][number % 2]
    place = _place(number, words) + level
    field = list(words["fields"])[number % len(words["fields"])]
    first_year = chance.randint(_FIRST_YEAR, _LAST_YEAR)
    title = chance.choice(words["titles"]).format(place=place, field=field, years=f"{first_year}—{first_year + 2}年")
    numbering = _NUMBERINGS[number // len(words["fields"]) % len(_NUMBERINGS)]
    issued = date(first_year, chance.randint(1, 12), chance.randint(1, 28))
    lines = [
        f"{place}人民政府关于印发《{title}》的通知",
        f"{place[0]}政发〔{first_year}〕{number % 97 + 1}号",
        "各乡镇人民政府，各有关部门：",
        f"现将《{title}》印发给你们，请认真组织实施。",
        f"{place}人民政府",
        f"{issued.year}年{issued.month}月{issued.day}日",
        title,
    ]
    body = _Body(chance, words, words["fields"][field], level, first_year)
    measures = body.write(numbering, lines)
    return KnownPlan(number, place, title, "\n\n".join(lines) + "\n", measures)


class _Body:
    """Writes the measures of one plan, and keeps what they say."""

    def __init__(
        self, chance: random.Random, words: Mapping[str, Any], field: Mapping[str, Any], level: str, year: int
    ) -> None:
        self._chance, self._words, self._year = chance, words, year
        self._departments = [level + name for name in field["departments"]]
        pairs = [(subject, aspect) for subject in field["subjects"] for aspect in words["aspects"]]
        self._pairs = iter(chance.sample(pairs, len(pairs)))

    def write(self, numbering: _Numbering, lines: list[str]) -> tuple[KnownMeasure, ...]:
        """Append the plan's chapters and measures to ``lines``."""
        known: list[KnownMeasure] = []
        for chapter, name in enumerate(self._words["chapters"], 1):
            in_chinese = format_chinese_number(chapter)
            if numbering.chapter:
                lines.append(numbering.chapter.format(c=in_chinese) + name)
            for item in range(1, self._chance.randint(*_CHAPTER_MEASURES) + 1):
                number = item if numbering.restarts else len(known) + 1
                label = numbering.measure.format(n=format_chinese_number(number), a=number)
                clause = f"{in_chinese}-{number}" if numbering.restarts else str(number)
                measure, text = self._measure(clause)
                known.append(measure)
                lines += [f"{label}{measure.heading}。{text}"]
        return tuple(known)

    def _measure(self, clause: str) -> tuple[KnownMeasure, str]:
        chance, words = self._chance, self._words
        subject, aspect = next(self._pairs)
        town, other = chance.sample(words["places"]["towns"], 2)
        due = self._due()
        sentences = [
            f"{chance.choice(words['means'])}。",
            chance.choice(words["details"]).format(town=town, other=other, subject=subject) + "。",
        ]
        chance.shuffle(sentences)
        indicator, percent = "", None
        if chance.random() < 0.5:
            measure = chance.choice(words["measures"])
            indicator, percent = f"{subject}{measure}", _percent(chance)
            pattern = chance.choice(words["target_sentences"])
            sentence = pattern.format(date=_written(due), subject=subject, measure=measure, value=percent)
        else:
            pattern = chance.choice(words["deadline_sentences"])
            sentence = pattern.format(date=_written(due), subject=subject, aspect=aspect)
        sentences.insert(chance.randint(0, 2), sentence)
        note, role = chance.choice(words["notes"])
        bodies = chance.sample(self._departments, chance.randint(3, 5))
        split = 1 if note.startswith("{leads}负责") else chance.randint(1, 2)
        leads, participants = tuple(bodies[:split]), tuple(bodies[split:])
        text = note.format(leads="、".join(leads), participants="、".join(participants))
        known = KnownMeasure(
            clause=clause,
            heading=f"{chance.choice(words['verbs'])}{subject}{aspect}",
            subject=subject + aspect,
            leads=leads,
            participants=participants if "{participants}" in note else (),
            role=role,
            due=due,
            indicator=indicator,
            percent=percent,
        )
        return known, "".join(sentences) + f"（{text}）"

    def _due(self) -> date:
        year, month = self._year + self._chance.randint(0, 2), self._chance.choice((6, 9, 10, 11, 12))
        return date(year, month, monthrange(year, month)[1])


def _written(due: date) -> str:
    return f"{due.year}年年底" if due.month == 12 else f"{due.year}年{due.month}月底"


def _percent(chance: random.Random) -> str:
    whole, tenth = chance.randint(40, 99), chance.choice((0, 0, 5))
    return f"{whole}.{tenth}" if tenth else str(whole)


def _place(number: int, words: Mapping[str, Any]) -> str:
    """A name of its own for each of the first 4,096 plans: 青溪, 云岭, …, then 青云溪, …"""
    first: Sequence[str] = words["places"]["first"]
    second: Sequence[str] = words["places"]["second"]
    pairs = len(first) * len(second)
    at, lap = number % pairs, number // pairs
    middle = first[(at + lap) % len(first)] if lap else ""
    return first[at % len(first)] + middle + second[at // len(first)]


@cache
def _words() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return loaded
